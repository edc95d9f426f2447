package org.fascicle.spi.backend;

import java.util.Map;
import java.util.Set;

/**
 * What a backend is and can.
 *
 * @param name short name: {@code reference}, {@code cpu}, {@code cuda}
 * @param version version of the implementation and its libraries, for reports and provenance
 * @param description one line for people
 * @param capabilities what tests and users may rely on beyond the rules
 * @param properties facts for {@code backends}: {@code isa}, {@code threads}, library versions
 */
public record BackendInfo(
    String name,
    String version,
    String description,
    Set<Capability> capabilities,
    Map<String, String> properties) {
  /** Copies. */
  public BackendInfo {
    capabilities = Set.copyOf(capabilities);
    properties = Map.copyOf(properties);
  }

  /** What a backend may declare. */
  public enum Capability {
    /** relu, clip, max and pooling let NaN through. */
    NAN_THROUGH_MAX,
    /** Tensors may have more than 2³¹−1 elements. */
    LARGE_TENSORS,
    /** Storages have addresses in host memory. */
    HOST_ADDRESSES
  }
}
