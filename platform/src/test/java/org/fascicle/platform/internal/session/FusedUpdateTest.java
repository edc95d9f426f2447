package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a step assigns to variables by arithmetic is written over them at one go. */
class FusedUpdateTest {
  private static final int LENGTH = 100;
  private static final int BYTES = 8 * LENGTH;

  private final FakeBackend backend = new FakeBackend("fake");
  private final Engine engine = new Engine();
  private final PlatformSession session;
  private final ModelSteps steps;
  private final VariableCell a;
  private final VariableCell b;
  private final Object owner = new Object();
  private final List<String> ran = new ArrayList<>();
  private BiConsumer<Commit, Tensor> work;
  private Tensor result;

  FusedUpdateTest() {
    engine.add(backend);
    session = engine.open("s", SessionOptions.DEFAULT.backend("fake"));
    steps = new ModelSteps(session);
    a = variable("a", 4);
    b = variable("b", 9);
    backend.running = op -> ran.add(op.name());
  }

  @AfterEach
  void close() {
    engine.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  private VariableCell variable(String name, double value) {
    double[] values = new double[LENGTH];
    Arrays.fill(values, value);
    try (Tensor initial = session.tensor(values, LENGTH)) {
      return session.variable(name, initial, true);
    }
  }

  /** A step on a batch of one number; what it ran. */
  private List<String> step(double x) {
    try (Tensor batch = session.tensor(new double[] {x})) {
      ran.clear();
      steps.train(
          commit ->
              session
                  .planning()
                  .replay(
                      owner,
                      new Tensor[] {batch},
                      commit,
                      () -> {
                        work.accept(commit, batch);
                        return result == null ? new Tensor[0] : new Tensor[] {result};
                      }));
      return List.copyOf(ran);
    }
  }

  private static double value(VariableCell variable) {
    double[] values = variable.value().toDoubles();
    assertThat(values).containsOnly(values[0]);
    return values[0];
  }

  /** b ← b / 2 + x; a ← a − x / √b. */
  private void average(Commit commit, Tensor x) {
    Tensor next = b.value().mul(0.5).add(x);
    commit.assign(b, next);
    commit.assign(a, a.value().sub(x.div(next.sqrt())));
  }

  @Test
  void valuesOfTwoVariablesAreOneOperation() {
    work = this::average;
    step(4.5); // gives the variables memory of their own
    assertThat(step(4.5)).containsExactly("elementwise");
    assertThat(step(20)).containsExactly("elementwise");
    assertThat(value(b)).isEqualTo(24.5);
    assertThat(value(a)).isEqualTo(4 - 4.5 / 3 - 4.5 / 3 - 20 / Math.sqrt(24.5));
  }

  @Test
  void nothingBetweenIsPutIntoMemory() {
    work = this::average;
    step(1);
    step(1);
    backend.limit = backend.memory().usedBytes() + BYTES / 2;
    step(1);
    backend.limit = Long.MAX_VALUE;
  }

  @ParameterizedTest
  @ValueSource(strings = {"elementwise", "multi_tensor_update"})
  void aBackendWithoutTheKernelGivesTheSame(String missing) {
    backend.without(missing);
    work = this::average;
    for (int i = 0; i < 3; i++) {
      step(4.5);
    }
    assertThat(value(a)).isEqualTo(4 - 3 * 1.5);
    assertThat(ran).doesNotContain(missing);
  }

  /** Each is computed of what the other one was before the step. */
  @Test
  void variablesThatReadEachOtherAreExchanged() {
    work =
        (commit, x) -> {
          commit.assign(a, b.value().mul(x).add(1));
          commit.assign(b, a.value().mul(x).add(2));
        };
    for (int i = 0; i < 2; i++) {
      step(1);
    }
    assertThat(value(a)).isEqualTo(4 + 2 + 1);
    assertThat(value(b)).isEqualTo(9 + 1 + 2);
  }

  @Test
  void whatAKernelWritesIsReadBefore() {
    work =
        (commit, x) -> {
          commit.update(new SgdUpdate(0, false), a.value(), a.value().mul(x), session.scalar(1));
          commit.assign(b, b.value().add(a.value().mul(x)));
        };
    step(0.5);
    step(0.5);
    assertThat(value(a)).isEqualTo(1);
    assertThat(value(b)).isEqualTo(9 + 2 + 1);
  }

  @Test
  void aValueThatIsGivenBackIsComputedFirst() {
    work =
        (commit, x) -> {
          result = b.value().mul(x).add(1).keep();
          commit.assign(b, result);
        };
    step(2);
    step(2);
    assertThat(value(b)).isEqualTo(39); // (9 · 2 + 1) · 2 + 1
    assertThat(result.toDoubles()).containsOnly(9 * 2 + 1); // of the step that asked
  }

  /** Of a sum of many gradients one part is there at a time. */
  @Test
  void whatIsToBeAddedUpBeforeIsKeptApart() {
    work =
        (commit, x) -> {
          Tensor sum = a.value().mul(x);
          for (int i = 0; i < 5; i++) {
            sum = sum.add(a.value().mul(x));
          }
          session.planning().keepApart(List.of(sum));
          commit.assign(b, b.value().sub(sum.mul(0.5)));
        };
    step(1);
    List<String> operations = step(1);
    assertThat(operations.subList(0, 2)).containsExactly("mul", "add");
    assertThat(operations.get(operations.size() - 1)).isEqualTo("elementwise");
    assertThat(value(b)).isEqualTo(9 - 2 * 12);
  }

  /** What lies on the way and is wanted elsewhere is an input. */
  @Test
  void aValueBetweenThatIsGivenBackIsComputedFirst() {
    work =
        (commit, x) -> {
          result = b.value().mul(x);
          commit.assign(b, result.add(1).div(2));
        };
    step(2);
    assertThat(step(2)).containsExactly("mul", "elementwise");
    assertThat(value(b)).isEqualTo(10);
  }

  @Test
  void updatesByKernelsAreOneOperation() {
    Op sgd = new SgdUpdate(0, false);
    work =
        (commit, x) -> {
          commit.update(sgd, a.value(), a.value().mul(x), session.scalar(1));
          commit.update(sgd, b.value(), b.value().mul(x), session.scalar(0.5));
        };
    step(0.5);
    step(0.5);
    assertThat(step(0.5)).containsExactly("mul", "mul", "multi_tensor_update");
    assertThat(value(a)).isEqualTo(0.5);
    assertThat(value(b)).isEqualTo(9 * 0.75 * 0.75 * 0.75);
  }
}
