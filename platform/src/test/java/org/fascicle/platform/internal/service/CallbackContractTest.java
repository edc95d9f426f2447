package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.LambdaListener;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.platform.testing.TestPlatform;
import org.fascicle.platform.testing.TestPlugins;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What callbacks and listeners are told, and what they may ask for. */
class CallbackContractTest {
  private final TestPlatform platform = new TestPlatform();
  private final List<String> calls = new ArrayList<>();

  @AfterEach
  void close() {
    platform.close();
  }

  private Model line() {
    Model model =
        platform.fascicle().sequential("line").inputShape(2).add(dense(1)).seed(3).build();
    model.compile(optimizer("SGD", 0.1), "mse");
    return model;
  }

  private static Fit fit() {
    return Fit.epochs(1).batchSize(2);
  }

  private History train(Model model, Fit fit) {
    return model.fit(FitTest.x(4), FitTest.y(4), fit);
  }

  private Spec callback(Callback<NoConfig> callback) {
    String name = "callback" + platform.registry().all().size();
    TestPlugins.add(platform.registry(), Kind.CALLBACK, callback, name);
    return Spec.of(Kind.CALLBACK, name);
  }

  /** Does nothing; tests override what they look at. */
  private abstract static class Quiet implements Callback<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }
  }

  @Test
  void everyMomentHasItsCall() {
    LambdaListener listener =
        LambdaListener.of()
            .onTrainBegin(run -> calls.add("train"))
            .onEpochBegin(run -> calls.add("epoch " + run.epoch()))
            .onBatchBegin(run -> calls.add("batch " + run.batch() + " at " + run.samples()))
            .onBatchEnd(run -> calls.add("batch " + run.batch() + " done at " + run.samples()))
            .onTestBegin(run -> calls.add("test"))
            .onTestBatchBegin(run -> calls.add("test batch"))
            .onTestBatchEnd(run -> calls.add("test batch done"))
            .onTestEnd(run -> calls.add("test done " + run.logs().keySet()))
            .onEpochEnd(run -> calls.add("epoch done"))
            .onTrainEnd(run -> calls.add("train done"));
    train(line(), fit().validationData(FitTest.x(3), FitTest.y(3)).listen(listener));

    assertThat(calls)
        .containsExactly(
            "train",
            "epoch 0",
            "batch 0 at 0",
            "batch 0 done at 2",
            "batch 1 at 2",
            "batch 1 done at 4",
            "test",
            "test batch",
            "test batch done",
            "test batch",
            "test batch done",
            "test done [loss, val_loss]",
            "epoch done",
            "train done");
  }

  @Test
  void functionsOfAMomentAreCalledInTheirOrder() {
    LambdaListener one = LambdaListener.of().onTrainEnd(run -> calls.add("one"));
    LambdaListener both = one.onTrainEnd(run -> calls.add("two"));
    train(line(), fit().listen(both));
    train(line(), fit().listen(one));

    assertThat(calls).containsExactly("one", "two", "one");
  }

  @Test
  void aRuleOfTheHostSetsTheRateOfEachEpoch() {
    History history =
        train(line(), Fit.epochs(3).learningRate((epoch, rate) -> epoch == 0 ? 0.5 : rate / 2));

    assertThat(history.epochs()).extracting("learningRate").containsExactly(0.5, 0.25, 0.125);
  }

  @Test
  void addedValuesReachTheHistoryAndThoseCalledLater() {
    Spec adds =
        callback(
            new Quiet() {
              @Override
              public void onEpochEnd(NoConfig config, CallbackContext context) {
                context.log("share", context.epoch());
              }
            });
    History history =
        train(
            line(),
            Fit.epochs(2)
                .callbacks(adds)
                .onEpochEnd(run -> calls.add(run.logs().get("share") + "")));

    assertThat(history.get("share")).containsExactly(0, 1);
    assertThat(calls).containsExactly("0.0", "1.0");
  }

  @Test
  void weightsLayersAndOutputsAreThere() {
    Model model = line();
    List<Map<String, HostArray>> seen = new ArrayList<>();
    train(
        model,
        fit()
            .onEpochEnd(
                run -> {
                  seen.add(run.weights());
                  seen.add(run.outputs(3, List.of("dense")));
                  calls.add(run.layers().get("dense").type() + run.summary().parameters());
                  assertThatThrownBy(() -> run.outputs(3, List.of("dens")))
                      .isInstanceOf(UnknownNameException.class)
                      .hasMessageContaining("Did you mean dense?");
                  assertThat(run.outputs(3, List.of())).isEmpty();
                }));

    assertThat(calls).containsExactly("Dense3");
    assertThat(seen.get(0).get("dense/kernel").toFloats())
        .isEqualTo(model.getWeights().get("dense/kernel").toFloats());
    assertThat(seen.get(1).get("dense").toFloats())
        .containsExactly(model.predict(FitTest.x(3)).toFloats(), within(1e-6f));
  }

  @Test
  void aCallbackThatFailsEndsTheRunCleanlyWithItsHistory() {
    Spec fails =
        callback(
            new Quiet() {
              @Override
              public void onBatchEnd(NoConfig config, CallbackContext context) {
                if (context.epoch() == 2 && context.batch() == 1) {
                  throw new IllegalStateException("no more");
                }
              }
            });
    Model model = line();
    assertThat(model.history()).isEmpty();
    assertThatThrownBy(
            () ->
                train(
                    model,
                    Fit.epochs(5)
                        .batchSize(2)
                        .callbacks(fails)
                        .listen(LambdaListener.of().onTrainEnd(run -> calls.add("end")))))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("model \"line\": callback 1 of fit (callback")
        .hasMessageContaining("failed in onBatchEnd: java.lang.IllegalStateException: no more");

    History history = model.history().orElseThrow();
    assertThat(history.epochs()).hasSize(2);
    assertThat(history.stop()).isEqualTo(History.Stop.FAILED);
    assertThat(history.reason()).contains("no more");
    assertThat(calls).containsExactly("end");
    assertThat(train(model, fit()).stop()).isEqualTo(History.Stop.COMPLETED);
    assertThat(model.history().orElseThrow().epochs()).hasSize(1);
  }

  @Test
  void aScheduleMustBeNamedByTheConfiguration() {
    Spec asks =
        callback(
            new Quiet() {
              @Override
              public void onEpochBegin(NoConfig config, CallbackContext context) {
                context.scheduled(Spec.of(Kind.SCHEDULE, "other"), 0);
              }
            });
    assertThatThrownBy(() -> train(line(), fit().callbacks(asks)))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("what its configuration names");
  }
}
