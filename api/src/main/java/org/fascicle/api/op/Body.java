package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Operations as data, for an operation that runs them many times: a list in which each step reads
 * slots that were filled before. Slots are numbered: first the inputs, then the results of each
 * step, in order.
 *
 * @param inputs how many tensors it is given
 * @param steps what happens, in order
 * @param results the slots that come out
 */
public record Body(int inputs, List<Step> steps, List<Integer> results) {
  /** What fills the next slot, or several. */
  public sealed interface Step {}

  /**
   * An operation.
   *
   * @param op the operation
   * @param operands the slots of its inputs
   */
  public record Call(Op op, List<Integer> operands) implements Step {
    /** Copies. */
    public Call {
      operands = List.copyOf(operands);
    }
  }

  /**
   * A number that the platform holds and that adopts the element type of the tensor it meets.
   *
   * @param value the number
   */
  public record Scalar(double value) implements Step {}

  /**
   * Integers that the platform holds: offsets.
   *
   * @param values the integers
   */
  public record Integers(List<Long> values) implements Step {
    /** Copies. */
    public Integers {
      values = List.copyOf(values);
    }
  }

  /** Copies; which slots are there, {@link #infer} checks. */
  public Body {
    steps = List.copyOf(steps);
    results = List.copyOf(results);
  }

  /** Begins a body of so many inputs. */
  public static Builder of(int inputs) {
    return new Builder(inputs);
  }

  /**
   * What comes out for these inputs.
   *
   * @param owner the operation that it is the body of, for messages
   * @throws InvalidArgumentException if an operation refuses its operands, or a slot is not filled
   */
  public List<TensorSpec> infer(String owner, List<TensorSpec> given) {
    List<TensorSpec> slots = new ArrayList<>(given);
    for (Step step : steps) {
      if (step instanceof Call call) {
        slots.addAll(call.op.infer(adopted(call, chosen(owner, slots, call.operands))));
      } else if (step instanceof Integers integers) {
        slots.add(TensorSpec.host(DType.INT64, Shape.of(integers.values.size())));
      } else {
        slots.add(TensorSpec.host(DType.FLOAT64, Shape.SCALAR));
      }
    }
    return chosen(owner, slots, results);
  }

  /** As a session hands them over: a number has the type of the tensors that it meets. */
  private static List<TensorSpec> adopted(Call call, List<TensorSpec> operands) {
    List<TensorSpec> adopted = new ArrayList<>(operands);
    for (int i = 0; i < adopted.size(); i++) {
      if (operands.get(i).isHost() && !call.op.isHostInput(i)) {
        for (TensorSpec other : operands) {
          adopted.set(i, other.isHost() ? adopted.get(i) : TensorSpec.of(other.dtype()));
        }
      }
    }
    return adopted;
  }

  /**
   * Runs it.
   *
   * @param given valid for {@link #infer}
   */
  public Tensor[] run(Session session, Tensor... given) {
    List<Tensor> slots = new ArrayList<>(Arrays.asList(given));
    for (Step step : steps) {
      if (step instanceof Call call) {
        Tensor[] operands = chosen("body", slots, call.operands).toArray(Tensor[]::new);
        slots.addAll(Arrays.asList(session.applyAll(call.op, operands)));
      } else if (step instanceof Integers integers) {
        slots.add(session.host(integers.values.stream().mapToLong(n -> n).toArray()));
      } else {
        slots.add(session.scalar(((Scalar) step).value));
      }
    }
    return chosen("body", slots, results).toArray(Tensor[]::new);
  }

  private static <T> List<T> chosen(String owner, List<T> slots, List<Integer> numbers) {
    for (int number : numbers) {
      if (number < 0 || number >= slots.size()) {
        throw new InvalidArgumentException(
            owner,
            "a body that reads slots from 0 to " + (slots.size() - 1) + " there",
            "slot " + number,
            "A step reads what was filled before it.");
      }
    }
    return numbers.stream().map(slots::get).toList();
  }

  /** Writes a body down step by step. Operations count as one result each; see {@link #apply}. */
  public static final class Builder {
    private final int inputs;
    private final List<Step> steps = new ArrayList<>();
    private int slots;

    private Builder(int inputs) {
      this.inputs = inputs;
      this.slots = inputs;
    }

    /** Adds an operation with one result and gives its slot. */
    public int apply(Op op, int... operands) {
      return apply(op, 1, operands);
    }

    /** Adds an operation with several results and gives the slot of the first. */
    public int apply(Op op, int count, int[] operands) {
      steps.add(new Call(op, Arrays.stream(operands).boxed().toList()));
      slots += count;
      return slots - count;
    }

    /** Adds a number and gives its slot. */
    public int scalar(double value) {
      steps.add(new Scalar(value));
      return slots++;
    }

    /** Adds integers and gives their slot. */
    public int integers(long... values) {
      steps.add(new Integers(Arrays.stream(values).boxed().toList()));
      return slots++;
    }

    /** The body whose results are in these slots. */
    public Body results(int... numbers) {
      return new Body(inputs, steps, Arrays.stream(numbers).boxed().toList());
    }
  }
}
