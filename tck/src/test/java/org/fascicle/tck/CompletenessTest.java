package org.fascicle.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.exception.NotDifferentiableException;
import org.fascicle.api.op.Backward;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.NonDifferentiableOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Operations;
import org.fascicle.api.op.Operations.Operation;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.cases.OperationCases;
import org.fascicle.tck.golden.GoldenCase;
import org.fascicle.tck.golden.GoldenFile;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation is complete: rule, gradient or an explicit none, kernel or parts, cases. */
class CompletenessTest {
  private static final int SHAPES = 8;
  private static final int CASES_IN_ALL = 1000;

  private static final List<OperationCase> CASES = OperationCases.all();
  private static final List<GoldenCase> GOLDEN = GoldenFile.read();

  static Stream<Operation> operations() {
    return Operations.all().stream();
  }

  private static List<OperationCase> cases(Operation operation) {
    return CASES.stream().filter(c -> c.op().name().equals(operation.name())).toList();
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hasAShapeRule(Operation operation) throws NoSuchMethodException {
    Method infer = operation.type().getMethod("infer", List.class);
    assertThat(infer.getDeclaringClass()).isNotEqualTo(Op.class);
    for (OperationCase c : cases(operation)) {
      assertThat(c.op().infer(c.inputs().stream().map(Values::spec).toList())).isNotEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hasAGradientOrAnExplicitNone(Operation operation) throws NoSuchMethodException {
    boolean none = NonDifferentiableOp.class.isAssignableFrom(operation.type());
    Op op = cases(operation).get(0).op();
    if (none) {
      assertThat(op.isDifferentiable()).isFalse();
      assertThatThrownBy(() -> op.gradient(null)).isInstanceOf(NotDifferentiableException.class);
    } else {
      Method rule = operation.type().getMethod("gradient", Backward.class);
      assertThat(rule.getDeclaringClass()).isNotEqualTo(Op.class);
      assertThat(cases(operation)).anyMatch(OperationCase::hasGradient);
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hasAKernelOrADecomposition(Operation operation) throws NoSuchMethodException {
    if (operation.isComposite()) {
      Method parts = operation.type().getMethod("decompose", Session.class, Tensor[].class);
      assertThat(parts.getDeclaringClass()).isNotEqualTo(CompositeOp.class);
      return;
    }
    try (Backend reference = new ReferenceBackend()) {
      for (OperationCase c : cases(operation).stream().filter(c -> !c.isWidened()).toList()) {
        var specs = c.inputs().stream().map(Values::spec).toList();
        assertThat(reference.prepare(c.op(), specs, Mode.INFERENCE)).as(c.name()).isPresent();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("operations")
  void isRunAtEightShapesOrMore(Operation operation) {
    Set<String> shapes =
        cases(operation).stream()
            .map(c -> shapes(c.inputs()) + results(c))
            .collect(Collectors.toSet());
    assertThat(shapes).hasSizeGreaterThanOrEqualTo(SHAPES);
  }

  private static String shapes(List<Values> arrays) {
    return arrays.stream().map(v -> v.spec().shape().toString()).collect(Collectors.joining());
  }

  private static String results(OperationCase c) {
    return c.op().infer(c.inputs().stream().map(Values::spec).toList()).stream()
        .map(spec -> spec.shape().toString())
        .collect(Collectors.joining());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void hasGoldenValuesInEachDirection(Operation operation) {
    Set<String> directions =
        GOLDEN.stream()
            .filter(c -> c.op().name().equals(operation.name()))
            .map(GoldenCase::direction)
            .collect(Collectors.toSet());
    boolean none = NonDifferentiableOp.class.isAssignableFrom(operation.type());
    assertThat(directions)
        .containsExactlyInAnyOrderElementsOf(
            none ? Set.of("forward") : Set.of("forward", "gradient"));
  }

  @Test
  void everyDifferentiableOperationMeetsDifferencesOfFirstAndSecondOrder() {
    Map<String, Set<String>> groups = new HashMap<>();
    for (KitTest test : Kit.tests()) {
      String operation = test.name().substring(0, Math.max(0, test.name().indexOf(' ')));
      groups.computeIfAbsent(test.group(), any -> new HashSet<>()).add(operation);
    }
    for (Operation operation : Operations.all()) {
      if (!NonDifferentiableOp.class.isAssignableFrom(operation.type())) {
        assertThat(groups.get("finite-differences")).contains(operation.name());
        assertThat(groups.get("second-order")).contains(operation.name());
      }
    }
  }

  @Test
  void testsHaveNamesOfTheirOwn() {
    List<KitTest> tests = Kit.tests();
    assertThat(tests).hasSizeGreaterThan(CASES_IN_ALL);
    assertThat(tests).extracting(KitTest::id).doesNotHaveDuplicates();
  }
}
