package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.layer;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Training on the reference backend: what Keras means by its options. */
class FitTest {
  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  /** Rows of two. */
  static HostArray x(int n) {
    float[] x = new float[2 * n];
    for (int i = 0; i < n; i++) {
      x[2 * i] = (float) Math.sin(i);
      x[2 * i + 1] = (float) Math.cos(3 * i);
    }
    return HostArray.of(x, n, 2);
  }

  /** 2a − b + 0.5. */
  static HostArray y(int n) {
    float[] x = x(n).toFloats();
    float[] y = new float[n];
    for (int i = 0; i < n; i++) {
      y[i] = 2 * x[2 * i] - x[2 * i + 1] + 0.5f;
    }
    return HostArray.of(y, n, 1);
  }

  private Model line() {
    Model model =
        platform.fascicle().sequential("line").inputShape(2).add(dense(1)).seed(3).build();
    model.compile(optimizer("SGD", 0.1), "mse", "mae");
    return model;
  }

  /** A model that predicts w·x with w = 1, and learns nothing. */
  private Model identity(Compile compile) {
    Model model = platform.fascicle().sequential("one").inputShape(1).add(dense(1)).build();
    model.compile(compile);
    model.setWeights(
        Map.of(
            "dense/kernel", HostArray.of(new float[] {1}, 1, 1),
            "dense/bias", HostArray.of(new float[] {0}, 1)));
    return model;
  }

  private static Compile frozen() {
    return Compile.of(optimizer("SGD", 0), Spec.of(Kind.LOSS, "mse"));
  }

  private static HostArray column(float... values) {
    return HostArray.of(values, values.length, 1);
  }

  @Test
  void findsTheLine() {
    Model model = line();
    History history = model.fit(x(100), y(100), Fit.epochs(60).batchSize(10));
    assertThat(history.epochs()).hasSize(60);
    assertThat(history.stop()).isEqualTo(History.Stop.COMPLETED);
    assertThat(history.steps()).isEqualTo(600);
    assertThat(history.stepMillis()).isPositive();
    assertThat(history.last().get("loss")).isLessThan(1e-6);
    assertThat(model.getWeights().get("dense/kernel").toFloats())
        .containsExactly(new float[] {2, -1}, within(1e-3f));
    assertThat(model.evaluate(x(7), y(7)).get("mae")).isLessThan(1e-3);
    assertThat(model.predict(x(3)).toFloats()).containsExactly(y(3).toFloats(), within(1e-3f));
  }

  @Test
  void lossIsAveragedOverSamplesNotBatches() {
    Model model = identity(frozen().metrics("mae"));
    // Errors 1, 1, 4: batches of two would give (1 + 16) / 2 if averaged over batches.
    History history =
        model.fit(column(0, 0, 0), column(1, 1, 4), Fit.epochs(1).batchSize(2).shuffle(false));
    assertThat(history.last()).containsEntry("loss", 6.0).containsEntry("mae", 2.0);
    assertThat(history.epochs().get(0).samples()).isEqualTo(3);
    assertThat(history.epochs().get(0).steps()).isEqualTo(2);
  }

  @Test
  void sampleWeightsScaleTheLossAndWeightedMetricsAlone() {
    Model model = identity(frozen().metrics("mae").weightedMetrics("mae"));
    History history =
        model.fit(column(0, 0), column(1, 3), Fit.epochs(1).sampleWeight(3, 1).shuffle(false));
    // (3·1 + 1·9) / 2 as in Keras 3: over the number of samples.
    assertThat(history.last())
        .containsEntry("loss", 6.0)
        .containsEntry("mae", 2.0)
        .containsEntry("mae_1", 1.5);
  }

  @Test
  void classWeightsScaleTheLoss() {
    Model model =
        platform
            .fascicle()
            .sequential("classes")
            .inputShape(1)
            .add(dense(2).with("activation", "softmax"))
            .build();
    model.compile(optimizer("SGD", 0), "sparse_categorical_crossentropy");
    model.setWeights(
        Map.of(
            "dense/kernel", HostArray.of(new float[2], 1, 2),
            "dense/bias", HostArray.of(new float[2], 2)));
    HostArray labels = HostArray.of(new int[] {0, 1}, 2);
    double plain = model.fit(column(0, 0), labels, Fit.epochs(1)).last().get("loss");
    double weighted =
        model
            .fit(column(0, 0), labels, Fit.epochs(1).classWeight(Map.of(1, 5.0)))
            .last()
            .get("loss");
    assertThat(plain).isCloseTo(Math.log(2), within(1e-6));
    assertThat(weighted).isCloseTo(3 * Math.log(2), within(1e-6));
  }

