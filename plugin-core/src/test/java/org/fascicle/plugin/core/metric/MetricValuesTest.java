package org.fascicle.plugin.core.metric;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Metric;
import org.fascicle.api.plugin.MetricContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.core.Reference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Metrics over batches, counted by hand. */
class MetricValuesTest {
  private static final NoConfig NONE = new NoConfig();
  private static final long N = Shape.UNKNOWN;

  @RegisterExtension final Reference reference = new Reference();

  @Test
  void categoricalAccuracyOverTwoBatches() {
    Run<NoConfig> run = new Run<>(new CategoricalAccuracy(), NONE, real(N, 3), real(N, 3));
    run.add(rows(3, 1, 0, 0, 0, 1, 0), rows(3, .5f, .2f, .3f, .5f, .2f, .3f), null);
    run.add(rows(3, 0, 0, 1), rows(3, .1f, .2f, .7f), null);

    assertThat(run.result()).isEqualTo(2.0 / 3);
  }

  @Test
  void weightsCount() {
    Run<NoConfig> run = new Run<>(new CategoricalAccuracy(), NONE, real(N, 2), real(N, 2));
    run.add(rows(2, 1, 0, 0, 1), rows(2, .9f, .1f, .9f, .1f), rows(0, 3, 1).reshape(2));
    run.add(rows(2, 1, 0), rows(2, .1f, .9f), rows(0, 0.5f).reshape(1));

    assertThat(run.result()).isEqualTo(3 / 4.5);
  }

  @Test
  void sparseCategoricalAccuracy() {
    Run<NoConfig> run = new Run<>(new SparseCategoricalAccuracy(), NONE, labels(N), real(N, 3));
    run.add(integers(2, 0, 1), rows(3, 0, 0, 1, 0, 1, 0, 0, 1, 0), null);

    assertThat(run.result()).isEqualTo(2.0 / 3);
  }

  @Test
  void everyTimeStepOfASequenceCounts() {
    Run<NoConfig> run =
        new Run<>(new SparseCategoricalAccuracy(), NONE, labels(N, 2), real(N, 2, 2));
    Tensor prediction = rows(2, 1, 0, 1, 0, 0, 1, 1, 0).reshape(2, 2, 2);
    run.add(integers(0, 1, 1, 0).reshape(2, 2), prediction, null);

    assertThat(run.result()).isEqualTo(3.0 / 4);
  }

  @Test
  void binaryAccuracyTakesItsThreshold() {
    Tensor target = integers(1, 0, 1, 0);
    Tensor prediction = rows(1, .45f, .3f, .9f, .6f);
    Run<BinaryAccuracy.Config> half = binary(null);
    half.add(target, prediction, null);
    Run<BinaryAccuracy.Config> lower = binary(0.4);
    lower.add(target, prediction, null);

    assertThat(half.result()).isEqualTo(2.0 / 4);
    assertThat(lower.result()).isEqualTo(3.0 / 4);
  }

  @Test
  void accuracyIsOfTheKindThatShapesCallFor() {
    Run<NoConfig> binary = new Run<>(new Accuracy(), NONE, labels(N), real(N, 1));
    binary.add(integers(1, 0), rows(1, .9f, .8f), null);
    Run<NoConfig> sparse = new Run<>(new Accuracy(), NONE, labels(N), real(N, 2));
    sparse.add(integers(1, 0, 0), rows(2, .1f, .9f, .8f, .2f, .2f, .8f), null);
    Run<NoConfig> categorical = new Run<>(new Accuracy(), NONE, real(N, 2), real(N, 2));
    categorical.add(rows(2, 0, 1), rows(2, .1f, .9f), null);

    assertThat(binary.result()).isEqualTo(1.0 / 2);
    assertThat(sparse.result()).isEqualTo(2.0 / 3);
    assertThat(categorical.result()).isEqualTo(1);
  }

  @Test
  void errors() {
    Run<NoConfig> squared = new Run<>(new MeanSquaredError(), NONE, real(N, 2), real(N, 2));
    squared.add(rows(2, 1, 2, 3, 4), rows(2, 1, 4, 0, 4), null);
    Run<NoConfig> absolute = new Run<>(new MeanAbsoluteError(), NONE, real(N, 2), real(N, 2));
    absolute.add(rows(2, 1, 2, 3, 4), rows(2, 1, 4, 0, 4), null);

    assertThat(squared.result()).isCloseTo((4 + 9) / 4.0, within(1e-12));
    assertThat(absolute.result()).isCloseTo((2 + 3) / 4.0, within(1e-12));
  }

