package org.fascicle.platform.internal.persist;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;

/** Where training stands as JSON values, and back. */
final class TrainingJson {
  private TrainingJson() {}

  static Map<String, Object> write(SavedModel.Training training) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("step", training.step());
    json.put("epoch", training.epoch());
    json.put("batch", training.batch());
    json.put("counter", training.counter());
    training.reading().ifPresent(reading -> json.put("reading", reading(reading)));
    json.put("optimizers", training.optimizers().stream().map(TrainingJson::optimizer).toList());
    Map<String, Object> callbacks = new LinkedHashMap<>();
    training.callbacks().forEach((name, value) -> callbacks.put(name, Fields.real(value)));
    json.put("callbacks", callbacks);
    json.put("kept", training.kept());
    return json;
  }

  private static Map<String, Object> reading(SavedModel.Reading reading) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("samples", reading.samples());
    json.put("batch_size", reading.batchSize());
    json.put("shuffled", reading.shuffled());
    json.put("seen", reading.seen());
    return json;
  }

  private static Map<String, Object> optimizer(SavedModel.Optimizer optimizer) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("updates", optimizer.updates());
    json.put("rate", Fields.real(optimizer.rate()));
    return json;
  }

  /**
   * What JSON values describe.
   *
   * @throws InvalidArgumentException if they describe nothing of the kind
   */
  static SavedModel.Training read(Fields json, Map<String, HostArray> arrays) {
    Map<String, Double> callbacks = new LinkedHashMap<>();
    json.object("callbacks")
        .map()
        .forEach((name, value) -> callbacks.put((String) name, Fields.real("callbacks", value)));
    List<String> kept = json.list("kept").stream().map(String::valueOf).toList();
    return new SavedModel.Training(
        count(json, "step"),
        Math.max(0, json.smallNumber("epoch")),
        count(json, "batch"),
        count(json, "counter"),
        json.has("reading") ? Optional.of(reading(json.object("reading"))) : Optional.empty(),
        json.objects("optimizers").stream().map(TrainingJson::optimizer).toList(),
        callbacks,
        kept,
        arrays);
  }

  private static SavedModel.Reading reading(Fields json) {
    int batchSize = json.smallNumber("batch_size");
    if (batchSize < 1) {
      throw new InvalidArgumentException("batch_size", "1 or more", batchSize + "", "");
    }
    return new SavedModel.Reading(
        count(json, "samples"), batchSize, json.bool("shuffled"), count(json, "seen"));
  }

  private static SavedModel.Optimizer optimizer(Fields json) {
    return new SavedModel.Optimizer(count(json, "updates"), json.real("rate"));
  }

  private static long count(Fields json, String key) {
    long value = json.number(key);
    if (value < 0) {
      throw new InvalidArgumentException(key, "a number of 0 or more", value + "", "");
    }
    return value;
  }
}
