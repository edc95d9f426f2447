package org.fascicle.platform.internal.config;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Converts JSON values to the types of a record's components. */
final class ConfigValues {
  private ConfigValues() {}

  /**
   * The value for a component; null for a missing key, which the record replaces by its default.
   */
  static Object convert(RecordComponent component, String key, Object value, String where) {
    if (value == null && component.getType().isPrimitive()) {
      throw new InvalidArgumentException(
          where, "a value for \"" + key + "\"", "none", "It has no default.");
    }
    return convert(component.getGenericType(), key, value, where);
  }

  private static Object convert(Type type, String key, Object value, String where) {
    if (value == null) {
      return null;
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() == List.class) {
      return list(generic.getActualTypeArguments()[0], key, value, where);
    }
    if (type == Spec.class) {
      return spec(key, value, where);
    }
    Object converted = scalar(type, value);
    if (converted == null) {
      throw refused(where, key, expected(type), value);
    }
    return converted;
  }

  private static Object scalar(Type type, Object value) {
    if (type == int.class || type == Integer.class) {
      Long number = integer(value);
      return number != null && number == number.intValue() ? (Object) number.intValue() : null;
    }
    if (type == long.class || type == Long.class) {
      return integer(value);
    }
    if (type == double.class || type == Double.class) {
      return value instanceof Number number ? (Object) number.doubleValue() : null;
    }
    if (type == boolean.class || type == Boolean.class) {
      return value instanceof Boolean ? value : null;
    }
    if (type == String.class) {
      return value instanceof String ? value : null;
    }
    if (type == Object.class) {
      return value;
    }
    if (isMap(type)) {
      return value instanceof Map ? value : null;
    }
    throw new FascicleException(
        "A plugin's configuration record has a component of type "
            + type.getTypeName()
            + "; allowed are int, long, double, boolean, String, List, Map, Spec.");
  }

  private static boolean isMap(Type type) {
    return type == Map.class
        || (type instanceof ParameterizedType generic && generic.getRawType() == Map.class);
  }

  private static Long integer(Object value) {
    if (value instanceof Long number) {
      return number;
    }
    // JSON has one type of number: 2.0 is the integer 2.
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) < 0x1p53) {
      return number.longValue();
    }
    return null;
  }

  private static List<Object> list(Type element, String key, Object value, String where) {
    List<?> values = value instanceof List<?> given ? given : List.of(value);
    List<Object> out = new ArrayList<>();
    for (Object item : values) {
      out.add(convert(element, key, item, where));
    }
    return Collections.unmodifiableList(out);
  }

  private static Spec spec(String key, Object value, String where) {
    try {
      return Spec.fromJson(kind(key), value);
    } catch (InvalidArgumentException e) {
      throw refused(where, key, e.expected(), value);
    }
  }

  /** What a key's spec describes, by its last word: {@code kernel_initializer}. */
  private static Kind kind(String key) {
    for (Kind kind : Kind.values()) {
      if (key.endsWith(kind.label())) {
        return kind;
      }
    }
    return key.equals("learning_rate") ? Kind.SCHEDULE : Kind.LAYER;
  }

  private static String expected(Type type) {
    if (type == int.class || type == Integer.class) {
      return "an integer of 32 bits";
    }
    if (type == long.class || type == Long.class) {
      return "an integer";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    return type == String.class ? "a text" : "an object";
  }

  private static InvalidArgumentException refused(
      String where, String key, String expected, Object value) {
    String shown = value instanceof String ? "\"" + value + "\"" : String.valueOf(value);
    return new InvalidArgumentException(where, expected + " for \"" + key + "\"", shown, "");
  }
}
