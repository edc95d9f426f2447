package org.fascicle.platform.internal.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/** The keys of a layer's configuration that the platform itself reads. */
final class LayerSpecs {
  /** The type of a layer that only says what comes in. */
  static final String INPUT = "InputLayer";

  private static final List<String> INPUT_KEYS = List.of("shape", "batch_shape", "dtype", "name");

  /** What Keras's configurations hold besides; there is nothing here to switch on. */
  private static final List<String> INPUT_SWITCHES = List.of("sparse", "ragged", "optional");

  private LayerSpecs() {}

  /** Checks that a spec is a layer's. */
  static Spec checked(String model, Spec spec) {
    if (spec.kind() != Kind.LAYER) {
      throw new InvalidArgumentException(
          model, "a layer", "the " + spec.kind() + " " + spec.type(), "");
    }
    return spec;
  }

  static boolean isInput(Spec spec) {
    return spec.type().equals(INPUT) || spec.type().equals("Input");
  }

  static boolean isTrainable(Spec spec) {
    Object value = spec.config().get("trainable");
    if (value != null && !(value instanceof Boolean)) {
      throw new InvalidArgumentException(
          "layer " + spec.type(), "true or false for \"trainable\"", value.toString(), "");
    }
    return value == null || (Boolean) value;
  }

  /**
   * The element types of a layer: what its spec says, or else those of what it is in.
   *
   * @throws InvalidArgumentException if it names no policy
   */
  static DTypePolicy policy(Spec spec, DTypePolicy outer) {
    return DTypePolicy.of(spec.config().get("dtype"), outer);
  }

  /**
   * What an input layer says: shape and type.
   *
   * @throws InvalidArgumentException if it says something else
   */
  static InputDef input(String name, Spec spec) {
    spec.config().forEach((key, value) -> checkInput(name, key, value));
    Object batch = spec.config().get("batch_shape");
    Object shape =
        batch instanceof List<?> all && !all.isEmpty()
            ? all.subList(1, all.size())
            : spec.config().get("shape");
    Object dtype = spec.config().get("dtype");
    return new InputDef(
        name,
        dtype == null ? null : dtype(dtype),
        shape("layer " + name, shape),
        batchSize("layer " + name, batch));
  }

  private static long batchSize(String where, Object batchShape) {
    if (!(batchShape instanceof List<?> all) || all.isEmpty()) {
      return Shape.UNKNOWN;
    }
    return shape(where, all.subList(0, 1)).dim(0);
  }

  private static void checkInput(String name, String key, Object value) {
    boolean off = value == null || value.equals(false);
    if (!INPUT_KEYS.contains(key) && !(INPUT_SWITCHES.contains(key) && off)) {
      throw new InvalidArgumentException(
          "layer " + name + " (" + INPUT + ")",
          "the keys " + String.join(", ", INPUT_KEYS),
          "\"" + key + "\": " + value,
          "");
    }
  }

  /** The shape of one sample that a layer's configuration gives; null for none. */
  static Shape inputShape(String label, Spec spec) {
    Object shape = spec.config().get("input_shape");
    return shape == null ? null : shape(label, shape);
  }

  /** A spec without the keys that the graph itself holds. */
  static Spec stripped(Spec spec) {
    Map<String, Object> config = new LinkedHashMap<>(spec.config());
    config.keySet().removeAll(List.of("name", "trainable", "input_shape"));
    return Spec.of(Kind.LAYER, spec.type(), config).range(spec.range());
  }

  static DType dtype(Object label) {
    for (DType dtype : DType.values()) {
      if (dtype.label().equals(label)) {
        return dtype;
      }
    }
    throw new InvalidArgumentException(
        "dtype", "float32, float64, int32 or another element type", "\"" + label + "\"", "");
  }

  static Shape shape(String where, Object json) {
    if (!(json instanceof List<?> list)) {
      throw new InvalidArgumentException(
          where, "a list of axis lengths as shape", String.valueOf(json), "");
    }
    long[] dims = new long[list.size()];
    for (int i = 0; i < dims.length; i++) {
      Object dim = list.get(i);
      if (dim != null && !(dim instanceof Long) && !(dim instanceof Integer)) {
        throw new InvalidArgumentException(
            where, "whole numbers, or null, as axis lengths", list.toString(), "");
      }
      dims[i] = dim == null ? Shape.UNKNOWN : ((Number) dim).longValue();
    }
    return Shape.of(dims);
  }
}
