package org.fascicle.platform.internal.persist;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;

/** Reads fields of a JSON object, saying which one is wrong. */
final class Fields {
  private final String where;
  private final Map<?, ?> object;

  Fields(String where, Object json) {
    this.where = where;
    if (!(json instanceof Map<?, ?> map)) {
      throw new InvalidArgumentException(where, "an object", describe(json), "");
    }
    object = map;
  }

  boolean has(String key) {
    return object.get(key) != null;
  }

  Object raw(String key) {
    return object.get(key);
  }

  String text(String key) {
    if (object.get(key) instanceof String text) {
      return text;
    }
    throw refused(key, "a text");
  }

  boolean bool(String key) {
    if (object.get(key) instanceof Boolean value) {
      return value;
    }
    throw refused(key, "true or false");
  }

  long number(String key) {
    Object value = object.get(key);
    if (value instanceof Long || value instanceof Integer) {
      return ((Number) value).longValue();
    }
    throw refused(key, "a whole number");
  }

  int smallNumber(String key) {
    long value = number(key);
    if (value != (int) value) {
      throw refused(key, "a number of 32 bits");
    }
    return (int) value;
  }

  double real(String key) {
    return real(where + "." + key, object.get(key));
  }

  /** A number; those that JSON cannot write are texts. */
  static double real(String where, Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    if ("NaN".equals(value) || "Infinity".equals(value) || "-Infinity".equals(value)) {
      return Double.parseDouble((String) value);
    }
    throw new InvalidArgumentException(where, "a number", describe(value), "");
  }

  /** A number as JSON can write it. */
  static Object real(double value) {
    return Double.isFinite(value) ? (Object) value : Double.toString(value);
  }

  List<?> list(String key) {
    if (object.get(key) instanceof List<?> list) {
      return list;
    }
    throw refused(key, "a list");
  }

  List<Fields> objects(String key) {
    List<Fields> all = new ArrayList<>();
    for (Object item : list(key)) {
      all.add(new Fields(where + "." + key + "[" + all.size() + "]", item));
    }
    return all;
  }

  Fields object(String key) {
    return new Fields(where + "." + key, object.get(key));
  }

  /** The fields as texts; others are left out. */
  Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    object.forEach(
        (key, value) -> {
          if (value instanceof String text) {
            texts.put(String.valueOf(key), text);
          }
        });
    return texts;
  }

  /** The fields as they are. */
  Map<String, Object> values() {
    Map<String, Object> values = new LinkedHashMap<>();
    object.forEach((key, value) -> values.put(String.valueOf(key), value));
    return values;
  }

  Map<?, ?> map() {
    return object;
  }

  private InvalidArgumentException refused(String key, String expected) {
    return new InvalidArgumentException(where + "." + key, expected, describe(object.get(key)), "");
  }

  private static String describe(Object json) {
    if (json == null) {
      return "nothing";
    }
    String text = json instanceof String s ? "\"" + s + "\"" : json.toString();
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
