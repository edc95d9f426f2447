package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelStepsTest {
  private final FakeBackend backend = new FakeBackend("fake");
  private final Engine engine = new Engine();
  private final Binding binding = engine.add(backend);
  private final PlatformSession session;
  private final ModelSteps steps;
  private final VariableCell w;
  private final VariableCell v;

  ModelStepsTest() {
    session = engine.open("s", SessionOptions.DEFAULT.backend("fake"));
    steps = new ModelSteps(session);
    Tensor one = session.tensor(new double[] {1}, 1);
    w = session.variable("w", one, true);
    v = session.variable("v", one, true);
    one.close();
  }

  @AfterEach
  void close() {
    engine.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  private void update(Commit commit, VariableCell variable) {
    commit.update(new SgdUpdate(0, false), variable.value(), w.value().mul(1), session.scalar(0.5));
  }

  @Test
  void whatIsStagedIsWrittenAtTheEnd() {
    steps.train(
        commit -> {
          update(commit, w);
          commit.assign(v, w.value().mul(7));
          assertThat(w.value().item()).isEqualTo(1);
          assertThat(v.value().item()).isEqualTo(1);
          return null;
        });
    assertThat(w.value().item()).isEqualTo(0.5);
    assertThat(v.value().item()).isEqualTo(7);
    assertThat(session.stepCounter()).isEqualTo(1);
  }

  /** Two variables of one value: the first to be updated is copied. */
  @Test
  void whoReadsWhatAnUpdateCopiesGoesOnWithIt() throws Exception {
    CountDownLatch inHand = new CountDownLatch(1);
    CountDownLatch staged = new CountDownLatch(1);
    CompletableFuture<Double> reader =
        CompletableFuture.supplyAsync(
            () ->
                steps.read(
                    () -> {
                      Tensor value = w.value();
                      inHand.countDown();
                      awaitQuietly(staged);
                      return value.item();
                    }));
    inHand.await();
    steps.train(
        commit -> {
          update(commit, w);
          staged.countDown();
          return null;
        });
    assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    assertThat(w.value().item()).isEqualTo(0.5);
    assertThat(v.value().item()).isEqualTo(1);
  }

  @Test
  void aStepThatFailsWritesNothing() {
    assertThatThrownBy(
            () ->
                steps.train(
                    commit -> {
                      update(commit, w);
                      commit.assign(v, session.tensor(new double[2], 2));
                      return null;
                    }))
        .isInstanceOf(ShapeMismatchException.class);
    assertThat(w.value().item()).isEqualTo(1);
    assertThat(w.version()).isZero();
    assertThat(session.stepCounter()).isZero();
  }

  @Test
  void aVariableIsWrittenOnceAStep() {
    assertThatThrownBy(
            () ->
                steps.train(
                    commit -> {
                      update(commit, w);
                      update(commit, w);
                      return null;
                    }))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("\"w\"");
    assertThat(w.value().item()).isEqualTo(1);
  }

  @Test
  void writingWaitsForReaders() throws Exception {
    writingWaitsFor(steps::read);
  }

  @Test
  void writingWaitsForWhoLooks() throws Exception {
    writingWaitsFor(steps::look);
  }

  private void writingWaitsFor(Function<Supplier<Double>, Double> way) throws Exception {
    CountDownLatch reading = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Double> reader =
        CompletableFuture.supplyAsync(
            () ->
                way.apply(
                    () -> {
                      reading.countDown();
                      awaitQuietly(goOn);
                      return w.value().item();
                    }));
    reading.await();
    CompletableFuture<Object> trainer =
        CompletableFuture.supplyAsync(
            () ->
                steps.train(
                    commit -> {
                      update(commit, w);
                      return null;
                    }));
    Thread.sleep(30);
    assertThat(trainer.isDone()).isFalse();
    goOn.countDown();
    assertThat(reader.get(10, TimeUnit.SECONDS)).isEqualTo(1);
    trainer.get(10, TimeUnit.SECONDS);
    assertThat(w.value().item()).isEqualTo(0.5);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void tensorsInAResultAreTheCallers() {
    Tensor result = steps.read(() -> w.value().mul(3));
    assertThat(result.item()).isEqualTo(3);
    result.close();
  }

  /** No other thread is woken, and a swap waits as for any step. */
  @Test
  void whoLooksDoesSoHimself() throws Exception {
    CountDownLatch looking = new CountDownLatch(1);
    CompletableFuture<Void> swap =
        steps.look(
            () -> {
              CompletableFuture<Void> withdrawal =
                  CompletableFuture.runAsync(
                      () -> {
                        looking.countDown();
                        engine.hub().withdraw(binding);
                      });
              awaitQuietly(looking);
              assertThat(steps.look(() -> w.value().item())).isEqualTo(1);
              assertThat(withdrawal).isNotDone();
              assertThat(steps.look(Thread::currentThread)).isSameAs(Thread.currentThread());
              return withdrawal;
            });
    swap.get(10, TimeUnit.SECONDS);
    assertThat(w.value().item()).isEqualTo(1);
  }

  @Test
  void readingDrawsNoRandomNumbers() {
    steps.read(() -> session.randomKey(1));
    assertThat(session.stepCounter()).isZero();
  }
}
