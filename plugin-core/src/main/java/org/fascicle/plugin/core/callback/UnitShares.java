package org.fascicle.plugin.core.callback;

import org.fascicle.api.data.HostArray;

/** What a layer's units give for many samples: (N, …, units), the units along the last axis. */
final class UnitShares {
  private final float[] values;
  private final int units;

  UnitShares(HostArray outputs) {
    values = outputs.toFloats();
    units = Math.toIntExact(outputs.shape().dim(-1));
  }

  /** The share of units that give 0 always. */
  double dead() {
    return share(value -> value == 0, 1);
  }

  /** The share of units that give at most {@code low} or at least {@code high} often enough. */
  double atEnds(double low, double high, double often) {
    return share(value -> value <= low || value >= high, often);
  }

  private interface Test {
    boolean holds(float value);
  }

  private double share(Test test, double often) {
    int[] hits = new int[units];
    for (int i = 0; i < values.length; i++) {
      hits[i % units] += test.holds(values[i]) ? 1 : 0;
    }
    int found = 0;
    for (int hit : hits) {
      found += (long) hit * units >= often * values.length ? 1 : 0;
    }
    return (double) found / units;
  }
}
