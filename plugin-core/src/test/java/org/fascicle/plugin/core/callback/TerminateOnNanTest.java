package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;

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
  void goesOnWithFiniteLosses() {
    run.run(new TerminateOnNan(), new NoConfig(), "loss", 1, -2, 1e300);

    assertThat(run.stopped).isEmpty();
  }
}
