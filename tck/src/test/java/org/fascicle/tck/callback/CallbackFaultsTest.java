package org.fascicle.tck.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.NoConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The kit for callbacks lets a good one pass and catches broken ones. */
class CallbackFaultsTest {
  private static final String COUNT = "count";

  /** Halves the rate after every second epoch, and keeps the count where it belongs. */
  static class Good implements Callback<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public void onTrainBegin(NoConfig config, CallbackContext context) {
      if (!context.isResumed()) {
        context.set(COUNT, 0);
      }
    }

    @Override
    public void onEpochEnd(NoConfig config, CallbackContext context) {
      count(context, context.get(COUNT, 0) + 1);
    }

    final void count(CallbackContext context, double count) {
      context.set(COUNT, count);
      if (count % 2 == 0) {
        context.setLearningRate(context.learningRate() / 2);
      }
    }
  }

  /** Forgets with its object. */
  static final class CountsInAField extends Good {
    private int epochs;

    @Override
    public void onEpochEnd(NoConfig config, CallbackContext context) {
      epochs++;
      count(context, epochs);
    }
  }

  /** Never forgets: the second run begins where the first one ended. */
  static final class CountsForAll extends Good {
    private static final AtomicInteger EPOCHS = new AtomicInteger();

    @Override
    public void onEpochEnd(NoConfig config, CallbackContext context) {
      count(context, EPOCHS.incrementAndGet() % 3);
    }
  }

  /** Begins afresh when a run goes on. */
  static final class ForgetsOnResume extends Good {
    @Override
    public void onTrainBegin(NoConfig config, CallbackContext context) {
      context.set(COUNT, 0);
    }
  }

  /** Takes it for granted that there is a validation. */
  static final class WantsValidation extends Good {
    @Override
    public void onEpochEnd(NoConfig config, CallbackContext context) {
      count(context, context.logs().get("val_loss") > 0 ? 1 : 2);
    }
  }

  /** Takes it for granted that there was an epoch. */
  static final class WantsAnEpoch extends Good {
    @Override
    public void onTrainEnd(NoConfig config, CallbackContext context) {
      count(context, context.logs().get("loss") > 0 ? 1 : 2);
    }
  }

  /** Cannot bear a loss that is no number. */
  static final class WantsNumbers extends Good {
    @Override
    public void onBatchEnd(NoConfig config, CallbackContext context) {
      context.set("exact", new java.math.BigDecimal(context.logs().get("loss")).doubleValue());
    }
  }

  /** Takes it for granted that nobody else stops the run. */
  static final class WantsTheEnd extends Good {
    @Override
    public void onTrainEnd(NoConfig config, CallbackContext context) {
      context.set("left", Math.floorDiv(1, context.epochs() == context.epoch() ? 1 : 0));
    }
  }

  /** Lets the clock decide. */
  static final class AsksTheClock extends Good {
    @Override
    public void onEpochEnd(NoConfig config, CallbackContext context) {
      context.setLearningRate(1e-12 * (System.nanoTime() % 1_000_000_007L));
    }
  }

  /** Its configuration is for itself alone. */
  static final class HiddenConfiguration implements Callback<HiddenConfiguration.Hidden> {
    private record Hidden() {}

    @Override
    public Class<Hidden> configuration() {
      return Hidden.class;
    }
  }

  /** Says something else each time. */
  static final class SaysTheTime extends Good {
    @Override
    public void onTrainEnd(NoConfig config, CallbackContext context) {
      context.say("Done at " + System.nanoTime());
    }
  }

  @Test
  void aGoodOnePasses() {
    assertThat(failures(Good::new)).isEmpty();
  }

  @TestFactory
  Stream<DynamicTest> aBrokenOneIsCaught() {
    return Stream.of(
        caught("has no fields that change", CountsInAField::new),
        caught("a run saved and resumed equals an unbroken one", CountsInAField::new),
        caught("a run goes on through an update", CountsInAField::new),
        caught("equal runs have equal results", CountsForAll::new),
        caught("a run saved and resumed equals an unbroken one", ForgetsOnResume::new),
        caught("bears a run without validation", WantsValidation::new),
        caught("bears a run without epochs", WantsAnEpoch::new),
        caught("bears logs that are NaN", WantsNumbers::new),
        caught("bears being stopped by another", WantsTheEnd::new),
        caught("bears a cancelled run", WantsTheEnd::new),
        caught("equal runs have equal results", AsksTheClock::new),
        caught("is configured by a public record", HiddenConfiguration::new),
        caught("equal runs have equal results", SaysTheTime::new));
  }

  private static DynamicTest caught(String test, Supplier<Callback<?>> broken) {
    String name = broken.get().getClass().getSimpleName();
    return DynamicTest.dynamicTest(
        name + ": " + test, () -> assertThat(failures(broken)).contains(test));
  }

  private static List<String> failures(Supplier<Callback<?>> callback) {
    CallbackSubject subject =
        new CallbackSubject(callback, folder -> Spec.of(Kind.CALLBACK, "subject"), false);
    List<String> failed = new ArrayList<>();
    for (CallbackTest test : CallbackTests.all()) {
      try {
        test.body().run(subject);
      } catch (Exception | AssertionError e) {
        failed.add(test.name());
      }
    }
    return failed;
  }
}
