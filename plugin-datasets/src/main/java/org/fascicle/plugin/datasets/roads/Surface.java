package org.fascicle.plugin.datasets.roads;

import java.util.Arrays;
import java.util.List;

/** What a pixel shows; its place is its class number. */
enum Surface {
  SKY("sky"),
  GRASS("grass"),
  ROAD("road"),
  LANE_MARK("lane mark"),
  VEHICLE("vehicle"),
  TREE("tree");

  private final String label;

  Surface(String label) {
    this.label = label;
  }

  /** The names, by class number. */
  static List<String> labels() {
    return Arrays.stream(values()).map(surface -> surface.label).toList();
  }
}
