package org.fascicle.platform.internal.persist;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.fascicle.api.data.HostArray;

/** Writes a model's file. Equal models give equal files. */
public final class ModelWriter {
  /** The version of the format: readers refuse later ones. */
  static final int FORMAT = 1;

  static final String MODEL = "model.json";
  static final String WEIGHTS = "weights.safetensors";
  static final String TRAINING = "training.json";
  static final String STATE = "training.safetensors";

  /** The first date that a zip can hold, in place of a real one. */
  private static final LocalDateTime EPOCH = LocalDateTime.of(1980, 1, 1, 0, 0);

  private ModelWriter() {}

  /**
   * Writes a file, atomically.
   *
   * @throws org.fascicle.api.exception.FascicleException if it cannot be written
   */
  public static void write(Path file, SavedModel model) {
    AtomicFile.write(
        file,
        out -> {
          // No resource of its own: closing the zip is closing the file, which is not ours.
          ZipOutputStream zip = new ZipOutputStream(out, StandardCharsets.UTF_8);
          entry(zip, MODEL, Json.write(json(model)));
          entry(zip, WEIGHTS, model.weights());
          if (model.training().isPresent()) {
            entry(zip, TRAINING, Json.write(TrainingJson.write(model.training().get())));
            entry(zip, STATE, model.training().get().arrays());
          }
          zip.finish();
        });
  }

  /** The architecture alone, as text. */
  public static String architecture(SavedModel model) {
    Map<String, Object> json = new LinkedHashMap<>(json(model));
    json.remove("provenance");
    return new String(Json.write(json), StandardCharsets.UTF_8);
  }

  private static Map<String, Object> json(SavedModel model) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("format", FORMAT);
    json.put("dtype", model.policy().name());
    json.put("seed", model.seed());
    json.put("graph", GraphJson.write(model.graph()));
    if (!model.metadata().isEmpty()) {
      json.put("metadata", model.metadata());
    }
    model.compile().ifPresent(compile -> json.put("compile", CompileJson.write(compile)));
    Map<String, Object> provenance = new LinkedHashMap<>(model.provenance());
    provenance.put("plugins", model.providers());
    json.put("provenance", provenance);
    return json;
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    begin(zip, name, bytes.length, crc);
    zip.write(bytes);
    zip.closeEntry();
  }

  /** Arrays are stored as they are: they hardly get smaller, and readers know where they lie. */
  private static void entry(ZipOutputStream zip, String name, Map<String, HostArray> arrays)
      throws IOException {
    Measure measure = new Measure();
    SafeTensors.write(arrays, measure);
    begin(zip, name, measure.size, measure.crc);
    SafeTensors.write(arrays, zip);
    zip.closeEntry();
  }

  private static void begin(ZipOutputStream zip, String name, long size, CRC32 crc)
      throws IOException {
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(size);
    entry.setCompressedSize(size);
    entry.setCrc(crc.getValue());
    entry.setTimeLocal(EPOCH);
    zip.putNextEntry(entry);
  }

  /** Counts and sums up instead of writing. */
  private static final class Measure extends OutputStream {
    private final CRC32 crc = new CRC32();
    private long size;

    @Override
    public void write(int value) {
      crc.update(value);
      size++;
    }

    @Override
    public void write(byte[] bytes, int from, int count) {
      crc.update(bytes, from, count);
      size += count;
    }
  }
}
