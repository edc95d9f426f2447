package org.fascicle.tck.learning;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.LocalPlatform;

/** A loss in a model whose outputs are its inputs. */
final class LossModel {
  private static final String KIT = "org.fascicle.tck";
  private static final int SAMPLES = 5;
  private static final float[] WEIGHTS = {0.5f, 2, 0, 1, 3};

  private LossModel() {}

  /** The numbers that the platform makes of the losses, held to sums in Java. */
  static <C extends Record> void reductions(Session session, LossCase<C> tested) {
    Samples samples = tested.draw(SAMPLES);
    Tensor predictions = LossCase.tensor(session, samples.predictions());
    Tensor targets = LossCase.tensor(session, samples.targets());
    Tensor values = tested.loss().call(tested.config(), targets, predictions);
    Tensor counted = tested.loss().counted(tested.config(), targets, predictions);
    if (values.shape().rank() == 0) {
      return;
    }
    double[] losses = values.toDoubles();
    double[] counts = new double[losses.length];
    Arrays.fill(counts, 1);
    if (counted != null) {
      counts = counted.cast(values.dtype()).toDoubles();
    }
    int width = losses.length / SAMPLES;
    double number = Arrays.stream(counts).sum();
    double plain = 0;
    double weighted = 0;
    for (int i = 0; i < losses.length; i++) {
      plain += counts[i] * losses[i];
      weighted += counts[i] * losses[i] * WEIGHTS[i / width];
    }
    Dataset data = Dataset.of(samples.predictions(), samples.targets());
    expect("the mean", tested, data, "mean", plain / number);
    expect("the sum", tested, data, "sum", plain);
    expect(
        "the weighted mean",
        tested,
        data.weighted(WEIGHTS),
        "sum_over_batch_size",
        weighted / number);
    expect("the weighted sum", tested, data.weighted(WEIGHTS), "sum", weighted);
  }

  private static void expect(
      String what, LossCase<?> tested, Dataset data, String reduction, double expected) {
    double actual = evaluate(tested, data, reduction);
    Expect.close(what, new double[] {actual}, new double[] {expected}, 1e-4);
  }

  private static double evaluate(LossCase<?> tested, Dataset data, String reduction) {
    ReferenceBackend backend = new ReferenceBackend();
    try (LocalPlatform platform = new LocalPlatform(Optional.empty(), backend)) {
      // The configuration is given by the plugin itself: specs of third parties are not known here.
      platform.add(Kind.LOSS, List.of("tested"), KIT, new Fixed<>(tested));
      platform.add(Kind.LAYER, List.of("Same"), KIT, new Same());
      platform.add(Kind.OPTIMIZER, List.of("still"), KIT, new Still());
      long[] sample = data.inputs().get(0).shape().dims();
      try (Model model =
          platform
              .fascicle()
              .sequential("kit")
              .inputShape(sample)
              .add(Spec.of(Kind.LAYER, "Same"))
              .build()) {
        Spec loss = Spec.of(Kind.LOSS, "tested", Map.of("reduction", reduction));
        model.compile(Compile.of(Spec.of(Kind.OPTIMIZER, "still"), loss));
        return model.evaluate(data, Predict.batchSize(SAMPLES)).get("loss");
      }
    } finally {
      backend.close();
    }
  }

  /** A loss with its configuration. */
  private record Fixed<C extends Record>(LossCase<C> tested)
      implements org.fascicle.api.plugin.Loss<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void check(NoConfig config, TensorSpec target, TensorSpec prediction) {
      tested.loss().check(tested.config(), target, prediction);
    }

    @Override
    public org.fascicle.api.plugin.Labels labels(
        NoConfig config, TensorSpec target, TensorSpec prediction) {
      return tested.loss().labels(tested.config(), target, prediction);
    }

    @Override
    public Tensor call(NoConfig config, Tensor target, Tensor prediction) {
      return tested.loss().call(tested.config(), target, prediction);
    }

    @Override
    public Tensor counted(NoConfig config, Tensor target, Tensor prediction) {
      return tested.loss().counted(tested.config(), target, prediction);
    }
  }

  /** x itself. */
  private static final class Same implements Layer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<TensorSpec> build(
        NoConfig config, List<TensorSpec> inputs, Declarations declarations) {
      return inputs;
    }

    @Override
    public Tensor[] call(NoConfig config, LayerContext context, Tensor... inputs) {
      return inputs;
    }
  }

  /** Changes nothing. */
  private static final class Still implements Optimizer<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public List<Slot> slots(NoConfig config, Shape parameter) {
      return List.of();
    }

    @Override
    public double learningRate() {
      return 1;
    }

    @Override
    public void update(NoConfig config, UpdateContext context, Tensor parameter, Tensor gradient) {}
  }
}
