package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Arithmetic on elements as one operation: what an optimiser written in single operations computes
 * for a parameter, for instance. A kernel need not put into memory what lies between them. Inputs:
 * tensors of one shape S, or of one element, all float32 or all float64. Results: of shape S, each
 * over an input if it says so.
 *
 * <p>Values are numbered: the inputs from 0, behind them what the calls give.
 *
 * @param inputs how many there are
 * @param calls in the order in which they can be made
 * @param results at least one
 */
public record Elementwise(int inputs, List<Call> calls, List<Result> results)
    implements NonDifferentiableCompositeOp {
  private static final String NAME = "elementwise";

  /**
   * A function of elements.
   *
   * @param op one for which {@link #takes} is true
   * @param operands values: inputs, or what calls before this one give
   */
  public record Call(Op op, List<Integer> operands) {
    /** Copies. */
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /**
   * A result.
   *
   * @param value what a call gives
   * @param over the input that it is written over, of shape S; −1 for none
   */
  public record Result(int value, int over) {}

  /** Checks. */
  public Elementwise {
    calls = List.copyOf(calls);
    results = List.copyOf(results);
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      check("functions of elements, add or sqrt", takes(call.op), call.op.name());
      check("operands that come before it", areBelow(call.operands, inputs + i), call.toString());
    }
    int last = inputs + calls.size();
    List<Integer> values = results.stream().map(Result::value).toList();
    List<Integer> over = results.stream().map(Result::over).filter(input -> input != -1).toList();
    boolean made = areBelow(values, last) && values.stream().allMatch(value -> value >= inputs);
    boolean isSome = made && areDistinct(values) && !values.isEmpty();
    check("results, each of another call", isSome, results.toString());
    boolean given = areBelow(over, inputs) && areDistinct(over);
    check("results over different inputs", given, results.toString());
  }

  private static void check(String expected, boolean isTrue, String got) {
    if (!isTrue) {
      throw new InvalidArgumentException(NAME, expected, got, "");
    }
  }

  private static boolean areBelow(List<Integer> values, int bound) {
    return values.stream().allMatch(value -> value >= 0 && value < bound);
  }

  private static boolean areDistinct(List<Integer> values) {
    return values.stream().distinct().count() == values.size();
  }

  /** Whether an operation is a function of elements that can be a call. */
  public static boolean takes(Op op) {
    return op instanceof Add
        || op instanceof Sub
        || op instanceof Mul
        || op instanceof Div
        || op instanceof Maximum
        || op instanceof Minimum
        || op instanceof Neg
        || op instanceof Abs
        || op instanceof Square
        || op instanceof Sqrt;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> given) {
    Rules.count(this, given, inputs);
    List<TensorSpec> values = new ArrayList<>(given);
    for (Call call : calls) {
      values.addAll(call.op.infer(call.operands.stream().map(values::get).toList()));
    }
    List<TensorSpec> made = results.stream().map(result -> values.get(result.value)).toList();
    Shape shape = made.get(0).shape();
    made.forEach(spec -> Rules.shape(this, spec, shape));
    for (TensorSpec spec : given) {
      Rules.type(this, spec, Types.WIDE);
      if (!spec.shape().equals(shape) && spec.shape().elements() != 1) {
        throw new ShapeMismatchException(
            NAME, "inputs of shape " + shape + " or of one element", spec.toString(), "");
      }
    }
    results.forEach(result -> checkOver(result, given, shape));
    return made;
  }

  private void checkOver(Result result, List<TensorSpec> given, Shape shape) {
    if (result.over >= 0) {
      Rules.shape(this, given.get(result.over), shape);
    }
  }

  @Override
  public int donated(int output) {
    return results.get(output).over;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... given) {
    List<Tensor> values = new ArrayList<>(List.of(given));
    for (Call call : calls) {
      Tensor[] operands = call.operands.stream().map(values::get).toArray(Tensor[]::new);
      values.add(session.apply(call.op, operands));
    }
    return results.stream().map(result -> values.get(result.value)).toArray(Tensor[]::new);
  }
}
