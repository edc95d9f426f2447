package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.junit.jupiter.api.Test;

class LearningRateSchedulerTest {
  @Test
  void countsEpochs() {
    FakeRun run = new FakeRun();
    Spec schedule = Spec.of(Kind.SCHEDULE, "any");
    run.run(
        new LearningRateScheduler(),
        new LearningRateScheduler.Config(schedule, 1),
        "val_loss",
        1,
        2,
        3,
        4);

    assertThat(run.rate).isEqualTo(0.25);
    assertThat(run.said).hasSize(4).last().isEqualTo("Epoch 4: learning rate set to 0.25");
    assertThat(run.logs()).containsEntry("learning_rate", 0.25);
  }

  @Test
  void wantsASchedule() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new LearningRateScheduler.Config(null, null))
        .withMessageStartingWith("LearningRateScheduler.schedule: expected a schedule");
  }
}
