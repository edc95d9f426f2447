package org.fascicle.platform.internal.persist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.platform.internal.model.GraphDef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files made to do harm, and files of others. */
class HostileFileTest {
  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("model");
  }

  private static SavedModel model() {
    return new SavedModel(
        new GraphDef("m", true, List.of(), List.of(), List.of()),
        DTypePolicy.FLOAT32,
        1,
        Map.of("symbols", List.of("a", "ß")),
        Map.of("fascicle", "0.1.0"),
        Map.of("layer Dense", "b [1,2)"),
        Map.of("w", HostArray.of(new float[] {1, 2}, 2)),
        Optional.empty(),
        Optional.empty());
  }

  private interface Zip {
    void write(ZipOutputStream zip) throws IOException;
  }

  private void zip(Zip content) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      content.write(zip);
    }
  }

  private static void entry(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  @Test
  void whatIsWrittenIsRead() {
    ModelWriter.write(file, model());
    SavedModel back = ModelReader.read(file);
    assertThat(back.graph()).isEqualTo(model().graph());
    assertThat(back.seed()).isEqualTo(1);
    assertThat(back.metadata()).isEqualTo(model().metadata());
    assertThat(back.providers()).containsEntry("layer Dense", "b [1,2)");
    assertThat(back.weights().get("w").toFloats()).containsExactly(1, 2);
  }

  @Test
  void noFileAndNoZip() throws IOException {
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("does not exist");
    assertThatThrownBy(() -> ModelReader.read(folder)).hasMessageContaining("is no file");
    Files.write(file, new byte[0]);
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("an empty file");
    Files.writeString(file, "not a zip at all");
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("16 bytes");
  }

  @Test
  void aZipOfSomethingElse() throws IOException {
    zip(zip -> entry(zip, "../../etc/passwd", "x"));
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("an entry model.json");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(file);
    }
  }

  @Test
  void aBombOfJson() throws IOException {
    zip(
        zip -> {
          zip.putNextEntry(new ZipEntry("model.json"));
          byte[] spaces = new byte[1 << 20];
          java.util.Arrays.fill(spaces, (byte) ' ');
          for (int i = 0; i < 70; i++) {
            zip.write(spaces);
          }
          zip.closeEntry();
        });
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("at most 67108864 bytes");
  }

  @Test
  void deeplyNestedJson() throws IOException {
    zip(zip -> entry(zip, "model.json", "{\"a\":".repeat(100_000)));
    assertThatThrownBy(() -> ModelReader.read(file)).isInstanceOf(CorruptFileException.class);
  }

  @Test
  void aBombOfArrays() throws IOException {
    ModelWriter.write(file, model());
    zip(
        zip -> {
          entry(zip, "model.json", json());
          zip.putNextEntry(new ZipEntry("weights.safetensors"));
          zip.write(new byte[1 << 20]);
          zip.closeEntry();
        });
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(CorruptFileException.class)
        .hasMessageContaining("not compressed");
  }

  private static String json() {
    return ModelWriter.architecture(model());
  }

  @Test
  void wrongChecksums() throws IOException {
    ModelWriter.write(file, model());
    byte[] bytes = Files.readAllBytes(file);
    int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf("F32");
    bytes[at + 40]++;
    Files.write(file, bytes);
    assertThatThrownBy(() -> ModelReader.read(file)).isInstanceOf(CorruptFileException.class);
  }

  @Test
  void laterFormats() throws IOException {
    zip(zip -> entry(zip, "model.json", json().replace("\"format\" : 1", "\"format\" : 2")));
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("is of format 2")
        .hasMessageContaining("later version");
  }

  @Test
  void fieldsOfTheWrongTypeAreNamed() throws IOException {
    for (String[] change :
        new String[][] {
          {"\"sequential\" : true", "\"sequential\" : 1", "model.json.graph.sequential"},
          {"\"float32\"", "\"float33\"", "float33"},
          {"\"layers\" : [ ]", "\"layers\" : [ 3 ]", "layers[0]"},
          {"\"outputs\" : [ ]", "\"outputs\" : [ [1] ]", "[layer, call, output]"},
          {"\"seed\" : 1", "\"seed\" : \"x\"", "model.json.seed"},
          {"\"format\" : 1", "\"format\" : null", "model.json.format"}
        }) {
      assertThat(json()).contains(change[0]);
      zip(
          zip -> {
            entry(zip, "model.json", json().replace(change[0], change[1]));
            byte[] empty = {2, 0, 0, 0, 0, 0, 0, 0, '{', '}'};
            ZipEntry stored = new ZipEntry("weights.safetensors");
            stored.setMethod(ZipEntry.STORED);
            stored.setSize(empty.length);
            CRC32 crc = new CRC32();
            crc.update(empty);
            stored.setCrc(crc.getValue());
            zip.putNextEntry(stored);
            zip.write(empty);
            zip.closeEntry();
          });
      assertThatThrownBy(() -> ModelReader.read(file))
          .as(change[1])
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining(change[2]);
    }
  }

  @Test
  void aTruncatedArrayIsFoundWhereItEnds() throws IOException {
    ModelWriter.write(file, model());
    byte[] bytes = Files.readAllBytes(file);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    int header = text.indexOf("{\"w\"");
    bytes[header - 8]++;
    Files.write(file, bytes);
    assertThatThrownBy(() -> ModelReader.read(file))
        .isInstanceOfSatisfying(
            CorruptFileException.class,
            e -> assertThat(e.offset()).isBetween(header - 8L, (long) bytes.length));
  }
}