  @Test
  void countsStayExactBeyondFloat32() {
    Run<NoConfig> run = new Run<>(new Accuracy(), NONE, labels(N), real(N, 1));
    run.set("total", 1L << 24);
    run.set("count", 1L << 24);
    run.add(integers(1, 1), rows(1, 1, 1), null);

    assertThat(run.states.get("total").item()).isEqualTo((1L << 24) + 2.0);
    assertThat(run.states.get("count").item()).isEqualTo((1L << 24) + 2.0);
  }

  @Test
  void meanAndSumLookAtPredictionsAlone() {
    Run<NoConfig> mean = new Run<>(new Mean(), NONE, labels(N), real(N, 2));
    Run<NoConfig> sum = new Run<>(new Sum(), NONE, labels(N), real(N, 2));
    for (Run<NoConfig> run : List.of(mean, sum)) {
      run.add(integers(7, 8), rows(2, 1, 2, 3, 6), null);
      run.add(integers(9), rows(2, 4, 8), rows(0, 0.5f).reshape(1));
    }

    assertThat(mean.result()).isEqualTo((12 + 6) / 5.0);
    assertThat(sum.result()).isEqualTo(18);
  }

  @Test
  void nothingSeenIsNan() {
    assertThat(new Run<>(new Accuracy(), NONE, labels(N), real(N, 1)).result()).isNaN();
  }

  @Test
  void refusesTargetsThatDoNotFit() {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new Run<>(new CategoricalAccuracy(), NONE, labels(N), real(N, 3)))
        .withMessageContaining("use sparse_categorical_accuracy");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new Run<>(new SparseCategoricalAccuracy(), NONE, real(N, 3), real(N, 3)))
        .withMessageContaining("use categorical_accuracy");
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(() -> new Run<>(new Accuracy(), NONE, real(N, 4), real(N, 3)));
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new BinaryAccuracy.Config(-0.5))
        .withMessage("binary_accuracy.threshold: expected a number from 0 to 1, got -0.5.");
  }

  private Run<BinaryAccuracy.Config> binary(Double threshold) {
    return new Run<>(
        new BinaryAccuracy(), new BinaryAccuracy.Config(threshold), labels(N), real(N, 1));
  }

  private static TensorSpec real(long... dims) {
    return TensorSpec.of(DType.FLOAT32, dims);
  }

  private static TensorSpec labels(long... dims) {
    return TensorSpec.of(DType.INT32, dims);
  }

  private Tensor rows(int columns, float... values) {
    Tensor tensor = reference.session().tensor(values, values.length);
    return columns == 0 ? tensor : tensor.reshape(-1, columns);
  }

  private Tensor integers(int... values) {
    return reference.session().tensor(values, values.length);
  }

  /** A metric with its sums. */
  private final class Run<C extends Record> implements Declarations, MetricContext {
    final Map<String, Tensor> states = new LinkedHashMap<>();
    private final Metric<C> metric;
    private final C config;

    Run(Metric<C> metric, C config, TensorSpec target, TensorSpec prediction) {
      this.metric = metric;
      this.config = config;
      metric.build(config, target, prediction, this);
    }

    void add(Tensor target, Tensor prediction, Tensor weights) {
      metric.update(config, this, target, prediction, weights);
    }

    double result() {
      return metric.result(config, name -> states.get(name).toDoubles());
    }

    void set(String name, double value) {
      states.put(name, states.get(name).fullLike(value));
    }

    @Override
    public DType dtype() {
      return DType.FLOAT64;
    }

    @Override
    public void parameter(
        String name, Shape shape, Spec initializer, Spec regularizer, Spec constraint) {
      throw new AssertionError("metrics have no parameters");
    }

    @Override
    public void state(String name, DType dtype, Shape shape, double initial) {
      assertThat(dtype).isEqualTo(DType.FLOAT64);
      states.put(name, session().tensor(new double[] {initial}, shape.dims()));
    }

    @Override
    public Session session() {
      return reference.session();
    }

    @Override
    public Tensor state(String name) {
      return states.get(name);
    }

    @Override
    public void updateState(String name, Tensor next) {
      assertThat(next.spec()).isEqualTo(states.get(name).spec());
      states.put(name, next);
    }
  }
}
