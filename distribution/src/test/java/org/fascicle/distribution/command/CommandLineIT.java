package org.fascicle.distribution.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands as a user types them, on the reference backend and generated digits. */
class CommandLineIT {
  private static final String DATASET =
      "digits(train_samples=2000, test_samples=500, flatten=true)";

  @TempDir static Path folder;

  @BeforeAll
  static void train() {
    Result result =
        run(
            "train",
            "--backend",
            "reference",
            "--dataset",
            DATASET,
            "--layers",
            "Dense(units=32, activation=relu) Dense(units=10, activation=softmax)",
            "--epochs",
            "3",
            "--batch-size",
            "50",
            "--out",
            folder.toString());
    assertThat(result.status).as(result.text).isZero();
    assertThat(result.text)
        .contains("Total params: 25,450", "Epoch 3/3 - 40/40", "Held-out samples: loss", "• loss");
  }

  @Test
  void drawsTheCurvesIntoAPicture() throws IOException {
    var image = ImageIO.read(folder.resolve("curve.png").toFile());

    assertThat(image.getWidth()).isEqualTo(1120);
    assertThat(image.getHeight()).isEqualTo(420);
  }

  @Test
  void evaluatesPredictsAndDescribesTheSavedModel() throws IOException {
    String model = folder.resolve("model.fascicle").toString();

    Map<String, Object> figures = last(run("evaluate", model, "--dataset", DATASET, "--json"));
    assertThat((Double) figures.get("accuracy")).isGreaterThan(0.5);
    assertThat(figures).containsEntry("samples", 500);

    Map<String, Object> reported =
        last(run("evaluate", model, "--dataset", DATASET, "--report", "--json"));
    assertThat(((Map<?, ?>) reported.get("report")).keySet().stream().map(String::valueOf))
        .contains("0", "9", "accuracy", "macro avg", "weighted avg");
    assertThat((List<?>) reported.get("confusion")).hasSize(10);
    assertThat(run("evaluate", model, "--dataset", DATASET, "--report").text)
        .contains("precision    recall  f1-score   support");

    List<Map<String, Object>> rows =
        run("predict", model, "--dataset", DATASET, "--count", "4", "--json").objects();
    assertThat(rows).hasSize(4).allSatisfy(r -> assertThat((List<?>) r.get("scores")).hasSize(10));

    assertThat(last(run("summary", model, "--json"))).containsEntry("parameters", 25450);
    assertThat(run("inspect", model).text).contains("dense/kernel");
  }

  @Test
  void goesOnWithASavedModel() throws IOException {
    Path out = folder.resolve("resumed");
    Map<String, Object> figures =
        last(
            run(
                "train",
                "--resume",
                folder.resolve("model.fascicle").toString(),
                "--dataset",
                DATASET,
                "--epochs",
                "4",
                "--batch-size",
                "50",
                "--out",
                out.toString(),
                "--json"));

    assertThat((List<?>) figures.get("trainLoss")).hasSize(1);
  }

  @Test
  void showsWhichKernelsRan() throws IOException {
    Path out = folder.resolve("profiled");
    List<Map<String, Object>> objects =
        run(
                "train",
                "--profile",
                "--dataset",
                DATASET,
                "--layers",
                "Dense(units=10, activation=softmax, name=only)",
                "--epochs",
                "1",
                "--batch-size",
                "50",
                "--out",
                out.toString(),
                "--json")
            .objects();

    Map<String, Object> profile = objects.get(objects.size() - 2);
    assertThat((List<?>) profile.get("profile"))
        .anySatisfy(
            row ->
                assertThat((Map<?, ?>) row)
                    .asInstanceOf(
                        org.assertj.core.api.InstanceOfAssertFactories.map(
                            String.class, Object.class))
                    .containsEntry("layer", "only")
                    .containsEntry("phase", "update")
                    .containsEntry("operation", "adam_update")
                    .containsEntry("backend", "reference")
                    .containsEntry("library", "Java")
                    .containsEntry("count", 2 * 40));
    Map<String, Object> trace =
        JSON.std.mapFrom(Files.readString(Path.of((String) profile.get("trace"))));
    assertThat((List<?>) trace.get("traceEvents")).hasSizeGreaterThan(1000);
    assertThat(objects.get(objects.size() - 1)).containsKey("testLoss");

    assertThat(run("example", "E1", "--profile", "--out", out.toString()).text)
        .contains("library", "ms in kernels", "Saved the last");
  }

