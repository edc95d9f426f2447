package org.fascicle.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.NonDifferentiableOp;
import org.fascicle.api.op.Operations;
import org.fascicle.api.op.Operations.Operation;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.tck.cases.OperationCase;
import org.fascicle.tck.cases.OperationCases;
import org.fascicle.tck.harness.Values;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of operations and element types in the docs, the kit's cases, and the rules agree. */
class OperationTableTest {
  private static final Path TABLE = Path.of("..", "docs", "operations.md");
  private static final List<OperationCase> CASES = OperationCases.all();

  static Stream<Operation> operations() {
    return Operations.all().stream();
  }

  private static List<OperationCase> cases(Operation operation) {
    return CASES.stream().filter(c -> c.op().name().equals(operation.name())).toList();
  }

  /** The type that varies: of the chosen values in where, of the first tensor, of what is made. */
  private static DType main(OperationCase c) {
    List<TensorSpec> specs = specs(c);
    int index = c.op().name().equals("where") ? 1 : 0;
    boolean made = specs.isEmpty() || specs.get(0).isHost();
    return made ? c.op().infer(specs).get(0).dtype() : specs.get(index).dtype();
  }

  private static List<TensorSpec> specs(OperationCase c) {
    return c.inputs().stream().map(Values::spec).toList();
  }

  private static Set<DType> types(Operation operation) {
    return cases(operation).stream()
        .map(OperationTableTest::main)
        .collect(Collectors.toCollection(() -> EnumSet.noneOf(DType.class)));
  }

  private static String row(Operation operation) {
    Set<DType> types = types(operation);
    StringBuilder row = new StringBuilder("| `" + operation.name() + "` | ");
    row.append(operation.isComposite() ? "composite" : "primitive").append(" |");
    for (DType dtype : DType.values()) {
      row.append(types.contains(dtype) ? " ● |" : " |");
    }
    boolean none = NonDifferentiableOp.class.isAssignableFrom(operation.type());
    return row.append(none ? " none |" : " ● |").toString();
  }

  @Test
  void theDocumentedTableIsRight() throws IOException {
    List<String> documented =
        Files.readAllLines(TABLE).stream().filter(line -> line.startsWith("| `")).toList();
    assertThat(documented)
        .containsExactlyElementsOf(operations().map(OperationTableTest::row).toList());
  }

  @ParameterizedTest
  @MethodSource("operations")
  void refusesElementTypesThatAreNotInTheTable(Operation operation) {
    Set<DType> types = types(operation);
    OperationCase c =
        cases(operation).stream()
            .filter(some -> !specs(some).isEmpty() && !specs(some).get(0).isHost())
            .findFirst()
            .orElse(null);
    if (c == null) {
      return;
    }
    DType usual = main(c);
    for (DType dtype : EnumSet.complementOf(EnumSet.copyOf(types))) {
      List<TensorSpec> other = new ArrayList<>();
      for (TensorSpec spec : specs(c)) {
        other.add(!spec.isHost() && spec.dtype() == usual ? spec.with(dtype) : spec);
      }
      assertThat(catchThrowable(() -> c.op().infer(other)))
          .as("%s of %s", operation.name(), dtype)
          .isInstanceOf(InvalidArgumentException.class);
    }
  }
}