  @Test
  void validationSplitTakesTheLastSamplesBeforeShuffling() {
    Model model = identity(frozen());
    History history =
        model.fit(column(0, 0, 0, 0, 0), column(1, 1, 1, 2, 2), Fit.epochs(1).validationSplit(0.4));
    assertThat(history.last()).containsEntry("loss", 1.0).containsEntry("val_loss", 4.0);
  }

  @Test
  void validationEverySoManyEpochs() {
    Model model = identity(frozen());
    History history =
        model.fit(
            column(0),
            column(1),
            Fit.epochs(4).validationFrequency(2).validationData(column(0), column(2)));
    assertThat(history.get("val_loss")).containsExactly(Double.NaN, 4, Double.NaN, 4);
  }

  @Test
  void masksLeaveOutWhatTheyHide() {
    Model model =
        platform.fascicle().sequential("masked").inputShape(3).add(layer("MaskZeros")).build();
    model.compile(optimizer("SGD", 0), "mse");
    HostArray x = HostArray.of(new float[] {1, 2, 0, 3, 0, 0}, 2, 3);
    HostArray y = HostArray.of(new float[] {2, 2, 9, 3, 9, 9}, 2, 3, 1);
    // Errors of what is shown: 1, 0, 0.
    assertThat(model.evaluate(x, y).get("loss")).isCloseTo(1 / 3.0, within(1e-6));
  }

  @Test
  void addedLossesCount() {
    Model model =
        platform
            .fascicle()
            .sequential("penalty")
            .inputShape(1)
            .add(layer("Penalty"))
            .add(dense(1))
            .build();
    model.compile(optimizer("SGD", 0), "mse");
    model.setWeights(
        Map.of(
            "dense/kernel", HostArray.of(new float[] {1}, 1, 1),
            "dense/bias", HostArray.of(new float[1], 1)));
    assertThat(model.evaluate(column(2), column(2)).get("loss")).isEqualTo(4.0);
  }

  @Test
  void statesChangeInTrainingAlone() {
    Model model =
        platform
            .fascicle()
            .sequential("counting")
            .inputShape(2)
            .add(layer("Counting"))
            .add(dense(1))
            .build();
    model.compile(optimizer("SGD", 0.1), "mse");
    model.predict(x(4));
    model.evaluate(x(4), y(4));
    assertThat(model.getWeights().get("counting/count").toFloats()).containsExactly(10);
    model.fit(x(10), y(10), Fit.epochs(2).batchSize(5));
    assertThat(model.getWeights().get("counting/count").toFloats()).containsExactly(14);
    assertThat(model.summary().nonTrainable()).isEqualTo(1);
  }

  @Test
  void severalOutputsHaveLossesWeightsAndNames() {
    FunctionalBuilder f = platform.fascicle().functional("two");
    Node in = f.input(2);
    Node a = f.apply(dense(1).named("a"), in);
    Node b = f.apply(dense(1).named("b"), in);
    Model model = f.build(List.of(in), List.of(a, b));
    model.compile(
        Compile.of(optimizer("SGD", 0), Spec.of(Kind.LOSS, "mse"), Spec.of(Kind.LOSS, "mse"))
            .lossWeights(1, 10)
            .metrics("mae")
            .metrics("mae"));
    Dataset data = Dataset.of(List.of(x(6)), List.of(y(6), y(6)));
    Map<String, Double> logs = model.evaluate(data);
    assertThat(logs).containsOnlyKeys("loss", "a_loss", "b_loss", "a_mae", "b_mae");
    assertThat(logs.get("loss"))
        .isCloseTo(logs.get("a_loss") + 10 * logs.get("b_loss"), within(1e-5));
  }

  @Test
  void frozenLayersStayAsTheyAre() {
    Model model =
        platform
            .fascicle()
            .sequential("frozen")
            .inputShape(2)
            .add(dense(3).with("trainable", false))
            .add(dense(1))
            .build();
    model.compile(optimizer("Adam", 0.1), "mse");
    float[] before = model.getWeights().get("dense/kernel").toFloats();
    model.fit(x(10), y(10), Fit.epochs(1));
    assertThat(model.getWeights().get("dense/kernel").toFloats()).isEqualTo(before);
    assertThat(model.summary().trainable()).isEqualTo(4);
    model.setTrainable("dense", true);
    model.fit(x(10), y(10), Fit.epochs(1));
    assertThat(model.getWeights().get("dense/kernel").toFloats()).isNotEqualTo(before);
  }