  @Test
  void looksForALearningRate() throws IOException {
    Path out = folder.resolve("rates");
    String[] command = {
      "lr-find",
      "--dataset",
      DATASET,
      "--layers",
      "Dense(units=10, activation=softmax)",
      "--optimizer",
      "sgd",
      "--from",
      "1e-4",
      "--to",
      "10",
      "--steps",
      "30",
      "--out",
      out.toString()
    };
    assertThat(run(command).text).contains("falls most steeply at a learning rate of");

    Map<String, Object> figures = last(run(with(command, "--json")));
    assertThat((List<?>) figures.get("rates")).hasSizeBetween(10, 30);
    assertThat((Double) figures.get("suggestion")).isBetween(1e-3, 5.0);
    assertThat(ImageIO.read(Path.of((String) figures.get("file")).toFile()).getWidth())
        .isGreaterThan(300);

    Result refused = run("lr-find", "--dataset", DATASET, "--from", "1", "--to", "0.1", "--json");
    assertThat(refused.status).isEqualTo(1);
    assertThat(last(refused).get("error").toString()).contains("LearningRateFinder");
  }

  private static String[] with(String[] args, String more) {
    String[] all = java.util.Arrays.copyOf(args, args.length + 1);
    all[args.length] = more;
    return all;
  }

  @Test
  void listsBackendsAndOperationsAndPlugins() throws IOException {
    Result backends = run("backends", "--ops", "--json");
    assertThat(backends.objects().get(0)).containsEntry("backend", "reference");
    assertThat((Map<?, ?>) backends.objects().get(1).get("operations")).hasSizeGreaterThan(70);

    assertThat(run("plugins").text).contains("Dense", "categorical_crossentropy", "Adam");
  }

  @Test
  void runsPartOfTheConformanceKit() throws IOException {
    Map<String, Object> summary = last(run("tck", "--only", "matmul", "--json"));

    assertThat(summary).containsEntry("backend", "reference").containsEntry("failed", 0);
    assertThat((Integer) summary.get("passed")).isPositive();
  }

  @Test
  void failsWithOneObjectAndStatusOne() throws IOException {
    Result result = run("train", "--dataset", "mnits", "--json");

    assertThat(result.status).isEqualTo(1);
    assertThat(result.objects()).hasSize(1);
    assertThat(result.objects().get(0).get("error").toString()).contains("mnist");
  }

  @Test
  void refusesATruncatedModelAndKeepsTheOldOne() throws IOException {
    byte[] bytes = Files.readAllBytes(folder.resolve("model.fascicle"));
    Path cut = folder.resolve("cut.fascicle");
    Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));

    Result result = run("summary", cut.toString(), "--json");

    assertThat(result.status).isEqualTo(1);
    assertThat(last(result)).containsEntry("type", "CorruptFileException");
  }

  @Test
  void savesNoModelThatLostItsNumbers() throws IOException {
    Path lost = folder.resolve("lost");

    Result result =
        run(
            "train",
            "--backend",
            "reference",
            "--dataset",
            DATASET,
            "--layers",
            "Dense(units=32) Dense(units=10, activation=softmax)",
            "--optimizer",
            "sgd(learning_rate=1e30)",
            "--out",
            lost.toString(),
            "--json");

    assertThat(result.status).isEqualTo(1);
    assertThat(last(result).get("error").toString()).contains("not saved", "after batch");
    assertThat(lost.resolve("model.fascicle")).doesNotExist();
  }

  @Test
  void saysHowToUseIt() {
    assertThat(run("train", "--epochs", "many").status).isEqualTo(2);
    assertThat(run("no-such-command").status).isEqualTo(2);
    assertThat(run("train", "--help").status).isZero();
  }

  private static Map<String, Object> last(Result result) throws IOException {
    List<Map<String, Object>> objects = result.objects();
    return objects.get(objects.size() - 1);
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

  /**
   * What a command did.
   *
   * @param status the exit status
   * @param text standard output
   */
  private record Result(int status, String text) {
    List<Map<String, Object>> objects() throws IOException {
      List<Map<String, Object>> objects = new ArrayList<>();
      for (String line : text.lines().toList()) {
        objects.add(JSON.std.mapFrom(line));
      }
      return objects;
    }
  }
}
