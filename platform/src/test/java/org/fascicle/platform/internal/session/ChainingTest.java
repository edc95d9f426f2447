package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Arithmetic on elements that leads to one result is one call of a plan. */
class ChainingTest {
  private final FakeBackend backend = new FakeBackend("fake");
  private final Engine engine = new Engine();
  private final PlatformSession session;
  private final VariableCell w;
  private final List<String> ran = new ArrayList<>();

  ChainingTest() {
    engine.add(backend);
    session = engine.open("s", SessionOptions.DEFAULT.backend("fake"));
    double[] values = new double[100];
    Arrays.setAll(values, i -> 0.5 + i);
    try (Tensor hundred = session.tensor(values, 100)) {
      w = session.variable("w", hundred, true);
    }
    backend.running = op -> ran.add(op.name());
  }

  @AfterEach
  void close() {
    engine.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  /** Runs work as a plan and operation by operation; what the plan ran. */
  private List<String> planned(Supplier<List<Tensor>> work) {
    List<Tensor> eager = session.step(work);
    ran.clear();
    List<Tensor> planned = session.step(() -> session.planning().plan(work));
    List<String> operations = List.copyOf(ran);
    for (int i = 0; i < eager.size(); i++) {
      assertThat(planned.get(i).toDoubles()).isEqualTo(eager.get(i).toDoubles());
    }
    eager.forEach(Tensor::close);
    planned.forEach(Tensor::close);
    return operations;
  }

  @Test
  void itIsOneCall() {
    Supplier<List<Tensor>> work =
        () -> List.of(w.value().mul(2).add(1).sqrt().div(w.value().sub(0.25)));
    assertThat(planned(work)).containsExactly("elementwise");
    backend.without("elementwise");
    assertThat(planned(() -> List.of(w.value().mul(3).sub(1)))).containsExactly("mul", "sub");
  }

  @Test
  void whatOthersReadIsAResult() {
    assertThat(
            planned(
                () -> {
                  Tensor a = w.value().mul(0.01).add(1);
                  return List.of(a.exp().mul(a).sub(1));
                }))
        .containsExactly("elementwise", "exp", "elementwise");
  }

  /** What is made of a value between stands in the way of another reader's being with it. */
  @Test
  void noCallReadsWhatIsMadeOfItself() {
    assertThat(
            planned(
                () -> {
                  Tensor a = w.value().mul(0.01);
                  return List.of(a.sub(a.add(1).exp()));
                }))
        .containsExactly("mul", "add", "exp", "sub");
  }

  @Test
  void whatIsKeptIsThere() {
    assertThat(
            planned(
                () -> {
                  Tensor a = w.value().mul(2);
                  Tensor b = a.add(1);
                  return List.of(b, b.mul(3).sub(1));
                }))
        .containsExactly("elementwise", "elementwise");
  }

  /** A number that is computed first is an operand. */
  @Test
  void shapesAreNotMixed() {
    assertThat(planned(() -> List.of(w.value().mul(w.value().sum().mul(2).add(1)).div(7).neg())))
        .containsExactly("sum", "elementwise", "elementwise");
  }
}
