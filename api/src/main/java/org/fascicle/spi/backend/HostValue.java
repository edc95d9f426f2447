package org.fascicle.spi.backend;

import java.util.Arrays;

/**
 * A small value that the platform hands to a kernel directly: learning rate, step number, random
 * key and counter, offsets. Integers and reals are both readable as either.
 */
public final class HostValue implements Storage {
  private final long[] longs;
  private final double[] doubles;

  private HostValue(long[] longs, double[] doubles) {
    this.longs = longs;
    this.doubles = doubles;
  }

  /** Integers. The array is kept, not copied. */
  public static HostValue of(long... values) {
    return new HostValue(values, null);
  }

  /** Reals. The array is kept, not copied. */
  public static HostValue of(double... values) {
    return new HostValue(null, values);
  }

  /** The number of values. */
  public int size() {
    return longs == null ? doubles.length : longs.length;
  }

  /** Whether the values are integers. */
  public boolean isInteger() {
    return longs != null;
  }

  /** A value as an integer; a real is truncated. */
  public long asLong(int index) {
    return longs == null ? (long) doubles[index] : longs[index];
  }

  /** A value as a real. */
  public double asDouble(int index) {
    return longs == null ? doubles[index] : longs[index];
  }

  @Override
  public long bytes() {
    return 8L * size();
  }

  /** Values are equal that are of one kind, bit by bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof HostValue o
        && Arrays.equals(longs, o.longs)
        && Arrays.equals(doubles, o.doubles);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(longs) + Arrays.hashCode(doubles);
  }
}
