package org.fascicle.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class LapsTest {
  private long now;

  /** Runs steps of so many milliseconds until no more are wanted. */
  private int run(Laps laps, double... millis) {
    laps.begin();
    int steps = 0;
    boolean isWanted = true;
    while (isWanted) {
      now += (long) (1e6 * millis[Math.min(steps, millis.length - 1)]);
      steps++;
      isWanted = laps.end(10.0 / steps);
    }
    return steps;
  }

  @Test
  void asMuchTimeDoesNotCount() {
    Laps laps = new Laps(3, () -> now);
    int steps = run(laps, 100);

    assertThat(steps).isEqualTo(60);
    assertThat(laps.counted()).isEqualTo(30);
    assertThat(laps.millis().median()).isEqualTo(100);
  }

  @Test
  void slowFirstStepsAreLeftOut() {
    Laps laps = new Laps(3, () -> now);
    run(laps, 900, 100, 100, 100, 100, 50);

    assertThat(laps.millis().max()).isEqualTo(50);
  }

  @Test
  void longerStepsAreFiveAndFive() {
    Laps laps = new Laps(1, () -> now);

    assertThat(run(laps, 700)).isEqualTo(10);
    assertThat(laps.counted()).isEqualTo(5);
  }

  @Test
  void longStepsGetFourTimesTheTime() {
    Laps laps = new Laps(1, () -> now);

    assertThat(run(laps, 1_500)).isEqualTo(6);
    assertThat(laps.counted()).isEqualTo(3);
    // 10/1, 10/2, 10/3 and 10/4, 10/5, 10/6: five of each would overlap.
    assertThat(laps.firstLoss()).isEqualTo((10 + 5 + 10.0 / 3) / 3, within(1e-12));
    assertThat(laps.lastLoss()).isEqualTo((2.5 + 2 + 10.0 / 6) / 3, within(1e-12));
  }

  @Test
  void theLongestAreOneAndOne() {
    Laps laps = new Laps(1, () -> now);

    assertThat(run(laps, 10_000)).isEqualTo(2);
    assertThat(laps.millis().median()).isEqualTo(10_000);
    assertThat(laps.lastLoss()).isEqualTo(5);
  }

  @Test
  void moreStepsThanRoom() {
    Laps laps = new Laps(30, () -> now);

    assertThat(run(laps, 1)).isEqualTo(60_000);
    assertThat(laps.counted()).isEqualTo(30_000);
  }

  @Test
  void lossesAreMeansOfFive() {
    Laps laps = new Laps(1, () -> now);
    run(laps, 700);

    assertThat(laps.firstLoss()).isEqualTo((10 + 5 + 10.0 / 3 + 2.5 + 2) / 5, within(1e-12));
    assertThat(laps.lastLoss())
        .isEqualTo((10.0 / 6 + 10.0 / 7 + 1.25 + 10.0 / 9 + 1) / 5, within(1e-12));
  }

  @Test
  void anEndWhileWarmingUpIsNoFigure() {
    Laps laps = new Laps(1, () -> now);
    laps.begin();
    laps.end(1);

    assertThatIllegalStateException().isThrownBy(laps::millis).withMessageContaining("1 steps");
  }
}
