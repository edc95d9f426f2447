package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.BackendUnavailableException;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.StepEndedException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.Migration;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SwapTest {
  private static final SessionOptions A_BEFORE_B =
      SessionOptions.DEFAULT.placement(Placement.prefer("a", "b"));

  private final FakeBackend a = new FakeBackend("a");
  private final FakeBackend b = new FakeBackend("b");
  private final Engine engine = new Engine(TimeUnit.MILLISECONDS.toNanos(100));

  @AfterEach
  void nothingIsLeft() {
    engine.close();
    assertThat(a.memory().usedBytes()).isZero();
    assertThat(b.memory().usedBytes()).isZero();
  }

  private static void await(java.util.function.BooleanSupplier condition) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("still waiting").isLessThan(end);
      Thread.sleep(1);
    }
  }

  @Test
  void everythingFollowsWhenTheBackendLeaves() {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {1, 2}, 2);
    Variable w = session.variable("w", x, true);
    x.mul(2).close();
    assertThat(session.backend()).isEqualTo("a");

    engine.hub().withdraw(first);

    assertThat(session.backend()).isEqualTo("b");
    assertThat(x.mul(w.value()).toFloats()).containsExactly(1, 4);
    assertThat(a.memory().usedBytes()).isZero();
    Migration move = session.migrations().get(0);
    assertThat(move.from()).isEqualTo("a 1");
    assertThat(move.to()).isEqualTo("b 1");
    assertThat(move.reason()).isEqualTo("a leaves");
    assertThat(move.tensors()).isEqualTo(1);
    assertThat(move.bytes()).isEqualTo(8);
  }

  @Test
  void aViewFollowsTheMemoryThatItShares() {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {1, 2}, 2);
    long used = a.memory().usedBytes();
    Tensor row = x.reshape(1, 2);
    assertThat(a.memory().usedBytes()).isEqualTo(used);
    x.close();

    engine.hub().withdraw(first);

    assertThat(row.toFloats()).containsExactly(1, 2);
    row.close();
    assertThat(b.memory().usedBytes()).isZero();
  }

  @Test
  void aViewOfAVariableKeepsTheValueThatItWasMadeOf() {
    engine.add(a);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Variable w = session.variable("w", session.tensor(new float[] {1, 2}, 2), true);
    Tensor before = w.value().reshape(1, 2);
    Tensor given = session.tensor(new float[] {5, 6}, 1, 2);
    Variable v = session.variable("v", given.reshape(2), true);
    Tensor one = session.tensor(new float[] {1, 1}, 2);

    new ModelSteps(session)
        .train(
            commit -> {
              for (Variable variable : List.of(w, v)) {
                commit.update(new SgdUpdate(0, false), variable.value(), one, session.scalar(0.5));
              }
              return null;
            });

    assertThat(w.value().toFloats()).containsExactly(0.5f, 1.5f);
    assertThat(v.value().toFloats()).containsExactly(4.5f, 5.5f);
    assertThat(before.toFloats()).containsExactly(1, 2);
    assertThat(given.toFloats()).containsExactly(5, 6);
  }

  @Test
  void movesBackWhenThePreferredOneReturns() throws Exception {
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {3}, 1);
    assertThat(session.backend()).isEqualTo("b");
    engine.add(a);
    await(() -> session.backend().equals("a"));
    assertThat(x.toFloats()).containsExactly(3);
  }

  @Test
  void aRunningSessionKeepsItsVersion() throws Exception {
    engine.add(a);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    FakeBackend newer = new FakeBackend("a");
    engine.add(newer);
    Thread.sleep(50);
    session.tensor(new float[] {3}, 1);
    assertThat(newer.memory().allocations()).isZero();
    session.place(Placement.prefer("b"));
    assertThat(session.backend()).isEmpty();
  }

  @Test
  void waitsOnTheHostWhileNoBackendIsThere() throws Exception {
    Binding first = engine.add(a);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {1, 2}, 2);
    engine.hub().withdraw(first);
    assertThat(session.backend()).isEmpty();
    assertThat(a.memory().usedBytes()).isZero();
    assertThat(x.toFloats()).as("data can be read on the host").containsExactly(1, 2);

    CompletableFuture<float[]> later = CompletableFuture.supplyAsync(() -> x.add(x).toFloats());
    Thread.sleep(50);
    assertThat(later.isDone()).isFalse();
    engine.add(b);
    assertThat(later.get(10, TimeUnit.SECONDS)).containsExactly(2, 4);
  }

  @Test
  void aBoundedWaitEndsWithStateIntact() {
    Binding first = engine.add(a);
    PlatformSession session =
        engine.open(
            "s",
            SessionOptions.DEFAULT.placement(
                Placement.prefer("a", "b").patience(Duration.ofMillis(50))));
    Tensor x = session.tensor(new float[] {1, 2}, 2);
    engine.hub().withdraw(first);
    assertThatThrownBy(() -> x.add(x))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("[a, b]")
        .hasMessageContaining("50 ms")
        .hasMessageContaining("intact");
    engine.add(b);
    assertThat(x.add(x).toFloats()).containsExactly(2, 4);
  }

  @Test
  void aPinWaitsThoughAnotherIsThere() throws Exception {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session =
        engine.open("s", SessionOptions.DEFAULT.placement(Placement.pinWait("a")));
    Tensor x = session.tensor(new float[] {1}, 1);
    engine.hub().withdraw(first);
    assertThat(session.backend()).isEmpty();
    FakeBackend again = new FakeBackend("a");
    engine.add(again);
    assertThat(x.add(x).toFloats()).containsExactly(2);
    assertThat(b.memory().allocations()).isZero();
    session.close();
    assertThat(again.memory().usedBytes()).isZero();
  }

  @Test
  void anUnknownPinIsRefused() {
    engine.add(a);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    assertThatThrownBy(() -> session.moveTo("cdua"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessageContaining("\"cdua\"")
        .hasMessageContaining("[a]");
    assertThat(session.placement()).isEqualTo(A_BEFORE_B.placement());
  }

  @Test
  void closingASessionEndsItsWaits() throws Exception {
    PlatformSession session = engine.open("s", A_BEFORE_B);
    CompletableFuture<Tensor> waits =
        CompletableFuture.supplyAsync(() -> session.tensor(new float[] {1}, 1));
    Thread.sleep(50);
    session.close();
    assertThatThrownBy(() -> waits.get(10, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ClosedException.class);
  }

  @Test
  void aBackendLeavesWhileASessionThatIsClosingStillUsesIt() throws Exception {
    Binding first = engine.add(a);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {2}, 1);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<float[]> step =
        CompletableFuture.supplyAsync(
            () ->
                session.step(
                    () -> {
                      inside.countDown();
                      awaitQuietly(goOn);
                      return x.add(x).toFloats();
                    }));
    inside.await();
    CompletableFuture<Void> closing = CompletableFuture.runAsync(session::close);
    Thread.sleep(20);
    CompletableFuture<Void> leaving =
        CompletableFuture.runAsync(
            () -> {
              engine.hub().withdraw(first);
              a.close();
            });
    Thread.sleep(20);
    assertThat(leaving.isDone()).isFalse();
    goOn.countDown();
    assertThat(step.get(10, TimeUnit.SECONDS)).containsExactly(4);
    closing.get(10, TimeUnit.SECONDS);
    leaving.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aSwapWaitsForTheStep() throws Exception {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {2}, 1);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<String> step =
        CompletableFuture.supplyAsync(
            () ->
                session.step(
                    () -> {
                      inside.countDown();
                      awaitQuietly(goOn);
                      x.add(x);
                      return session.backend();
                    }));
    inside.await();
    CompletableFuture<Void> leaving =
        CompletableFuture.runAsync(() -> engine.hub().withdraw(first));
    Thread.sleep(300); // long enough for the warning that names the step
    assertThat(leaving.isDone()).isFalse();
    goOn.countDown();
    assertThat(step.get(10, TimeUnit.SECONDS)).isEqualTo("a");
    leaving.get(10, TimeUnit.SECONDS);
    assertThat(session.backend()).isEqualTo("b");
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aWorkerInheritsTheStep() throws Exception {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {2}, 1);
    CompletableFuture<Void> leaving = new CompletableFuture<>();
    String[] where = new String[1];
    session.step(
        () -> {
          Thread departure =
              new Thread(
                  () -> {
                    engine.hub().withdraw(first);
                    leaving.complete(null);
                  });
          departure.start();
          sleep(30); // the gate is shut now
          Runnable work =
              session.inherit(
                  () -> {
                    x.add(x);
                    where[0] = session.backend();
                  });
          CompletableFuture.runAsync(work).join();
          assertThat(leaving.isDone()).isFalse();
          return null;
        });
    leaving.get(10, TimeUnit.SECONDS);
    assertThat(where[0]).isEqualTo("a");
    assertThat(session.backend()).isEqualTo("b");
  }

  @Test
  void workForAStepThatIsOverIsRefused() {
    engine.add(a);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Runnable late = session.step(() -> session.inherit(() -> {}));
    assertThatThrownBy(late::run)
        .isInstanceOf(StepEndedException.class)
        .hasMessageContaining("over");
  }

  private static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aStepMayWaitForAnOperationThatASwapHoldsUp() throws Exception {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {2}, 1);
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch leavingBegun = new CountDownLatch(1);
    CompletableFuture<float[]> step =
        CompletableFuture.supplyAsync(
            () ->
                session.step(
                    () -> {
                      inside.countDown();
                      awaitQuietly(leavingBegun);
                      return CompletableFuture.supplyAsync(() -> x.add(x).toFloats()).join();
                    }));
    inside.await();
    CompletableFuture<Void> leaving =
        CompletableFuture.runAsync(() -> engine.hub().withdraw(first));
    Thread.sleep(20);
    leavingBegun.countDown();
    assertThat(step.get(10, TimeUnit.SECONDS)).containsExactly(4);
    leaving.get(10, TimeUnit.SECONDS);
  }

  @Test
  void aStepThatTakesItsOwnBackendAwayEnds() {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {2}, 1);
    long before = session.stepCounter();
    assertThatThrownBy(
            () ->
                session.step(
                    () -> {
                      engine.hub().withdraw(first);
                      return x.add(x);
                    }))
        .isInstanceOf(StepEndedException.class)
        .hasMessageContaining("backend a");
    assertThat(session.stepCounter()).isEqualTo(before);
    assertThat(session.backend()).isEqualTo("b");
    assertThat(x.add(x).toFloats()).containsExactly(4);
  }

  @Test
  void alsoTheStepsThatWaitForItEnd() {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession outer = engine.open("outer", A_BEFORE_B);
    PlatformSession inner = engine.open("inner", A_BEFORE_B);
    Tensor x = outer.tensor(new float[] {2}, 1);
    assertThatThrownBy(
            () ->
                outer.step(
                    () -> {
                      inner.step(
                          () -> {
                            engine.hub().withdraw(first);
                            return null;
                          });
                      return x.add(x);
                    }))
        .isInstanceOf(StepEndedException.class);
    assertThat(List.of(outer.backend(), inner.backend())).containsExactly("b", "b");
    assertThat(x.add(x).toFloats()).containsExactly(4);
  }

  @Test
  void aTrainingStepThatTakesItsOwnBackendAwayRunsAgain() {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    ModelSteps steps = new ModelSteps(session);
    Variable w = session.variable("w", session.tensor(new float[] {1}, 1), true);
    int[] runs = new int[1];
    String where =
        steps.train(
            commit -> {
              Tensor gradient = w.value().mul(1);
              commit.update(new SgdUpdate(0, false), w.value(), gradient, session.scalar(0.5));
              if (runs[0]++ == 0) {
                engine.hub().withdraw(first);
              }
              return session.backend();
            });
    assertThat(runs[0]).isEqualTo(2);
    assertThat(where).isEqualTo("b");
    assertThat(w.value().toFloats()).containsExactly(0.5f);
    assertThat(w.version()).isEqualTo(1);
    assertThat(session.stepCounter()).isEqualTo(1);
  }

  @Test
  void aMoveAskedForInsideAStepHappensAtItsEnd() {
    engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    String during =
        session.step(
            () -> {
              session.moveTo("b");
              return session.backend();
            });
    assertThat(during).isEqualTo("a");
    assertThat(session.backend()).isEqualTo("b");
  }

  @Test
  void aMoveAskedForWhileATapeIsOpenHappensWhenItIsClosed() {
    engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {2}, 1);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      session.moveTo("b");
      Tensor y = x.mul(x);
      assertThat(tape.gradient(y, x)[0].toFloats()).containsExactly(4);
      assertThat(session.backend()).isEqualTo("a");
    }
    assertThat(session.backend()).isEqualTo("b");
  }

  @Test
  void aTapeWhoseBackendIsTakenAwayByItsThreadEnds() {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {2}, 1);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y = x.mul(x);
      engine.hub().withdraw(first);
      assertThatThrownBy(() -> tape.gradient(y, x)).isInstanceOf(StepEndedException.class);
    }
    assertThat(x.mul(x).toFloats()).containsExactly(4);
  }

  @Test
  void aTargetThatLacksAnOperationIsRefused() {
    engine.add(a);
    engine.add(b.without("exp"));
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {0}, 1);
    x.exp();
    assertThatThrownBy(() -> session.moveTo("b"))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("exp")
        .hasMessageContaining("\"b\"");
    assertThat(session.backend()).isEqualTo("a");
    assertThat(x.exp().toFloats()).containsExactly(1);
    Migration refused = session.migrations().get(0);
    assertThat(refused.succeeded()).isFalse();
    assertThat(refused.failure()).contains("exp");
  }

  @Test
  void aTargetWithoutRoomIsRefused() {
    engine.add(a);
    engine.add(b);
    b.limit = 4;
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {1, 2, 3}, 3);
    assertThatThrownBy(() -> session.moveTo("b"))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("12 bytes asked for");
    assertThat(session.backend()).isEqualTo("a");
    assertThat(b.memory().usedBytes()).isZero();
    assertThat(x.toFloats()).containsExactly(1, 2, 3);
  }

  @Test
  void aFailedCopyLeavesEverythingWhereItWas() {
    engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {1, 2, 3}, 3);
    Tensor y = session.tensor(new float[] {4}, 1);
    b.uploadsLeft.set(1);
    assertThatThrownBy(() -> session.moveTo("b")).isInstanceOf(FascicleException.class);
    assertThat(session.backend()).isEqualTo("a");
    assertThat(b.memory().usedBytes()).isZero();
    assertThat(x.toFloats()).containsExactly(1, 2, 3);
    assertThat(y.add(y).toFloats()).containsExactly(8);
  }

  @Test
  void aTargetThatRunsOutOfHeapHoldsNobodyUp() {
    Binding first = engine.add(a);
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Tensor x = session.tensor(new float[] {1, 2, 3}, 3);
    b.uploadsLeft.set(0);
    b.uploadFailure = new OutOfMemoryError("no heap left");
    engine.hub().withdraw(first);
    assertThat(session.backend()).isEmpty();
    assertThat(session.migrations().get(0).failure()).contains("no heap left");
    b.uploadsLeft.set(Long.MAX_VALUE);
    assertThat(x.add(x).toFloats()).containsExactly(2, 4, 6);
  }

  @Test
  void whenNoTargetWillDoDataWaitsOnTheHost() {
    Binding first = engine.add(a);
    engine.add(b);
    b.limit = 4;
    PlatformSession session =
        engine.open(
            "s",
            SessionOptions.DEFAULT.placement(
                Placement.prefer("a", "b").patience(Duration.ofMillis(50))));
    Tensor x = session.tensor(new float[] {1, 2, 3}, 3);
    engine.hub().withdraw(first);
    assertThat(session.backend()).isEmpty();
    assertThat(x.toFloats()).containsExactly(1, 2, 3);
    b.limit = Long.MAX_VALUE;
    assertThat(x.add(x).toFloats()).containsExactly(2, 4, 6);
  }

  @Test
  void leavingBeatsAnUnfinishedArrival() {
    engine.add(b);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    Binding late = engine.hub().announce("a", org.fascicle.platform.internal.swap.Origin.DIRECT);
    engine.hub().withdraw(late);
    engine.hub().activate(late, a);
    session.tensor(new float[] {1}, 1);
    assertThat(session.backend()).isEqualTo("b");
    assertThat(late.state()).isEqualTo(Binding.State.GONE);
    assertThat(a.memory().allocations()).isZero();
  }

  @Test
  void closingInsideAStepIsRefused() {
    engine.add(a);
    PlatformSession session = engine.open("s", A_BEFORE_B);
    assertThatThrownBy(
            () ->
                session.step(
                    () -> {
                      session.close();
                      return null;
                    }))
        .isInstanceOf(InvalidArgumentException.class);
  }

  @Test
  void twoSessionsLiveOnTwoBackends() {
    engine.add(a);
    engine.add(b);
    PlatformSession one = engine.open("one", SessionOptions.DEFAULT.backend("a"));
    PlatformSession two = engine.open("two", SessionOptions.DEFAULT.backend("b"));
    assertThat(List.of(one.backend(), two.backend())).containsExactly("a", "b");
    assertThat(one.tensor(new float[] {1}, 1).mul(2).toFloats()).containsExactly(2);
    assertThat(two.tensor(new float[] {1}, 1).mul(3).toFloats()).containsExactly(3);
  }
}
