package org.fascicle.platform.internal.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.platform.internal.text.Names;

/**
 * Binds a configuration's JSON values to the record that a plugin declares: {@code use_bias} to
 * {@code useBias}. Reflection happens here, once, when a model is built.
 */
public final class ConfigBinder {
  private ConfigBinder() {}

  /**
   * The record with these values.
   *
   * @param type a public record
   * @param config JSON values by key
   * @param common keys that the platform itself reads
   * @param where the layer or option, for messages
   * @throws InvalidArgumentException if a key is unknown, or a value is of the wrong type or
   *     refused by the record
   */
  public static Record bind(
      Class<? extends Record> type, Map<String, Object> config, Set<String> common, String where) {
    RecordComponent[] components = type.getRecordComponents();
    Map<String, Object> left = new LinkedHashMap<>(config);
    Object[] arguments = new Object[components.length];
    List<String> keys = new ArrayList<>();
    for (int i = 0; i < components.length; i++) {
      String key = key(components[i].getName());
      keys.add(key);
      Object value = left.remove(given(key, left.keySet()));
      arguments[i] = ConfigValues.convert(components[i], key, value, where);
    }
    left.keySet().removeAll(common);
    if (!left.isEmpty()) {
      common.stream().sorted().filter(key -> !keys.contains(key)).forEach(keys::add);
      throw unknown(left.keySet().iterator().next(), keys, where);
    }
    return create(type, components, arguments, where);
  }

  /** The keys of a configuration record, in order. */
  static List<String> keys(Class<? extends Record> type) {
    return Arrays.stream(type.getRecordComponents()).map(c -> key(c.getName())).toList();
  }

  /** The specs among a record's values, also inside lists. */
  public static List<Spec> nested(Record config) {
    List<Spec> specs = new ArrayList<>();
    for (RecordComponent component : config.getClass().getRecordComponents()) {
      collect(read(config, component), specs);
    }
    return specs;
  }

  /** {@code useBias} as a key: {@code use_bias}. */
  static String key(String component) {
    StringBuilder key = new StringBuilder();
    for (int i = 0; i < component.length(); i++) {
      char c = component.charAt(i);
      if (Character.isUpperCase(c)) {
        key.append('_');
      }
      key.append(Character.toLowerCase(c));
    }
    return key.toString();
  }

  /** The key that stands for a component: digits may be a word of their own, {@code beta_1}. */
  private static String given(String key, Set<String> keys) {
    return keys.stream()
        .filter(k -> !k.equals(key) && k.replaceAll("_([0-9])", "$1").equals(key))
        .findFirst()
        .orElse(key);
  }

  private static void collect(Object value, List<Spec> specs) {
    if (value instanceof Spec spec) {
      specs.add(spec);
    } else if (value instanceof List<?> list) {
      list.forEach(item -> collect(item, specs));
    }
  }

  private static Object read(Record config, RecordComponent component) {
    try {
      return component.getAccessor().invoke(config);
    } catch (ReflectiveOperationException e) {
      throw new FascicleException(
          config.getClass().getName() + " cannot be read: a configuration is a public record.", e);
    }
  }

  private static InvalidArgumentException unknown(String key, List<String> keys, String where) {
    List<String> near = Names.nearest(key, keys);
    return new InvalidArgumentException(
        where,
        (keys.size() == 1 ? "the key " : "the keys ") + String.join(", ", keys),
        "\"" + key + "\"",
        near.isEmpty() ? "" : "Did you mean " + String.join(", ", near) + "?");
  }

  private static Record create(
      Class<? extends Record> type,
      RecordComponent[] components,
      Object[] arguments,
      String where) {
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<? extends Record> constructor = type.getDeclaredConstructor(types);
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException e) {
      throw refused(e.getCause(), where);
    } catch (ReflectiveOperationException e) {
      throw new FascicleException(
          where + ": " + type.getName() + " cannot be created: it must be a public record.", e);
    }
  }

  private static RuntimeException refused(Throwable cause, String where) {
    if (cause instanceof InvalidArgumentException refusal) {
      return Where.in(where, refusal);
    }
    return new FascicleException(where + ": the configuration was refused: " + cause, cause);
  }
}
