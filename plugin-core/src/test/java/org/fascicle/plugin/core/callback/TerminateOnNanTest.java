package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.plugin.NoConfig;
import org.junit.jupiter.api.Test;

class TerminateOnNanTest {
  private final FakeRun run = new FakeRun();

  @Test
  void stopsAtTheFirstLossThatIsNotFinite() {
    double[] losses = {1, 2, Double.NEGATIVE_INFINITY, 3};

    assertThat(run.run(new TerminateOnNan(), new NoConfig(), "loss", losses)).isEqualTo(3);
    assertThat(run.stopped).startsWith("loss is -Infinity after batch 1 of epoch 3: ");
  }

  @Test
  void stopsAfterTheEpochWhenTheLossHidesWhatIsBroken() {
    run.arrays.put("dense/count", HostArray.of(new int[] {1}, 1));
    run.arrays.put("dense/kernel", HostArray.of(new float[] {1, 2, Float.NaN}, 3));

    assertThat(run.run(new TerminateOnNan(), new NoConfig(), "loss", 1, 1, 1)).isEqualTo(1);
    assertThat(run.stopped)
        .startsWith("dense/kernel has elements that are not finite after epoch 1: ");
  }

  @Test
  void goesOnWithFiniteLosses() {
    run.run(new TerminateOnNan(), new NoConfig(), "loss", 1, -2, 1e300);

    assertThat(run.stopped).isEmpty();
  }
}
