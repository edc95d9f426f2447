package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fascicle.platform.internal.service.FitTest.x;
import static org.fascicle.platform.internal.service.FitTest.y;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.layer;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.BackendUnavailableException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.api.model.Updater;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.internal.registry.Provider;
import org.fascicle.platform.testing.TestPlatform;
import org.fascicle.platform.testing.TestPlugins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Backends and plugins that leave, return and change under a running fit. */
@Timeout(60)
class SwapFitTest {
  private final TestPlatform platform = new TestPlatform();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void close() {
    later.shutdownNow();
    platform.close();
  }

  private Model model() {
    return model(Placement.DEFAULT);
  }

  private Model model(Placement placement) {
    Model model =
        platform
            .fascicle()
            .sequential("net")
            .inputShape(2)
            .add(dense(8).with("activation", "relu"))
            .add(layer("Dropout").with("rate", 0.2))
            .add(dense(1))
            .options(o -> o.placement(placement))
            .build();
    model.compile(optimizer("Adam", 0.01), "mse", "mae");
    return model;
  }

  private static Fit fit() {
    return Fit.epochs(3).batchSize(8);
  }

  /** Does something once, after this many steps of the run. */
  private static TrainingListener after(long steps, Runnable action) {
    return new TrainingListener() {
      @Override
      public void onBatchEnd(TrainingRun run) {
        if (run.step() == steps) {
          action.run();
        }
      }
    };
  }

  private void soon(Runnable action) {
    ScheduledFuture<?> unused = later.schedule(action, 200, TimeUnit.MILLISECONDS);
  }

