package org.fascicle.api.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.fascicle.api.exception.InvalidArgumentException;

/**
 * A layer, loss, optimiser, metric … as data: its kind, its type name and a configuration of JSON
 * values. Immutable. A name of a Java class never appears in it; the platform finds the plugin that
 * provides the type when a model is built.
 *
 * <p>Configuration keys are Keras's: {@code units}, {@code kernel_initializer}. Values are null,
 * Boolean, Long, Double, String, List and Map with String keys; integers and floats are widened.
 */
public final class Spec implements SpecSource {
  private final Kind kind;
  private final String type;
  private final Map<String, Object> config;
  private final String range;

  private Spec(Kind kind, String type, Map<String, Object> config, String range) {
    this.kind = kind;
    this.type = type;
    this.config = config;
    this.range = range;
  }

  /** A spec without configuration. */
  public static Spec of(Kind kind, String type) {
    return of(kind, type, Map.of());
  }

  /**
   * A spec with a configuration.
   *
   * @throws InvalidArgumentException if a value is not JSON
   */
  public static Spec of(Kind kind, String type, Map<String, ?> config) {
    return new Spec(kind, Objects.requireNonNull(type), JsonValues.object(type, config), "");
  }

  /** What it describes. */
  public Kind kind() {
    return kind;
  }

  /** The type name: {@code Dense}. */
  public String type() {
    return type;
  }

  /** The configuration, in the order in which it was given. Unmodifiable. */
  public Map<String, Object> config() {
    return config;
  }

  /** The accepted versions of the providing bundle, in OSGi syntax; empty for any. */
  public String range() {
    return range;
  }

  /** The same with one configuration value set. */
  public Spec with(String key, Object value) {
    Map<String, Object> copy = new LinkedHashMap<>(config);
    copy.put(key, JsonValues.value(type + "." + key, value));
    return new Spec(kind, type, Collections.unmodifiableMap(copy), range);
  }

  /** The same, provided only by bundles of these versions, in OSGi syntax: {@code [1.2,2)}. */
  public Spec range(String versions) {
    return new Spec(kind, type, config, versions);
  }

  /** The same with a name for the layer, unique within its model. */
  public Spec named(String name) {
    return with("name", name);
  }

  /** This spec as JSON values: {@code type}, {@code config} and, if there is one, {@code range}. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("type", type);
    json.put("config", config);
    if (!range.isEmpty()) {
      json.put("range", range);
    }
    return json;
  }

  /**
   * The spec that JSON values describe: a bare type name, or what {@link #toJson} gives.
   *
   * @throws InvalidArgumentException if they describe none
   */
  public static Spec fromJson(Kind kind, Object json) {
    if (json instanceof String name) {
      return of(kind, name);
    }
    if (json instanceof Map<?, ?> map && map.get("type") instanceof String type) {
      Object config = map.get("config");
      Object range = map.get("range");
      Map<String, Object> values =
          config == null
              ? Map.of()
              : JsonValues.object(type, config instanceof Map<?, ?> m ? m : null);
      return new Spec(kind, type, values, range == null ? "" : range.toString());
    }
    throw new InvalidArgumentException(
        kind.label(),
        "a type name, or an object with \"type\" and \"config\"",
        String.valueOf(json),
        "");
  }

  @Override
  public Spec spec() {
    return this;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spec s
        && kind == s.kind
        && type.equals(s.type)
        && config.equals(s.config)
        && range.equals(s.range);
  }

  @Override
  public int hashCode() {
    return Objects.hash(kind, type, config, range);
  }

  @Override
  public String toString() {
    return type + config;
  }
}
