package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Summary;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DeadUnitMonitorTest {
  private static final DeadUnitMonitor.Config DEFAULTS =
      new DeadUnitMonitor.Config(null, null, null, null, null, null);

  private final DeadUnitMonitor callback = new DeadUnitMonitor();
  private final FakeRun run = new FakeRun();

  @BeforeEach
  void layers() {
    layer("hidden", "relu");
    layer("bounded", "tanh");
    layer("out", "sigmoid");
    run.summary =
        new Summary(
            "model",
            true,
            List.of(row("hidden", "input_layer"), row("bounded", "hidden"), row("out", "bounded")),
            0,
            0);
    // Units: dead; alive once; negative, which is not dead.
    run.outputs.put("hidden", HostArray.of(new float[][] {{0, 0, -1}, {0, 2, -1}}));
    // Units: at both ends; near the middle once.
    run.outputs.put("bounded", HostArray.of(new float[][] {{0.99f, -1}, {-0.95f, 0}}));
    run.outputs.put("out", HostArray.of(new float[][] {{1}, {1}}));
  }

  private void layer(String name, String activation) {
    run.layers.put(name, Spec.of(Kind.LAYER, "Dense").with("activation", activation));
  }

  private static Summary.Row row(String name, String input) {
    return new Summary.Row(name, "Dense", List.of(Shape.of(3)), 0, true, List.of(input));
  }

  @Test
  void sharesJoinTheLogsOfInnerLayers() {
    run.run(callback, DEFAULTS, "val_loss", 1);

    assertThat(run.logs())
        .containsEntry("dead_hidden", 1.0 / 3)
        .containsEntry("saturated_bounded", 0.5)
        .doesNotContainKeys("saturated_out", "dead_out");
  }

  @Test
  void tellsOnceARun() {
    run.run(callback, DEFAULTS, "val_loss", 1, 2, 3);

    assertThat(run.said)
        .containsExactly(
            "50 % of the units of bounded are saturated in epoch 1: lower the learning rate, or"
                + " look at the first values and the scale of the inputs");
  }

  @Test
  void looksAtGivenLayersAfterSomeEpochs() {
    DeadUnitMonitor.Config config =
        new DeadUnitMonitor.Config(List.of("out"), null, 2, null, null, null);
    run.run(callback, config, "val_loss", 1);
    assertThat(run.logs()).doesNotContainKey("saturated_out");
    run.run(callback, config, "val_loss", 1, 2);
    assertThat(run.logs()).containsEntry("saturated_out", 1.0).doesNotContainKey("dead_hidden");
  }

  @Test
  void refusesALayerThatIsNotThere() {
    DeadUnitMonitor.Config config =
        new DeadUnitMonitor.Config(List.of("hiden"), null, null, null, null, null);

    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> callback.onTrainBegin(config, run))
        .withMessageContaining("DeadUnitMonitor.layers: expected layers of the model, got hiden");
  }

  @Test
  void saysWhenThereIsNothingToWatch() {
    run.layers.clear();
    callback.onTrainBegin(DEFAULTS, run);

    assertThat(run.said).hasSize(1);
  }
}
