package org.fascicle.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;

/** Options, histories and summaries as values. */
class ModelTypesTest {
  @Test
  void fitOptionsAreCopiedNotChanged() {
    Fit one = Fit.epochs(3);
    Fit other = one.batchSize(7).shuffle(false).callbacks(Spec.of(Kind.CALLBACK, "A"));
    assertThat(one.batchSize()).isEqualTo(32);
    assertThat(one.shuffle()).isTrue();
    assertThat(one.callbacks()).isEmpty();
    assertThat(other.epochs()).isEqualTo(3);
    assertThat(other.batchSize()).isEqualTo(7);
    assertThat(other.callbacks()).hasSize(1);
  }

  @Test
  void fitOptionsAreChecked() {
    assertThatThrownBy(() -> Fit.epochs(-1)).isInstanceOf(InvalidArgumentException.class);
    assertThatThrownBy(() -> Fit.epochs(1).batchSize(0)).hasMessageContaining("Fit.batchSize");
    assertThatThrownBy(() -> Fit.epochs(1).validationSplit(1)).hasMessageContaining("1.0");
    assertThatThrownBy(() -> Predict.batchSize(0)).isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void compileCollects() {
    Compile compile =
        Compile.of("adam", "mse")
            .metrics("a", "b")
            .weightedMetrics("c")
            .lossWeights(2)
            .group(Spec.of(Kind.OPTIMIZER, "sgd"), "x", "y");
    assertThat(compile.optimizer().type()).isEqualTo("adam");
    assertThat(compile.metrics().get(0)).extracting(Spec::type).containsExactly("a", "b");
    assertThat(compile.weightedMetrics()).hasSize(1);
    assertThat(compile.groups()).containsOnlyKeys("x", "y");
    assertThat(compile.lossWeights()).containsExactly(2.0);
  }

  @Test
  void historiesGiveColumns() {
    History.Epoch one = new History.Epoch(0, Map.of("loss", 2.0), 0.1, 1, 5, 50);
    History.Epoch two = new History.Epoch(1, Map.of("loss", 1.0, "val_loss", 3.0), 0.1, 1, 5, 50);
    TrainingEvent event = new TrainingEvent(TrainingEvent.Type.MIGRATION, 0, 3, "a → b", 2);
    History history =
        new History(List.of(one, two), List.of(event), History.Stop.COMPLETED, "", 10, 1.5);
    assertThat(history.get("val_loss")).containsExactly(Double.NaN, 3);
    assertThat(history.last()).containsEntry("loss", 1.0);
    assertThat(history.migrations()).containsExactly(event);
  }

  @Test
  void summariesLookLikeKeras() {
    Summary summary =
        new Summary(
            "net",
            false,
            List.of(
                new Summary.Row("in", "InputLayer", List.of(Shape.of(-1, 4)), 0, true, List.of()),
                new Summary.Row(
                    "dense", "Dense", List.of(Shape.of(-1, 300)), 1500, false, List.of("in"))),
            1500,
            0);
    assertThat(summary.toString())
        .isEqualTo(
            """
            Model: "net"
            ┌──────────────────────┬──────────────┬─────────┬──────────────┐
            │ Layer (type)         │ Output Shape │ Param # │ Connected to │
            ├──────────────────────┼──────────────┼─────────┼──────────────┤
            │ in (InputLayer)      │ (None, 4)    │       0 │              │
            ├──────────────────────┼──────────────┼─────────┼──────────────┤
            │ dense (Dense) frozen │ (None, 300)  │   1,500 │ in           │
            └──────────────────────┴──────────────┴─────────┴──────────────┘
             Total params: 1,500
             Trainable params: 0
             Non-trainable params: 1,500
            """);
  }

  @Test
  void missingPluginsAreListed() {
    MissingPluginException failure =
        new MissingPluginException(
            "model \"m\"",
            List.of(
                new MissingPluginException.Missing(
                    "layer", "Conv2D", "layer \"c\"", List.of(), "org.fascicle.plugin.cnn"),
                new MissingPluginException.Missing("loss", "mes", "loss", List.of("mse"), "")));
    assertThat(failure)
        .hasMessage(
            """
            model "m": 2 plugins are missing:
              layer "Conv2D" (layer "c"): provided by org.fascicle.plugin.cnn
              loss "mes" (loss); did you mean mse?
            Install the bundles that provide them, or correct the names.""");
    assertThat(failure.missing()).hasSize(2);
  }

  @Test
  void specsAreJsonAndBack() {
    Spec spec =
        Spec.of(Kind.LAYER, "Dense", Map.of("units", 3))
            .with("activation", Spec.of(Kind.ACTIVATION, "relu"))
            .with("list", List.of(1, 2.5f, true))
            .range("[1,2)");
    assertThat(Spec.fromJson(Kind.LAYER, spec.toJson())).isEqualTo(spec);
    assertThat(spec.config()).containsEntry("units", 3L);
    assertThat(spec.config()).containsEntry("list", List.of(1L, 2.5, true));
    assertThatThrownBy(() -> spec.with("bad", new Object()))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("Dense.bad");
    assertThatThrownBy(() -> Spec.fromJson(Kind.LAYER, 3))
        .isInstanceOf(InvalidArgumentException.class);
  }
}
