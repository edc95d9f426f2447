package org.fascicle.benchmarks.works;

import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * Times steps, each from the end of the one before it to its own: first those that warm up, as long
 * as those that count and at least five, then those that count, at least five. A library whose
 * steps are long gets four times the time for each, and makes fewer.
 */
public final class Laps {
  private static final int LEAST = 5;
  private static final int PATIENCE = 4;
  private static final int FIRST_ROOM = 1024;

  private final LongSupplier clock;
  private final long counted;
  private double[] millis = new double[FIRST_ROOM];
  private double[] losses = new double[FIRST_ROOM];
  private int steps;
  private int cold;
  private long start;
  private long last;

  /** Times for so many seconds that count. */
  public Laps(double seconds) {
    this(seconds, System::nanoTime);
  }

  /**
   * Times by a clock.
   *
   * @param clock nanoseconds
   */
  Laps(double seconds, LongSupplier clock) {
    this.clock = clock;
    counted = (long) (seconds * 1e9);
  }

  /** Starts the clock: the first step begins now. */
  public void begin() {
    start = clock.getAsLong();
    last = start;
  }

  /**
   * Says that a step has ended.
   *
   * @param loss what it gave; NaN where there is none
   * @return whether another one is wanted
   */
  public boolean end(double loss) {
    long now = clock.getAsLong();
    grow();
    losses[steps] = loss;
    millis[steps] = (now - last) / 1e6;
    steps++;
    last = now;
    if (cold == 0 && isEnough(steps, now - start)) {
      cold = steps;
      start = now;
    }
    return cold == 0 || !isEnough(steps - cold, now - start);
  }

  private boolean isEnough(int made, long spent) {
    return made >= LEAST ? spent >= counted : made > 0 && spent >= PATIENCE * counted;
  }

  private void grow() {
    if (steps == millis.length) {
      millis = Arrays.copyOf(millis, 2 * steps);
      losses = Arrays.copyOf(losses, 2 * steps);
    }
  }

  /** How many steps count. */
  public int counted() {
    return steps - cold;
  }

  /** How long those took that count. */
  public Spread millis() {
    if (cold == 0) {
      throw new IllegalStateException("Ended while warming up, after " + steps + " steps.");
    }
    return Spread.of(Arrays.copyOfRange(millis, cold, steps));
  }

  /** The mean loss of the first five steps of all, or of half of them. */
  public double firstLoss() {
    return Arrays.stream(losses, 0, few()).average().orElseThrow();
  }

  /** The mean loss of the last five steps, or of half of them. */
  public double lastLoss() {
    return Arrays.stream(losses, steps - few(), steps).average().orElseThrow();
  }

  private int few() {
    return Math.min(LEAST, steps / 2);
  }
}
