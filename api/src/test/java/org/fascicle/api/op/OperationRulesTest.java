package org.fascicle.api.op;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.fascicle.api.tensor.Tensor;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What each operation takes, what comes out, and how it refuses the rest; the shapes of gradients
 * and decompositions. No data involved.
 */
class OperationRulesTest {
  @TestFactory
  Stream<DynamicTest> infers() {
    return GoodCalls.all().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.op() + " of " + c.inputs(),
                    () ->
                        assertThat(c.op().infer(Specs.list(c.inputs())))
                            .isEqualTo(Specs.list(c.results()))));
  }

  @TestFactory
  Stream<DynamicTest> refuses() {
    return BadCalls.all().stream()
        .map(
            c ->
                DynamicTest.dynamicTest(
                    c.op() + " of " + c.inputs(),
                    () ->
                        assertThat(catchThrowable(() -> c.op().infer(Specs.list(c.inputs()))))
                            .isExactlyInstanceOf(c.failure())
                            .hasMessageStartingWith(c.op().name() + ": expected ")
                            .hasMessageContaining(", got ")
                            .hasMessageContainingAll(c.words().toArray(String[]::new))));
  }

  @Test
  void everyOperationHasGoodAndBadCases() {
    Set<String> good = new HashSet<>();
    Set<String> bad = new HashSet<>();
    GoodCalls.all().forEach(c -> good.add(c.op().name()));
    BadCalls.all().forEach(c -> bad.add(c.op().name()));
    List<String> all = Operations.all().stream().map(Operations.Operation::name).toList();
    assertThat(good).containsAll(all);
    assertThat(bad).containsAll(all);
  }

  @TestFactory
  Stream<DynamicTest> gradientsHaveTheShapesOfTheInputs() {
    return GoodCalls.all().stream()
        .filter(c -> c.op().isDifferentiable() && computes(c))
        .map(c -> DynamicTest.dynamicTest(c.op() + " of " + c.inputs(), () -> checkGradient(c)));
  }

  private static boolean computes(GoodCalls.Good c) {
    return Specs.list(c.results()).get(0).dtype().isReal()
        && Specs.list(c.inputs()).stream().anyMatch(s -> s.dtype().isReal());
  }

  private static void checkGradient(GoodCalls.Good c) {
    SymbolicSession session = new SymbolicSession();
    SymbolicCall call = new SymbolicCall(session, Specs.list(c.inputs()), Specs.list(c.results()));
    var gradients =
        c.op() instanceof ClosedFormOp closed
            ? closed.decomposeGradient(call)
            : c.op().gradient(call);
    assertThat(gradients).hasSize(call.inputs());
    for (int i = 0; i < gradients.length; i++) {
      if (call.wants(i)) {
        assertThat(gradients[i].spec()).isEqualTo(call.input(i).spec());
      }
    }
  }

  @TestFactory
  Stream<DynamicTest> decompositionsGiveWhatWasInferred() {
    return GoodCalls.all().stream()
        .filter(c -> c.op() instanceof CompositeOp)
        .map(
            c ->
                DynamicTest.dynamicTest(c.op() + " of " + c.inputs(), () -> checkDecomposition(c)));
  }

  private static void checkDecomposition(GoodCalls.Good c) {
    SymbolicSession session = new SymbolicSession();
    var inputs = Specs.list(c.inputs()).stream().map(session::tensor).toArray(Tensor[]::new);
    var results = ((CompositeOp) c.op()).decompose(session, inputs);
    assertThat(Stream.of(results).map(Tensor::spec)).isEqualTo(Specs.list(c.results()));
    assertThat(session.ran()).doesNotContain(c.op());
  }
}
