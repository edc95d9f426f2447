package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Steps that are made again without the program that asked for them. */
class ReplayTest {
  private final FakeBackend backend = new FakeBackend("fake");
  private final Engine engine = new Engine();
  private final PlatformSession session;
  private final ModelSteps steps;
  private final VariableCell w;
  private final VariableCell sum;
  private final Object owner = new Object();
  private final AtomicInteger asked = new AtomicInteger();
  private final AtomicReference<Double> rate = new AtomicReference<>(1.0);
  private Runnable besides = () -> {};
  private UnaryOperator<Tensor> result = p -> p;

  ReplayTest() {
    engine.add(backend);
    session = engine.open("s", SessionOptions.DEFAULT.backend("fake"));
    steps = new ModelSteps(session);
    w = variable("w", 10);
    sum = variable("sum", 0);
    step(0); // the first update of a variable copies it, which is not repeated
    asked.set(0);
  }

  private VariableCell variable(String name, double value) {
    try (Tensor initial = session.tensor(new double[] {value}, 1)) {
      return session.variable(name, initial, true);
    }
  }

  @AfterEach
  void close() {
    engine.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  /** w ← w − rate · (w · x), sum ← sum + w · x. */
  private double step(double... x) {
    Tensor[] given =
        steps.train(
            commit -> {
              Tensor[] batch = {session.tensor(x, x.length)};
              return session.planning().replay(owner, batch, commit, () -> ask(batch[0], commit));
            });
    try (Tensor product = given[0];
        Tensor row = given[1]) {
      assertThat(row.shape()).isEqualTo(Shape.of(1, x.length));
      assertThat(row.toDoubles()).isEqualTo(x);
      return product.item();
    }
  }

  private Tensor[] ask(Tensor x, Commit commit) {
    asked.incrementAndGet();
    Tensor product = w.value().mul(x.sum());
    commit.update(new SgdUpdate(0, false), w.value(), product, session.varying(rate::get));
    commit.assign(sum, sum.value().add(product));
    besides.run();
    return new Tensor[] {result.apply(product), x.reshape(1, x.shape().elements())};
  }

  @Test
  void theProgramIsAskedOnce() {
    assertThat(step(0.5)).isEqualTo(5);
    assertThat(step(0.5)).isEqualTo(2.5);
    assertThat(step(0.25)).isEqualTo(0.625);
    assertThat(asked).hasValue(1);
    assertThat(w.value().item()).isEqualTo(10 * 0.5 * 0.5 * 0.75);
    assertThat(sum.value().item()).isEqualTo(5 + 2.5 + 0.625);
  }

  @Test
  void aBatchOfAnotherSizeIsAskedForAnew() {
    step(0.5);
    step(0.25, 0.25);
    step(0.5);
    step(0.25, 0.25);
    assertThat(asked).hasValue(2);
    assertThat(w.value().item()).isEqualTo(10 * 0.5 * 0.5 * 0.5 * 0.5);
  }

  @Test
  void numbersAreThoseOfEachStep() {
    step(0.5);
    rate.set(0.0);
    step(0.5);
    rate.set(2.0);
    step(0.5);
    assertThat(asked).hasValue(1);
    assertThat(w.value().item()).isZero();
  }

  @Test
  void aNumberThatTheProgramReadsIsWatched() {
    besides = () -> session.varying(rate::get).item();
    step(0.5);
    step(0.5);
    assertThat(asked).hasValue(1);
    rate.set(0.0);
    step(0.5);
    step(0.5);
    assertThat(asked).hasValue(2);
    assertThat(w.value().item()).isEqualTo(2.5);
  }

  @Test
  void aNumberThatMeetsATensorIsThatOfEachStep() {
    List<Double> factors = new ArrayList<>();
    result = p -> p.mul(session.varying(rate::get));
    for (double factor : new double[] {1, 0.5, 0}) {
      rate.set(factor);
      factors.add(step(0.5));
    }
    assertThat(factors).containsExactly(5.0, 1.25, 0.0); // w is 10, 5, 3.75
    assertThat(asked).hasValue(1);
  }

  /** Later it may be two. */
  @Test
  void aTensorThatIsFedTwiceIsNotTakenForOne() {
    double[] sums = new double[2];
    for (int i = 0; i < 2; i++) {
      try (Tensor x = session.tensor(new double[] {1});
          Tensor y = session.tensor(new double[] {2})) {
        Tensor[] batch = {x, i == 0 ? x : y};
        Tensor[] given =
            steps.train(
                commit ->
                    session
                        .planning()
                        .replay(
                            owner,
                            batch,
                            commit,
                            () -> new Tensor[] {batch[0].mul(3).add(batch[1])}));
        sums[i] = given[0].item();
        given[0].close();
      }
    }
    assertThat(sums).containsExactly(3 + 1, 3 + 2);
  }

  @Test
  void whatItGoesByIsWatched() {
    besides = () -> session.planning().depending(() -> rate.get() > 0);
    step(0.5);
    rate.set(0.5);
    step(0.5);
    assertThat(asked).hasValue(1);
    rate.set(0.0);
    step(0.5);
    rate.set(1.0);
    step(0.5);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aProgramThatReadsAValueIsAskedEachTime() {
    besides = () -> w.value().item();
    step(0.5);
    step(0.5);
    assertThat(asked).hasValue(2);
    assertThat(w.value().item()).isEqualTo(2.5);
  }

  @Test
  void soIsOneThatReadsATensorFromBefore() {
    try (Tensor before = session.tensor(new double[] {1}, 1)) {
      besides = () -> before.mul(2);
      step(0.5);
      step(0.5);
    }
    assertThat(asked).hasValue(2);
  }

  @Test
  void soIsOneThatUploads() {
    besides = () -> session.tensor(new double[] {1}, 1).close();
    step(0.5);
    step(0.5);
    assertThat(asked).hasValue(2);
  }

  /** Two variables that share one memory part with the first update. */
  @Test
  void variablesThatShareAreToldApart() {
    w.assign(sum.value());
    besides = () -> {};
    step(0.5);
    w.assign(session.tensor(new double[] {10}, 1));
    sum.assign(session.tensor(new double[] {1}, 1));
    step(0.5);
    step(0.5);
    assertThat(w.value().item()).isEqualTo(2.5);
    assertThat(sum.value().item()).isEqualTo(1 + 5 + 2.5);
  }

  @Test
  void onAnotherBackendItIsAskedForAnew() {
    engine.add(new FakeBackend("other"));
    step(0.5);
    session.place(Placement.prefer("other"));
    step(0.5);
    step(0.5);
    assertThat(asked).hasValue(2);
    assertThat(w.value().item()).isEqualTo(1.25);
  }

  /** The failure comes from the program's line, and nothing has been written. */
  @Test
  void aKernelThatFailsIsFoundByTheProgram() {
    step(0.5);
    backend.beforeRun =
        () -> {
          throw new IllegalStateException("broken");
        };
    assertThatThrownBy(() -> step(0.5))
        .isInstanceOf(FascicleException.class)
        .hasMessageContaining("broken")
        .satisfies(
            e -> assertThat(e.getStackTrace()).anyMatch(at -> at.getMethodName().equals("ask")));
    backend.beforeRun = () -> {};
    assertThat(w.value().item()).isEqualTo(5);
    assertThat(asked).hasValue(2);
    step(0.5);
    assertThat(w.value().item()).isEqualTo(2.5);
    assertThat(asked).hasValue(2);
  }

  @Test
  void aProfileAsksTheProgram() {
    step(0.5);
    Profiling profile = session.profile();
    step(0.5);
    profile.close();
    assertThat(asked).hasValue(2);
  }

  /** Whoever never does the same twice is not kept. */
  @Test
  void whatNeverRepeatsIsForgotten() {
    besides = () -> session.varying(rate::get).item();
    for (int i = 0; i < 50; i++) {
      rate.set(1.0 / (i + 1));
      step(0.01);
    }
    assertThat(asked).hasValue(50);
  }
}
