package org.fascicle.api.data;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.UnknownNameException;

/**
 * The parts of a dataset by name.
 *
 * @param parts {@code train}, {@code test} and others, in their order
 */
public record Splits(Map<String, Dataset> parts) {
  /** Training and held-out samples. */
  public static Splits of(Dataset train, Dataset test) {
    Map<String, Dataset> parts = new LinkedHashMap<>();
    parts.put("train", train);
    parts.put("test", test);
    return new Splits(Collections.unmodifiableMap(parts));
  }

  /** The samples to train on. */
  public Dataset train() {
    return part("train");
  }

  /** The held-out samples. */
  public Dataset test() {
    return part("test");
  }

  /**
   * A part by name.
   *
   * @throws UnknownNameException if there is none of that name
   */
  public Dataset part(String name) {
    Dataset part = parts.get(name);
    if (part == null) {
      Set<String> names = parts.keySet();
      throw new UnknownNameException("dataset part", name, names.stream().sorted().toList(), "");
    }
    return part;
  }
}
