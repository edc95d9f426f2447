package org.fascicle.api;

import java.util.Map;

/**
 * A backend that is there now.
 *
 * @param name short name: {@code reference}, {@code cpu}, {@code cuda}
 * @param version version of the implementation and its libraries
 * @param bundle symbolic name and version of the providing bundle
 * @param description one line for people
 * @param properties facts: {@code isa}, {@code threads}, library versions
 * @param usedBytes bytes in use
 */
public record BackendStatus(
    String name,
    String version,
    String bundle,
    String description,
    Map<String, String> properties,
    long usedBytes) {
  /** Copies. */
  public BackendStatus {
    properties = Map.copyOf(properties);
  }
}
