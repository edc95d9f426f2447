package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Adam;
import org.fascicle.specs.AdamW;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Filters stay in the order that the library prefers from step to step; nobody who reads or writes
 * them on the way learns of it, and training goes on to the same bits.
 */
class FiltersOnCpuIT {
  private static final int SAMPLES = 48;
  private static final int SIDE = 6;
  private static final int CHANNELS = 32;
  private static final int CLASSES = 3;
  private static final Fit FIT = Fit.epochs(3).batchSize(16);

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  static Stream<SpecSource> optimizers() {
    return Stream.of(
        Sgd.of(0.02),
        Sgd.of(0.02).momentum(0.9).nesterov(true),
        Adam.of(0.002),
        AdamW.of(0.002),
        Adam.of(0.002).globalClipnorm(0.5),
        Adam.of(0.002).useEma(true));
  }

  /** Wide enough for filters in blocks, with few places an image and with more, and a bias. */
  private static Model network(String backend, SpecSource optimizer) {
    Model model =
        CPU.fascicle()
            .sequential("filters")
            .backend(backend)
            .options(o -> o.seed(11))
            .inputShape(SIDE, SIDE, CHANNELS)
            .add(Conv2D.of(32, 3).padding("same").activation("relu"))
            .add(Conv2D.of(48, 3).activation("tanh"))
            .add(Conv2D.of(16, 2).strides(2))
            .add(Flatten.of())
            .add(Dense.of(CLASSES).activation("softmax"))
            .build();
    model.compile(optimizer, "sparse_categorical_crossentropy");
    return model;
  }

  private static HostArray images() {
    Random random = new Random(3);
    float[] x = new float[SAMPLES * SIDE * SIDE * CHANNELS];
    for (int i = 0; i < x.length; i++) {
      x[i] = random.nextFloat() - 0.5f;
    }
    return HostArray.of(x, SAMPLES, SIDE, SIDE, CHANNELS);
  }

  private static Dataset data() {
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < SAMPLES; i++) {
      labels[i] = i % CLASSES;
    }
    return Dataset.of(images(), HostArray.of(labels, SAMPLES));
  }

  /** Trains, doing something after each batch; gives the weights. */
  private static Map<String, HostArray> train(
      String backend, SpecSource optimizer, Consumer<Model> afterwards) {
    try (Model model = network(backend, optimizer)) {
      model.fit(data(), FIT.onBatchEnd(run -> afterwards.accept(model)));
      return model.getWeights();
    }
  }

  private static void assertSame(Map<String, HostArray> actual, Map<String, HostArray> expected) {
    assertThat(actual).hasSize(8);
    actual.forEach(
        (name, values) ->
            assertThat(values.toFloats()).as(name).containsExactly(expected.get(name).toFloats()));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void whoReadsOnTheWayChangesNothing(SpecSource optimizer) {
    Map<String, HostArray> alone = train("cpu", optimizer, model -> {});

    assertSame(train("cpu", optimizer, Model::getWeights), alone);
    assertSame(train("cpu", optimizer, model -> model.predict(images())), alone);
    assertSame(train("cpu", optimizer, model -> model.setWeights(model.getWeights())), alone);
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void weightsAreThoseOfTheReference(SpecSource optimizer) {
    Map<String, HostArray> expected = train("reference", optimizer, model -> {});

    train("cpu", optimizer, model -> {})
        .forEach(
            (name, values) -> {
              float[] wanted = expected.get(name).toFloats();
              float[] got = values.toFloats();
              for (int i = 0; i < got.length; i++) {
                assertThat(got[i]).as("%s[%d]", name, i).isCloseTo(wanted[i], within(2e-4f));
              }
            });
  }

  @Test
  void predictionsOfOtherThreadsGoOn() {
    Map<String, HostArray> alone = train("cpu", Adam.of(0.002), model -> {});
    AtomicBoolean ended = new AtomicBoolean();
    try (Model model = network("cpu", Adam.of(0.002))) {
      CompletableFuture<Void> predicting = others(ended, () -> sumsToOne(model));
      CompletableFuture<Void> reading = others(ended, model::getWeights);
      try {
        model.fit(data(), FIT);
      } finally {
        ended.set(true);
      }
      predicting.join();
      reading.join();
      assertSame(model.getWeights(), alone);
    }
  }

  private static CompletableFuture<Void> others(AtomicBoolean ended, Runnable work) {
    return CompletableFuture.runAsync(
        () -> {
          while (!ended.get()) {
            work.run();
          }
        });
  }

  private static void sumsToOne(Model model) {
    float[] y = model.predict(images()).toFloats();
    for (int i = 0; i < y.length; i += CLASSES) {
      assertThat(y[i] + y[i + 1] + y[i + 2]).isCloseTo(1, within(1e-4f));
    }
  }
}
