package org.fascicle.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The pictures of the command line, on a small model of generated digits. */
class ShowIT {
  private static final String DATASET = "digits(train_samples=200, test_samples=100)";

  @TempDir static Path folder;

  @BeforeAll
  static void train() {
    int status =
        run(
                "train",
                "--backend",
                "reference",
                "--dataset",
                DATASET,
                "--layers",
                "Flatten() Dense(units=10, activation=sigmoid) Dense(units=10, activation=softmax)",
                "--epochs",
                "1",
                "--batch-size",
                "50",
                "--out",
                folder.toString())
            .status;
    assertThat(status).isZero();
  }

  private static String model() {
    return folder.resolve("model.fascicle").toString();
  }

  @ParameterizedTest
  @CsvSource({
    "graph, ''",
    "weights, ''",
    "weights, --layer dense --shape 28x28",
    "maps, --layer dense --sample 3",
    "confusion, ''"
  })
  void drawsAndSaysWhere(String picture, String options) throws Exception {
    for (String suffix : new String[] {"png", "svg"}) {
      Path file = folder.resolve("new " + suffix).resolve(picture + "." + suffix);
      String data = picture.equals("maps") || picture.equals("confusion") ? "--dataset" : "";
      Result result =
          run(
              Stream.concat(
                      Stream.of("show", picture, model(), "-o", file.toString(), "--json"),
                      Stream.of(data, data.isEmpty() ? "" : DATASET, options.replace(' ', '\n'))
                          .flatMap(text -> text.lines()))
                  .filter(text -> !text.isEmpty())
                  .toArray(String[]::new));

      assertThat(result.status).as(result.text).isZero();
      Map<String, Object> json = JSON.std.mapFrom(result.text);
      assertThat(json).containsEntry("file", file.toString()).containsEntry("picture", picture);
      if (suffix.equals("png")) {
        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(2 * (Integer) json.get("width"));
        assertThat(image.getHeight()).isEqualTo(2 * (Integer) json.get("height"));
      } else {
        String root =
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(file.toFile())
                .getDocumentElement()
                .getTagName();
        assertThat(root).isEqualTo("svg");
      }
    }
  }

  @Test
  void drawsThePicturesOfAnImage() throws IOException {
    Path image = folder.resolve("three.png");
    ImageIO.write(new BufferedImage(28, 28, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
    Path large = folder.resolve("large.png");
    ImageIO.write(new BufferedImage(60, 40, BufferedImage.TYPE_INT_RGB), "png", large.toFile());
    Path out = folder.resolve("maps-of-image.png");

    assertThat(maps("--image", image.toString(), "-o", out.toString()).status).isZero();
    assertThat(out).isNotEmptyFile();
    failed(maps("--image", large.toString()), "28 rows of 28 pixels", "40 rows of 60", "--resize");
    assertThat(maps("--image", large.toString(), "--resize", "-o", out.toString()).status).isZero();
  }

  private static Result maps(String... more) {
    String[] args = {"show", "maps", model(), "--layer", "dense", "--json"};
    String[] all = Arrays.copyOf(args, args.length + more.length);
    System.arraycopy(more, 0, all, args.length, more.length);
    return run(all);
  }

  @Test
  void saysWhatIsWrong() throws IOException {
    Path text = Files.writeString(folder.resolve("text.png"), "no picture");
    failed(run("show", "weights", model(), "--layer", "dens", "--json"), "dens", "dense");
    failed(run("show", "weights", model(), "--layer", "flatten", "--json"), "These have: dense");
    failed(run("show", "filters", model(), "--json"), "a convolution");
    failed(run("show", "filters", model(), "--layer", "dense", "--json"), "(784, 10)");
    failed(run("show", "weights", model(), "--shape", "30x30", "--json"), "784", "(30, 30)");
    failed(run("show", "weights", model(), "--shape", "big", "--json"), "28x28");
    failed(maps("--image", text.toString()), "cannot be read as a picture");
    failed(maps("--image", folder.resolve("none.png").toString()), "no such file");
    failed(maps("--dataset", DATASET, "--sample", "100"), "below 100");
    assertThat(run("show").status).isEqualTo(2);
    assertThat(run("show", "graph", "--help").status).isZero();
    assertThat(run("show", "--help").text).contains("graph", "filters", "maps", "confusion");
  }

  @Test
  void aFailedSaveLeavesTheOldFile() throws IOException {
    Path old = Files.writeString(folder.resolve("old.txt"), "old");

    failed(run("show", "graph", model(), "-o", old.toString(), "--json"), ".png or .svg");
    failed(
        run("show", "graph", model(), "-o", old.resolve("below.png").toString(), "--json"),
        "unchanged");
    assertThat(old).hasContent("old");
  }

  private static void failed(Result result, String... words) throws IOException {
    assertThat(result.status).as(result.text).isEqualTo(1);
    assertThat(JSON.std.mapFrom(result.text).get("error").toString()).contains(words);
  }

  private static synchronized Result run(String... args) {
    PrintStream before = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    try {
      return new Result(FascicleCommand.execute(args), bytes.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(before);
    }
  }

  /** What a command did: exit status, standard output. */
  private record Result(int status, String text) {}
}