  private Provider provider(String name) {
    return platform.registry().all().stream()
        .filter(p -> p.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static float[] kernel(Model model) {
    return model.getWeights().get("dense/kernel").toFloats();
  }

  @Test
  void aRunWaitsForABackendAndLosesNothing() {
    Model undisturbed = model();
    History expected = undisturbed.fit(x(50), y(50), fit());
    Model model = model();
    History history =
        model.fit(
            x(50),
            y(50),
            fit()
                .listen(
                    after(
                        9,
                        () -> {
                          platform.removeBackend();
                          soon(platform::returnBackend);
                        })));
    assertThat(history.get("loss")).isEqualTo(expected.get("loss"));
    assertThat(kernel(model)).isEqualTo(kernel(undisturbed));
    assertThat(history.events())
        .extracting(TrainingEvent::type)
        .containsExactly(TrainingEvent.Type.BACKEND_WAIT, TrainingEvent.Type.MIGRATION);
    assertThat(history.events().get(0).step()).isEqualTo(9);
    assertThat(history.migrations()).hasSize(1);
  }

  @Test
  void aBoundedWaitEndsInAnErrorAndALaterRunGoesOn() {
    Model undisturbed = model();
    undisturbed.fit(x(50), y(50), fit());
    Model model = model(Placement.prefer("cpu", "reference").patience(Duration.ofMillis(300)));
    assertThatThrownBy(
            () -> model.fit(x(50), y(50), fit().listen(after(9, platform::removeBackend))))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("Its data is intact");
    platform.returnBackend();
    History rest = model.fit(x(50), y(50), fit().resume());
    assertThat(rest.epochs()).hasSize(2);
    assertThat(kernel(model)).isEqualTo(kernel(undisturbed));
  }

  @Test
  void cancellingEndsTheWaitForABackend() {
    Model model = model();
    History history =
        model.fit(
            x(50),
            y(50),
            fit()
                .listen(
                    after(
                        9,
                        () -> {
                          platform.removeBackend();
                          soon(model::cancel);
                        })));
    assertThat(history.stop()).isEqualTo(History.Stop.CANCELLED);
    assertThat(history.steps()).isEqualTo(9);
    platform.returnBackend();
    assertThat(model.fit(x(50), y(50), fit().resume()).steps()).isEqualTo(12);
  }

  @Test
  void closingThePlatformEndsARunThatWaits() throws Exception {
    Model model = model();
    CountDownLatch waits = new CountDownLatch(1);
    CompletableFuture<History> run =
        CompletableFuture.supplyAsync(
            () ->
                model.fit(
                    x(50),
                    y(50),
                    fit()
                        .listen(after(9, platform::removeBackend))
                        .listen(
                            new TrainingListener() {
                              @Override
                              public void onEvent(TrainingRun r, TrainingEvent event) {
                                waits.countDown();
                              }
                            })));
    assertThat(waits.await(20, TimeUnit.SECONDS)).isTrue();
    platform.fascicle().close();
    assertThat(run.get(20, TimeUnit.SECONDS).stop()).isEqualTo(History.Stop.CANCELLED);
  }

  @Test
  void anotherVersionOfAPluginIsReportedByTheNextStep() {
    Model model = model();
    TestPlugins.addVersion(
        platform.registry(), Kind.LAYER, new TestPlugins.Dense(), "1.1.0", "Dense");
    Provider old = provider("Dense");
    assertThat(old.version().toString()).isEqualTo("1.0.0");
    History history =
        model.fit(x(50), y(50), fit().listen(after(9, () -> platform.registry().remove(old))));
    assertThat(history.events())
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event.type()).isEqualTo(TrainingEvent.Type.PLUGIN_REPLACED);
              assertThat(event.text()).isEqualTo("layer Dense: test 1.0.0 → test 1.1.0");
              assertThat(event.step()).isEqualTo(9);
            });
  }

  /** Leaves in the middle of its own work, as a bundle that is refreshed does. */
  private final class Leaving extends TestPlugins.Dense {
    private final AtomicInteger calls;

    Leaving(int calls) {
      this.calls = new AtomicInteger(calls);
    }

    @Override
    public Tensor[] call(DenseConfig config, LayerContext context, Tensor... inputs) {
      if (calls.decrementAndGet() == 0) {
        platform.registry().remove(provider("Dense"));
        TestPlugins.addVersion(
            platform.registry(), Kind.LAYER, new TestPlugins.Dense(), "2.0.0", "Dense");
        throw new NoClassDefFoundError("a class that was not needed before");
      }
      return super.call(config, context, inputs);
    }
  }

  private void leaveAfter(int calls) {
    platform.registry().remove(provider("Dense"));
    TestPlugins.addVersion(platform.registry(), Kind.LAYER, new Leaving(calls), "1.5.0", "Dense");
  }

  @Test
  void aStepThatAPluginLeavesUnderIsMadeAgain() {
    Model undisturbed = model();
    History expected = undisturbed.fit(x(50), y(50), fit());
    Model model = model();
    leaveAfter(20); // two calls a step: the second layer of the tenth
    History history = model.fit(x(50), y(50), fit());
    assertThat(history.get("loss")).isEqualTo(expected.get("loss"));
    assertThat(history.steps()).isEqualTo(expected.steps());
    assertThat(kernel(model)).isEqualTo(kernel(undisturbed));
    assertThat(history.events().get(history.events().size() - 1).text())
        .isEqualTo("layer Dense: test 1.5.0 → test 2.0.0");
  }

  @Test
  void soIsACallInALoopOfOnesOwn() {
    Model model = model();
    Tensor x = model.session().tensor(new float[] {1, 2}, 1, 2);
    float[] expected = model.call(x).toFloats();
    leaveAfter(2); // two calls a pass: the second layer of the first
    assertThat(model.call(x).toFloats()).isEqualTo(expected);

    leaveAfter(2);
    try (Tape tape = model.session().tape()) {
      Tensor loss = model.call(x).sum();
      Tensor[] weights =
          model.trainableVariables().stream().map(Variable::value).toArray(Tensor[]::new);
      assertThat(tape.gradient(loss, weights)).doesNotContainNull();
    }
  }

  /** Gradient descent that leaves in the middle of its own work. */
  private final class LeavingSgd extends TestPlugins.Sgd {
    private boolean gone;

    @Override
    public void update(SgdConfig config, UpdateContext context, Tensor p, Tensor gradient) {
      super.update(config, context, p, gradient);
      if (!gone) {
        gone = true;
        platform.registry().remove(provider("SGD"));
        TestPlugins.addVersion(
            platform.registry(), Kind.OPTIMIZER, new TestPlugins.Sgd(), "2.0.0", "SGD");
        throw new NoClassDefFoundError("a class that was not needed before");
      }
    }
  }

  @Test
  void soIsAnUpdateInALoopOfOnesOwn() {
    platform.registry().remove(provider("SGD"));
    TestPlugins.addVersion(platform.registry(), Kind.OPTIMIZER, new LeavingSgd(), "1.5.0", "SGD");
    Session session = platform.fascicle().session("loop");
    Variable w = session.variable("w", session.tensor(new float[] {1, 2}, 2), true);
    Updater updater = platform.fascicle().updater(session, optimizer("SGD", 0.5), List.of(w));

    updater.apply(session.tensor(new float[] {2, 2}, 2));

    assertThat(w.value().toFloats()).containsExactly(0, 1);
    assertThat(updater.step()).isEqualTo(1);
    assertThat(updater.learningRate()).isEqualTo(0.5);
  }

  @Test
  void soIsABatchOfPredictions() {
    Model model = model();
    HostArray expected = model.predict(x(50));
    leaveAfter(3);
    assertThat(model.predict(x(50))).isEqualTo(expected);
  }

  @Test
  void whatFailsWhileAllPluginsAreThereFails() {
    Model model = model();
    platform.registry().remove(provider("Dense"));
    Layer<?> broken =
        new TestPlugins.Dense() {
          @Override
          public Tensor[] call(DenseConfig config, LayerContext context, Tensor... inputs) {
            throw new IllegalStateException("a mistake");
          }
        };
    TestPlugins.addVersion(platform.registry(), Kind.LAYER, broken, "1.5.0", "Dense");
    assertThatThrownBy(() -> model.fit(x(50), y(50), fit())).hasMessage("a mistake");
  }

  @Test
  void aModelKeepsItsVersionUntilToldToMove() {
    Model model = model();
    TestPlugins.addVersion(
        platform.registry(), Kind.LAYER, new TestPlugins.Dense(), "2.0.0", "Dense");
    History kept = model.fit(x(8), y(8), Fit.epochs(1));
    assertThat(kept.events()).isEmpty();
    History moved = model.fit(x(8), y(8), Fit.epochs(2).onEpochEnd(run -> model.updatePlugins()));
    assertThat(moved.events())
        .extracting(TrainingEvent::text)
        .containsExactly("layer Dense: test 1.0.0 → test 2.0.0");
  }

  @Test
  void aRunWaitsForAPlugin() {
    Model undisturbed = model();
    undisturbed.fit(x(50), y(50), fit());
    Model model = model();
    Provider dense = provider("Dense");
    List<String> told = new CopyOnWriteArrayList<>();
    History history =
        model.fit(
            x(50),
            y(50),
            fit()
                .listen(
                    after(
                        9,
                        () -> {
                          platform.registry().remove(dense);
                          soon(
                              () ->
                                  TestPlugins.addVersion(
                                      platform.registry(),
                                      Kind.LAYER,
                                      new TestPlugins.Dense(),
                                      "1.2.0",
                                      "Dense"));
                        }))
                .listen(
                    new TrainingListener() {
                      @Override
                      public void onEvent(TrainingRun run, TrainingEvent event) {
                        told.add(event.type() + "");
                      }
                    }));
    assertThat(told).containsExactly("PLUGIN_WAIT", "PLUGIN_REPLACED");
    assertThat(history.events().get(0).text()).contains("layer \"dense\"").contains("dense_1");
    assertThat(kernel(model)).isEqualTo(kernel(undisturbed));
  }

  @Test
  void nobodyWaitsForAPluginInsideAStep() {
    Model model = model();
    platform.registry().remove(provider("Dense"));
    assertThatThrownBy(() -> model.session().step(() -> model.predict(x(2))))
        .isInstanceOf(MissingPluginException.class);
  }

  @Test
  void theWaitForAPluginIsBounded() {
    Model model = model(Placement.DEFAULT.patience(Duration.ofMillis(300)));
    Provider adam = provider("Adam");
    assertThatThrownBy(
            () ->
                model.fit(
                    x(50), y(50), fit().listen(after(9, () -> platform.registry().remove(adam)))))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageContaining("optimizer \"Adam\"");
    TestPlugins.add(platform.registry(), Kind.OPTIMIZER, new TestPlugins.Adam(), "Adam");
    assertThat(model.fit(x(50), y(50), fit().resume()).epochs()).hasSize(2);
  }

  @Test
  void aVersionThatWantsOtherVariablesIsRefused() {
    Model model = model();
    Provider dense = provider("Dense");
    Layer<?> other =
        new TestPlugins.Dense() {
          @Override
          public List<TensorSpec> build(
              TestPlugins.Dense.DenseConfig config,
              List<TensorSpec> in,
              Declarations declarations) {
            declarations.state("more", DType.FLOAT32, Shape.SCALAR, 0);
            return super.build(config, in, declarations);
          }
        };
    TestPlugins.addVersion(platform.registry(), Kind.LAYER, other, "3.0.0", "Dense");
    platform.registry().remove(dense);
    assertThatThrownBy(() -> model.predict(x(2)))
        .hasMessageContaining("layer \"dense\"")
        .hasMessageContaining("Install the version that the model was built with");
  }

  @Test
  void readersNeverSeeHalfAnUpdate() throws Exception {
    // Both kernels start equal, get equal gradients, and so stay equal after every whole step.
    Model model =
        platform
            .fascicle()
            .sequential("twins")
            .inputShape(2)
            .add(dense(2).with("kernel_initializer", "zeros"))
            .build();
    model.compile(optimizer("SGD", 0.05), "mse");
    HostArray x = HostArray.of(new float[] {1, 1, 2, 2, 3, 3}, 3, 2);
    HostArray y = HostArray.of(new float[] {1, 1, 2, 2, 3, 3}, 3, 2);
    CompletableFuture<Integer> reader =
        CompletableFuture.supplyAsync(
            () -> {
              int seen = 0;
              float last = -1;
              while (seen < 20) {
                var weights = model.getWeights();
                float[] kernel = weights.get("dense/kernel").toFloats();
                float[] bias = weights.get("dense/bias").toFloats();
                assertThat(kernel[0]).isEqualTo(kernel[3]);
                assertThat(bias[0]).isEqualTo(bias[1]);
                if (kernel[0] != last) {
                  seen++;
                  last = kernel[0];
                }
              }
              return seen;
            });
    model.fit(x, y, Fit.epochs(3000).batchSize(1).onEpochEnd(run -> stopWhen(run, reader)));
    assertThat(reader.get(20, TimeUnit.SECONDS)).isEqualTo(20);
  }

  private static void stopWhen(TrainingRun run, CompletableFuture<?> done) {
    if (done.isDone()) {
      run.stopTraining("seen enough");
    }
  }
}
