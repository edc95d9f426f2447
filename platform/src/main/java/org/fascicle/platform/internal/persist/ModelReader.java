package org.fascicle.platform.internal.persist;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.tensor.TensorSpec;

/** Reads a model's file: data only, and none of it is believed unchecked. */
public final class ModelReader {
  private ModelReader() {}

  /**
   * What a file holds.
   *
   * @throws CorruptFileException if it is not a complete model
   * @throws FascicleException if it cannot be read, or a later version wrote it
   */
  public static SavedModel read(Path file) {
    try (ModelArchive archive = ModelArchive.open(file)) {
      Fields json = archive.json(ModelWriter.MODEL);
      try {
        requireFormat(file.toString(), json);
        Map<String, HostArray> weights = arrays(archive, ModelWriter.WEIGHTS);
        Optional<SavedModel.Training> training = Optional.empty();
        if (archive.has(ModelWriter.TRAINING)) {
          Fields state = archive.json(ModelWriter.TRAINING);
          training = Optional.of(TrainingJson.read(state, arrays(archive, ModelWriter.STATE)));
        }
        return model(json, weights, training);
      } catch (InvalidArgumentException e) {
        throw corrupt(archive, e);
      }
    }
  }

  /**
   * The architecture that a text describes, without values.
   *
   * @throws InvalidArgumentException if it describes none
   */
  public static SavedModel architecture(String text) {
    Fields json;
    try {
      json = new Fields("Model", Json.read(text.getBytes(StandardCharsets.UTF_8)));
    } catch (Json.Refused e) {
      throw new InvalidArgumentException(
          "Fascicle.fromJson", "what Model.toJson gives", String.valueOf(e.getMessage()), "");
    }
    requireFormat("This text", json);
    return model(json, Map.of(), Optional.empty());
  }

  private static SavedModel model(
      Fields json, Map<String, HostArray> weights, Optional<SavedModel.Training> training) {
    Fields provenance = json.has("provenance") ? json.object("provenance") : none();
    Optional<Compile> compile =
        json.has("compile")
            ? Optional.of(CompileJson.read(json.object("compile")))
            : Optional.empty();
    return new SavedModel(
        GraphJson.read(json.object("graph")),
        DTypePolicy.of(json.text("dtype")),
        json.number("seed"),
        json.has("metadata") ? json.object("metadata").values() : Map.of(),
        provenance.texts(),
        provenance.has("plugins") ? provenance.object("plugins").texts() : Map.of(),
        weights,
        compile,
        training);
  }

  private static Fields none() {
    return new Fields("provenance", Map.of());
  }

  private static void requireFormat(String where, Fields json) {
    long format = json.number("format");
    if (format < 1 || format > ModelWriter.FORMAT) {
      throw new FascicleException(
          where
              + " is of format "
              + format
              + "; this version reads up to "
              + ModelWriter.FORMAT
              + ". Use a later version of Fascicle.");
    }
  }

  private static Map<String, HostArray> arrays(ModelArchive archive, String entry) {
    long size = archive.size(entry);
    return archive.stored(
        entry, in -> new SafeTensorsReader(in, size, archive.failure(entry)).read());
  }

  private static CorruptFileException corrupt(ModelArchive archive, InvalidArgumentException e) {
    CorruptFileException failure =
        archive.failure("").corrupt(-1, e.subject() + ": " + e.expected(), e.actual());
    failure.initCause(e);
    return failure;
  }

  /** What a file holds, as JSON values, without the elements of arrays. */
  public static Map<String, Object> inspect(Path file) {
    try (ModelArchive archive = ModelArchive.open(file)) {
      Fields json = archive.json(ModelWriter.MODEL);
      requireFormat(file.toString(), json);
      Map<String, Object> content = new LinkedHashMap<>();
      json.map().forEach((key, value) -> content.put((String) key, value));
      content.put("weights", specs(archive, ModelWriter.WEIGHTS));
      if (archive.has(ModelWriter.TRAINING)) {
        content.put("training", archive.json(ModelWriter.TRAINING).map());
        content.put("training_arrays", specs(archive, ModelWriter.STATE));
      }
      return content;
    }
  }

  private static Map<String, String> specs(ModelArchive archive, String entry) {
    long size = archive.size(entry);
    Map<String, TensorSpec> specs =
        archive.stored(
            entry, in -> new SafeTensorsReader(in, size, archive.failure(entry)).specs());
    Map<String, String> words = new LinkedHashMap<>();
    specs.forEach((name, spec) -> words.put(name, spec.dtype() + " " + spec.shape()));
    return words;
  }

  /** Names that a file should have and has not, or the other way round, are one more damage. */
  public static CorruptFileException mismatch(Path file, InvalidArgumentException e) {
    CorruptFileException failure =
        new Failure(file, "", -1).corrupt(-1, e.subject() + ": " + e.expected(), e.actual());
    failure.initCause(e);
    return failure;
  }
}