  @Test
  void layersMayHaveOptimisersOfTheirOwn() {
    Model model =
        platform.fascicle().sequential("groups").inputShape(2).add(dense(3)).add(dense(1)).build();
    model.compile(
        Compile.of(optimizer("SGD", 0.1), Spec.of(Kind.LOSS, "mse"))
            .group(optimizer("SGD", 0), "dense"));
    Map<String, HostArray> before = model.getWeights();
    model.fit(x(10), y(10), Fit.epochs(1));
    Map<String, HostArray> after = model.getWeights();
    assertThat(after.get("dense/kernel").toFloats())
        .isEqualTo(before.get("dense/kernel").toFloats());
    assertThat(after.get("dense_1/kernel").toFloats())
        .isNotEqualTo(before.get("dense_1/kernel").toFloats());
    assertThatThrownBy(
            () -> model.compile(Compile.of("SGD", "mse").group(optimizer("SGD", 0), "dens")))
        .hasMessageContaining("Did you mean dense");
  }

  @Test
  void listenersAreCalledInOrderBetweenSteps() {
    List<String> calls = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onTrainBegin(TrainingRun run) {
            calls.add("begin of " + run.model() + " on " + run.backend());
          }

          @Override
          public void onEpochBegin(TrainingRun run) {
            calls.add("epoch " + run.epoch() + " of " + run.epochs());
          }

          @Override
          public void onBatchEnd(TrainingRun run) {
            calls.add("batch " + run.batch() + " of " + run.batches() + " step " + run.step());
          }

          @Override
          public void onEpochEnd(TrainingRun run) {
            calls.add("logs " + run.logs().keySet());
          }

          @Override
          public void onTrainEnd(TrainingRun run) {
            calls.add("end");
          }
        };
    line()
        .fit(
            x(3),
            y(3),
            Fit.epochs(2).initialEpoch(1).batchSize(2).validationData(x(1), y(1)).listen(listener));
    assertThat(calls)
        .containsExactly(
            "begin of line on reference",
            "epoch 1 of 2",
            "batch 0 of 2 step 1",
            "batch 1 of 2 step 2",
            "logs [loss, mae, val_loss, val_mae]",
            "end");
  }

  @Test
  void learningRateChangesFromTheNextStepOn() {
    Model model = line();
    History history =
        model.fit(x(4), y(4), Fit.epochs(2).onEpochEnd(run -> run.setLearningRate(0.25)));
    assertThat(history.epochs()).extracting("learningRate").containsExactly(0.1, 0.25);
    assertThatThrownBy(
            () -> model.fit(x(4), y(4), Fit.epochs(1).onEpochEnd(run -> run.setLearningRate(-1))))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void stoppedAndCancelledRunsSayWhy() {
    Model model = line();
    History stopped =
        model.fit(x(9), y(9), Fit.epochs(5).onEpochEnd(run -> run.stopTraining("good enough")));
    assertThat(stopped.stop()).isEqualTo(History.Stop.STOPPED);
    assertThat(stopped.reason()).isEqualTo("good enough");
    assertThat(stopped.epochs()).hasSize(1);
    CancelToken token = new CancelToken();
    History cancelled =
        model.fit(
            x(9),
            y(9),
            Fit.epochs(5).batchSize(2).cancelToken(token).onBatchEnd(run -> token.cancel()));
    assertThat(cancelled.stop()).isEqualTo(History.Stop.CANCELLED);
    assertThat(cancelled.steps()).isEqualTo(1);
    assertThat(cancelled.epochs()).isEmpty();
    History again = model.fit(x(9), y(9), Fit.epochs(5).onEpochEnd(run -> model.cancel()));
    assertThat(again.epochs()).hasSize(1);
  }

  @Test
  void aCallbackMayCloseTheModel() {
    Model model = line();
    History history = model.fit(x(9), y(9), Fit.epochs(5).onEpochEnd(run -> model.close()));
    assertThat(history.stop()).isEqualTo(History.Stop.CANCELLED);
  }

  @Test
  void oneFitAtATime() {
    Model model = line();
    assertThatThrownBy(
            () ->
                model.fit(
                    x(9),
                    y(9),
                    Fit.epochs(1)
                        .onEpochEnd(
                            run -> {
                              Thread other =
                                  new Thread(
                                      () ->
                                          assertThatThrownBy(
                                                  () -> model.fit(x(2), y(2), Fit.epochs(1)))
                                              .hasMessageContaining("one fit at a time"));
                              other.start();
                              join(other);
                              throw new InvalidArgumentException("test", "a", "b", "");
                            })))
        .hasMessage("test: expected a, got b.");
    assertThat(model.fit(x(9), y(9), Fit.epochs(1)).epochs()).hasSize(1);
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void batchesLargerThanTheDataAreOneBatch() {
    History history = line().fit(x(3), y(3), Fit.epochs(1).batchSize(1000));
    assertThat(history.steps()).isEqualTo(1);
  }

  @Test
  void dataThatDoNotFitAreRefusedBeforeTheFirstStep() {
    Model model = line();
    assertThatThrownBy(() -> model.fit(x(3), y(4), Fit.epochs(1)))
        .hasMessageContaining("arrays of equally many samples");
    assertThatThrownBy(() -> model.fit(x(0), y(0), Fit.epochs(1)))
        .hasMessageContaining("at least one sample");
    assertThatThrownBy(() -> model.fit(x(2).reshape(2, 2, 1), y(2), Fit.epochs(1)))
        .hasMessageContaining("(None, 2)")
        .hasMessageContaining("(None, 2, 1)")
        .hasMessageContaining("Call reshape(2) on the dataset.");
    assertThatThrownBy(
            () -> model.fit(Dataset.of(List.of(x(2), x(2)), List.of(y(2))), Fit.epochs(1)))
        .hasMessageContaining("1 inputs");
    assertThatThrownBy(() -> model.fit(Dataset.of(List.of(x(2)), List.of()), Fit.epochs(1)))
        .hasMessageContaining("1 targets")
        .hasMessageContaining("0 in the data");
    assertThatThrownBy(() -> model.fit(x(2), y(2), Fit.epochs(1).validationSplit(0.9)))
        .hasMessageContaining("at least one sample to train on");
    assertThat(model.fit(x(2), y(2), Fit.epochs(1)).steps()).isEqualTo(1);
  }

  @Test
  void aLabelOutOfRangeIsNamedWithItsSample() {
    Model model =
        platform
            .fascicle()
            .sequential("classes")
            .inputShape(2)
            .add(dense(3).with("activation", "softmax"))
            .build();
    model.compile(optimizer("SGD", 0.1), "sparse_categorical_crossentropy");
    HostArray labels = HostArray.of(new long[] {0, 1, 2, 3, 1}, 5);
    assertThatThrownBy(() -> model.fit(x(5), labels, Fit.epochs(1).batchSize(2)))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("class numbers from 0 to 2")
        .hasMessageContaining("label 3 at sample 3");
    HostArray bytes = HostArray.of(new byte[] {0, 1, 2, 2, 1}, 5);
    assertThat(model.fit(x(5), bytes, Fit.epochs(1)).steps()).isEqualTo(1);
  }

  @Test
  void dataOfOtherTypesAreConverted() {
    Model model = identity(frozen());
    HostArray x = HostArray.of(new byte[] {1, (byte) 200}, 2, 1);
    HostArray y = HostArray.of(new double[] {1, 200}, 2, 1);
    assertThat(model.evaluate(x, y).get("loss")).isZero();
    assertThat(model.predict(x).toFloats()).containsExactly(1, 200);
    assertThat(model.predict(HostArray.of(new int[] {7}, 1, 1)).toFloats()).containsExactly(7);
  }

  @Test
  void trainOnBatchGivesTheLossBeforeTheUpdate() {
    Model model = line();
    double before = model.evaluate(x(5), y(5)).get("loss");
    assertThat(model.trainOnBatch(x(5), y(5)).get("loss")).isCloseTo(before, within(1e-6));
    assertThat(model.evaluate(x(5), y(5)).get("loss")).isLessThan(before);
  }

  @Test
  void aModelThatWasNotCompiledSaysSo() {
    Model model = platform.fascicle().sequential("raw").inputShape(2).add(dense(1)).build();
    assertThatThrownBy(() -> model.fit(x(2), y(2), Fit.epochs(1)))
        .hasMessageContaining("Call compile(");
  }

  @Test
  void missingRulesAreNamedAtOnce() {
    Model model = platform.fascicle().sequential("raw").inputShape(2).add(dense(1)).build();
    assertThatThrownBy(() -> model.compile("Adom", "msee", "maee"))
        .isInstanceOfSatisfying(
            MissingPluginException.class, e -> assertThat(e.missing()).hasSize(3))
        .hasMessageContaining("optimizer \"Adom\" (optimizer); did you mean Adam?")
        .hasMessageContaining("metric maee");
  }

  @Test
  void equalSeedsGiveEqualRuns() {
    Model one = line();
    Model other = line();
    History a = one.fit(x(40), y(40), Fit.epochs(3).batchSize(8));
    History b =
        other.fit(
            x(40),
            y(40),
            // What happens beside the run changes nothing.
            Fit.epochs(3)
                .batchSize(8)
                .onBatchEnd(run -> other.predict(x(5), Predict.batchSize(2))));
    assertThat(a.get("loss")).isEqualTo(b.get("loss"));
    assertThat(one.getWeights().get("dense/kernel").toFloats())
        .isEqualTo(other.getWeights().get("dense/kernel").toFloats());
  }
}
