package org.fascicle.api.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;

/** Java values as those of JSON: null, Boolean, Long, Double, String, List and Map. */
final class JsonValues {
  private JsonValues() {}

  /**
   * A copy of a map as an object of JSON, unmodifiable.
   *
   * @param where what it belongs to, for messages
   * @throws InvalidArgumentException if a value is not JSON
   */
  static Map<String, Object> object(String where, Map<?, ?> map) {
    if (map == null) {
      throw new InvalidArgumentException(where, "an object as configuration", "something else", "");
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((k, v) -> copy.put(String.valueOf(k), value(where + "." + k, v)));
    return Collections.unmodifiableMap(copy);
  }

  /** A value of JSON; integers and floats are widened. */
  static Object value(String where, Object value) {
    if (value == null || value instanceof Boolean || value instanceof String) {
      return value;
    }
    if (value instanceof Integer || value instanceof Long || value instanceof Short) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      return value instanceof Float f ? Double.parseDouble(f.toString()) : value;
    }
    if (value instanceof SpecSource source) {
      return Collections.unmodifiableMap(source.spec().toJson());
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(value(where, v)));
      return Collections.unmodifiableList(copy);
    }
    if (value instanceof Map<?, ?> map) {
      return object(where, map);
    }
    throw new InvalidArgumentException(
        where, "a JSON value", value.getClass().getName(), "A configuration is data only.");
  }
}
