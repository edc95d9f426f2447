package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.tape.Cube;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A planned step gives what an eager one gives, with less. */
class PlanTest {
  private static final int BYTES = 8 * 100;

  private final FakeBackend backend = new FakeBackend("fake");
  private final Engine engine = new Engine();
  private final PlatformSession session;
  private final ModelSteps steps;
  private final VariableCell w;
  private final AtomicLong runs = new AtomicLong();

  PlanTest() {
    engine.add(backend);
    session = engine.open("s", SessionOptions.DEFAULT.backend("fake"));
    steps = new ModelSteps(session);
    try (Tensor hundred = session.tensor(new double[100], 100).add(3)) {
      w = session.variable("w", hundred, true);
    }
    backend.beforeRun = runs::incrementAndGet;
  }

  @AfterEach
  void close() {
    engine.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  private double item(Supplier<Tensor> work) {
    try (Tensor result = steps.read(() -> session.planning().plan(work));
        Tensor mean = result.mean()) {
      return mean.item();
    }
  }

  private int plans() {
    return session.mover().attachment().plans().size();
  }

  @Test
  void nothingRunsBeforeTheEnd() {
    session.step(
        () ->
            session
                .planning()
                .plan(
                    () -> {
                      Tensor y = w.value().mul(2).add(1);
                      assertThat(runs.get()).isZero();
                      return y;
                    }));
    assertThat(runs.get()).isEqualTo(2);
  }

  @Test
  void whatNobodyWantsIsNotRun() {
    double y =
        item(
            () -> {
              w.value().mul(5).exp();
              return w.value().mul(2);
            });
    assertThat(y).isEqualTo(6);
    assertThat(runs.get()).isEqualTo(1 + 2); // the product; sum and quotient of the mean
  }

  @Test
  void equalCallsRunOnce() {
    double y = item(() -> w.value().mul(2).exp().sub(w.value().mul(2).exp()));
    assertThat(y).isZero();
    assertThat(runs.get()).isEqualTo(3 + 2);
  }

  @Test
  void bothOfTwoEqualResultsAreThere() {
    session.step(
        () -> {
          Tensor[] both =
              session.planning().plan(() -> new Tensor[] {w.value().mul(2), w.value().mul(2)});
          both[0].close();
          assertThat(both[1].mean().item()).isEqualTo(6);
          return null;
        });
  }

  @Test
  void memoryIsGivenBackAsSoonAsItHasBeenRead() {
    item(() -> w.value().mul(1)); // what the constants take is there afterwards
    item(() -> w.value().mean());
    long before = backend.memory().usedBytes();
    backend.limit = before + 2L * BYTES;
    double y =
        item(
            () -> {
              Tensor x = w.value();
              for (int i = 0; i < 20; i++) {
                x = x.mul(1); // each stays open to the end of the work
              }
              return x;
            });
    assertThat(y).isEqualTo(3);
    assertThat(backend.memory().usedBytes()).isEqualTo(before);
  }

  @Test
  void aStepThatRepeatsHasOnePlan() {
    for (int i = 0; i < 5; i++) {
      double rate = i;
      assertThat(item(() -> w.value().mul(rate))).isEqualTo(3 * rate);
    }
    assertThat(plans()).isEqualTo(1);
  }

  @Test
  void anotherBranchIsAnotherPlan() {
    for (int i = 0; i < 14; i++) {
      boolean seventh = i % 7 == 6;
      Supplier<Tensor> work = () -> seventh ? w.value().add(1) : w.value().mul(2);
      assertThat(item(work)).isEqualTo(seventh ? 4 : 6);
    }
    assertThat(plans()).isEqualTo(2);
  }

  @Test
  void aValueThatIsReadOnTheWayIsThere() {
    double y =
        item(
            () -> {
              Tensor sum = w.value().sum();
              double seen = sum.item();
              assertThat(seen).isEqualTo(300);
              return w.value().mul(seen).add(sum);
            });
    assertThat(y).isEqualTo(3 * 300 + 300);
    assertThat(plans()).isEqualTo(2);
  }

  @Test
  void viewsAreOfWhatWillBeThere() {
    double y =
        item(() -> w.value().mul(2).reshape(Shape.of(10, 10)).sum(1).reshape(Shape.of(2, 5)));
    assertThat(y).isEqualTo(60);
  }

  @Test
  void gradientsComeOutOfThePlan() {
    backend.cubes = true;
    double slope =
        item(
            () -> {
              try (Tape tape = session.tape()) {
                Tensor y = session.apply(new Cube(), w.value()).sum();
                return tape.gradient(y, w.value())[0];
              }
            });
    assertThat(slope).isEqualTo(27);
    assertThat(backend.backwards.get()).isEqualTo(1);
  }

  @Test
  void anUpdateReadsWhatTheStepComputed() {
    steps.train(
        commit ->
            session
                .planning()
                .plan(
                    () -> {
                      Tensor gradient = w.value().mul(2);
                      commit.update(
                          new SgdUpdate(0, false), w.value(), gradient, session.scalar(0.5));
                      assertThat(w.version()).isZero();
                      return null;
                    }));
    assertThat(w.value().mean().item()).isEqualTo(0);
  }

  @Test
  void anUpdateInTheMiddleComesAfterWhatReadBefore() {
    double y =
        item(
            () -> {
              Tensor before = w.value().mul(2);
              session.update(
                  new SgdUpdate(0, false), w.value(), w.value().mul(1), session.scalar(1));
              return before.add(w.value());
            });
    assertThat(y).isEqualTo(6);
  }

  @Test
  void aKernelThatFailsSaysWhereAndLeavesNothing() {
    item(() -> w.value().mul(1));
    item(() -> w.value().exp());
    long before = backend.memory().usedBytes();
    AtomicReference<Tensor> lost = new AtomicReference<>();
    AtomicLong attempts = new AtomicLong();
    backend.beforeRun =
        () -> {
          if (runs.incrementAndGet() % 2 == 0) {
            throw new IllegalStateException("a kernel fails");
          }
        };
    runs.set(0);
    assertThatThrownBy(
            () ->
                item(
                    () -> {
                      attempts.incrementAndGet();
                      Tensor x = w.value().mul(1);
                      if (attempts.get() == 1) {
                        lost.set(x.keep());
                      }
                      return theCulprit(x);
                    }))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("exp failed on backend \"fake\"")
        .hasStackTraceContaining("theCulprit");
    backend.beforeRun = () -> {};
    assertThat(attempts.get()).isEqualTo(2);
    assertThat(lost.get().isClosed()).isTrue();
    assertThatThrownBy(() -> lost.get().toDoubles()).hasMessageContaining("freed");
    assertThat(backend.memory().usedBytes()).isEqualTo(before);
    assertThat(item(() -> w.value().mul(2))).isEqualTo(6);
  }

  private static Tensor theCulprit(Tensor x) {
    return x.exp();
  }

  @Test
  void tooLittleMemoryLeavesWhatWas() {
    item(() -> w.value().mul(1));
    long before = backend.memory().usedBytes();
    backend.limit = before + BYTES;
    assertThatThrownBy(() -> item(() -> w.value().mul(1).mul(1)))
        .isInstanceOf(DeviceMemoryException.class);
    backend.limit = Long.MAX_VALUE;
    assertThat(backend.memory().usedBytes()).isEqualTo(before);
  }

  @Test
  void threadsOfTheStepSeeWhatItMade() {
    double y =
        item(
            () -> {
              Tensor x = w.value().mul(2);
              AtomicReference<Tensor> made = new AtomicReference<>();
              CompletableFuture.runAsync(session.inherit(() -> made.set(x.add(1).keep()))).join();
              Tensor sum = x.add(made.get());
              made.get().close();
              return sum;
            });
    assertThat(y).isEqualTo(13);
  }

  @Test
  void otherThreadsAreToldThatItIsNotThereYet() {
    item(
        () -> {
          Tensor x = w.value().mul(2);
          assertThatThrownBy(() -> CompletableFuture.supplyAsync(() -> x.add(1)).join())
              .hasRootCauseInstanceOf(FascicleException.class)
              .hasMessageContaining("Session.inherit");
          return x;
        });
  }

  private Tensor tripled(Tensor x) {
    return session.apply(new Tripled(Pointwise.LINEAR), x);
  }

  /** The gradients of y, each element's own being w's. */
  private Tensor[] slope(Tape tape, Tensor y, Tensor... sources) {
    return tape.gradient(new Tensor[] {y}, new Tensor[] {w.value()}, sources);
  }

  @Test
  void aFunctionRunsAlongWithWhatGivesItsArgument() {
    assertThat(item(() -> w.value().add(-5).relu())).isZero();
    assertThat(item(() -> tripled(w.value()).relu())).isEqualTo(9);
    assertThat(runs.get()).isEqualTo(2 * (1 + 2)); // one call, and the mean of the result
  }

  @Test
  void aFunctionRunsAloneWhereItsArgumentIsWanted() {
    double y =
        item(
            () -> {
              Tensor z = tripled(w.value());
              return z.relu().add(z.exp().mul(0));
            });
    assertThat(y).isEqualTo(9);
    assertThat(runs.get()).isEqualTo(5 + 2);
    session.step(
        () -> {
          Tensor[] both =
              session
                  .planning()
                  .plan(
                      () -> {
                        Tensor z = tripled(w.value());
                        return new Tensor[] {z, z.relu()};
                      });
          assertThat(both[0].mean().item()).isEqualTo(both[1].mean().item());
          return null;
        });
  }

  @Test
  void aFunctionRunsAloneOnABackendThatCannotJoinThem() {
    FakeBackend other = new FakeBackend("other").without("residual");
    engine.add(other);
    PlatformSession there = engine.open("t", SessionOptions.DEFAULT.backend("other"));
    try (Tensor x = there.tensor(new double[100], 100)) {
      other.beforeRun = runs::incrementAndGet;
      there.step(() -> there.planning().plan(() -> x.add(2).relu()));
    }
    assertThat(runs.get()).isEqualTo(2);
  }

  @Test
  void gradientsOfJoinedCallsAreJoined() {
    double slope =
        item(
            () -> {
              try (Tape tape = session.tape()) {
                Tensor y = tripled(w.value()).relu();
                return slope(tape, y, w.value())[0];
              }
            });
    assertThat(slope).isEqualTo(9);
    assertThat(runs.get()).isEqualTo(2 + 2); // there and back
  }

  @Test
  void gradientsAreWrittenInPlaceWhereTheyCanBe() {
    backend.arenas = true;
    backend.overwrites = true;
    double slope =
        item(
            () -> {
              try (Tape tape = session.tape()) {
                Tensor y = tripled(w.value()).relu().mul(2);
                return slope(tape, y, w.value())[0];
              }
            });
    assertThat(slope).isEqualTo(18);
    assertThat(runs.get()).isEqualTo(4 + 2); // there (nobody reads twice of it); twice, relu, back
  }

  @Test
  void aGradientThatIsReadElsewhereIsNotJoined() {
    double sum =
        item(
            () -> {
              try (Tape tape = session.tape()) {
                Tensor z = tripled(w.value());
                Tensor y = z.relu();
                Tensor[] slopes = slope(tape, y, w.value(), z);
                return slopes[0].add(slopes[1]);
              }
            });
    assertThat(sum).isEqualTo(9 + 3);
    assertThat(runs.get()).isEqualTo(5 + 2);
  }

  @Test
  void theGradientOfASumsFunctionReadsItsValue() {
    double slope =
        item(
            () -> {
              try (Tape tape = session.tape()) {
                Tensor y = w.value().add(w.value().mul(2)).relu();
                return slope(tape, y, w.value())[0];
              }
            });
    assertThat(slope).isEqualTo(9);
    assertThat(runs.get()).isEqualTo(5 + 2); // ·2, residual; gradient of ReLU, ·2, sum
  }

  private double[] counted(UnaryOperator<Tensor> work) {
    return steps.read(
        () -> {
          Tensor counted = session.tensor(new double[] {1, 2, 3}, 3);
          return session.planning().plan(() -> work.apply(counted.mul(1))).toDoubles();
        });
  }

  @Test
  void whatIsReversedTwiceIsNotReversed() {
    assertThat(counted(x -> x.reverse(0).reverse(0).mul(2))).containsExactly(2, 4, 6);
    assertThat(runs.get()).isEqualTo(2);
    assertThat(counted(x -> x.reverse(0).reverse(0).reverse(0).mul(2))).containsExactly(6, 4, 2);
    assertThat(runs.get()).isEqualTo(2 + 3);
  }

  @Test
  void whatIsReversedTwiceAndWantedIsThere() {
    assertThat(counted(x -> x.reverse(0).reverse(0))).containsExactly(1, 2, 3);
    assertThat(
            counted(
                x -> {
                  Tensor once = x.reverse(0);
                  return once.mul(10).add(once.reverse(0));
                }))
        .containsExactly(31, 22, 13);
    assertThat(runs.get()).isEqualTo(3 + 4);
  }

  @Test
  void plansOfADepartedOperationAreForgotten() {
    item(() -> w.value().mul(2));
    assertThat(plans()).isEqualTo(1);
    engine.hub().forget(call -> call.op().name().equals("mul"));
    assertThat(plans()).isZero();
    assertThat(item(() -> w.value().mul(2))).isEqualTo(6);
  }

  @Test
  void anArenaIsTakenOnceAndGivenBack() {
    backend.arenas = true;
    Supplier<Tensor> work = () -> w.value().mul(2).add(1).sub(w.value()).mul(w.value().mul(2));
    double y = item(work);
    assertThat(y).isEqualTo((7 - 3) * 6);
    long used = backend.memory().usedBytes();
    assertThat(item(work)).isEqualTo(y);
    assertThat(backend.memory().usedBytes()).isEqualTo(used);
    long before = backend.memory().allocations();
    item(work);
    assertThat(backend.memory().allocations() - before).isEqualTo(2 + 2); // the piece, y; the mean
  }

  @Test
  void anArenaTakesNoMoreThanIsInUseAtATime() {
    backend.arenas = true;
    item(() -> w.value().mul(1));
    item(() -> w.value().mean());
    backend.limit = backend.memory().usedBytes() + 3 * (BYTES + 64);
    Supplier<Tensor> work =
        () -> {
          Tensor x = w.value();
          for (int i = 0; i < 20; i++) {
            x = x.mul(1);
          }
          return x;
        };
    assertThat(item(work)).isEqualTo(3);
    backend.overwrites = true;
    backend.limit = backend.memory().usedBytes() + 2 * (BYTES + 64);
    assertThat(item(() -> work.get().add(1))).isEqualTo(4);
  }

  @Test
  void whatIsReadLaterIsNotWrittenOver() {
    backend.arenas = true;
    backend.overwrites = true;
    double y =
        item(
            () -> {
              Tensor x = w.value().mul(2);
              Tensor both = x.mul(5).add(x);
              return both.mul(both).sub(w.value());
            });
    assertThat(y).isEqualTo(36 * 36 - 3);
  }

  @Test
  void aFailureInAnArenaGivesItBack() {
    backend.arenas = true;
    Supplier<Tensor> work = () -> w.value().mul(1).add(2).mul(1);
    item(work);
    long before = backend.memory().usedBytes();
    backend.beforeRun =
        () -> {
          if (runs.incrementAndGet() % 2 == 0) {
            throw new IllegalStateException("a kernel fails");
          }
        };
    runs.set(0);
    assertThatThrownBy(() -> item(work)).hasMessageContaining("failed on backend \"fake\"");
    backend.beforeRun = () -> {};
    assertThat(backend.memory().usedBytes()).isEqualTo(before);
    assertThat(item(work)).isEqualTo(5);
  }
}
