package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A body run for every step of sequences, its states handed on from step to step: any recurrent
 * cell. Inputs: the states before the first step, any shapes; the sequences (N, T, …), 1 or more of
 * them, T at least 1; constants, any shapes; then, if it is masked, the mask (N, T), BOOL. The body
 * is given the states, one step (N, …) of each sequence and the constants; it gives the next
 * states, then what comes out. Results: what came out of every step, (N, T, …) each, in the order
 * of the sequences; then the states after the last step.
 *
 * <p>A step that the mask hides changes no state, and its outputs are those of the step before, 0
 * if there is none; states and outputs then begin with N. The gradient is that of all steps in a
 * row: back-propagation through time.
 *
 * @param body the cell
 * @param states how many states there are
 * @param sequences how many sequences there are
 * @param backwards whether the last step is taken first
 * @param masked whether there is a mask
 */
public record Scan(Body body, int states, int sequences, boolean backwards, boolean masked)
    implements CompositeOp {
  /** Checks the numbers. */
  public Scan {
    int least = states + sequences;
    if (states < 0 || sequences < 1 || body.inputs() < least || body.results().size() < states) {
      throw new InvalidArgumentException(
          "scan",
          "a body that takes states, steps of 1 sequence or more and constants, and gives states",
          "a body of "
              + body.inputs()
              + " inputs and "
              + body.results().size()
              + " results for "
              + states
              + " states and "
              + sequences
              + " sequences",
          "");
    }
  }

  @Override
  public String name() {
    return "scan";
  }

  private int outputs() {
    return body.results().size() - states;
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, body.inputs() + (masked ? 1 : 0));
    TensorSpec first = inputs.get(states);
    List<TensorSpec> given = new ArrayList<>(inputs.subList(0, body.inputs()));
    for (int i = states; i < states + sequences; i++) {
      Shape shape = inputs.get(i).shape();
      if (shape.rank() < 2
          || shape.dim(1) < 1
          || !shape.slice(0, 2).equals(first.shape().slice(0, 2))) {
        throw new ShapeMismatchException(
            name(),
            "sequences (N, T, …) alike in N and T, with at least one step",
            inputs.subList(states, states + sequences).toString(),
            "Leave empty sequences out, or pad them and mask the padding.");
      }
      given.set(i, TensorSpec.of(inputs.get(i).dtype(), shape.without(1)));
    }
    List<TensorSpec> found = body.infer(name(), given);
    Shape steps = first.shape().slice(0, 2);
    checkStates(inputs.subList(0, states), found.subList(0, states));
    checkMask(inputs, steps, found);
    List<TensorSpec> results = new ArrayList<>();
    for (TensorSpec output : found.subList(states, found.size())) {
      Rules.minimumRank(this, output, 1);
      Shape rest = output.shape().slice(1, output.shape().rank());
      results.add(TensorSpec.of(output.dtype(), steps.concat(rest)));
    }
    inputs.subList(0, states).forEach(s -> results.add(TensorSpec.of(s.dtype(), s.shape())));
    return List.copyOf(results);
  }

  private void checkStates(List<TensorSpec> before, List<TensorSpec> after) {
    for (int i = 0; i < states; i++) {
      boolean same =
          before.get(i).shape().equals(after.get(i).shape())
              && before.get(i).dtype() == after.get(i).dtype();
      if (!same) {
        throw new ShapeMismatchException(
            name(),
            "a state " + i + " that a step leaves as " + before.get(i),
            after.get(i).toString(),
            "The body's first results are the next states, in the order of its inputs.");
      }
    }
  }

  private void checkMask(List<TensorSpec> inputs, Shape steps, List<TensorSpec> found) {
    if (!masked) {
      return;
    }
    TensorSpec mask = inputs.get(inputs.size() - 1);
    boolean fits = mask.dtype() == DType.BOOL && mask.shape().equals(steps);
    if (!fits) {
      throw new InvalidArgumentException(
          name(), "a mask (N, T): bool" + steps, mask.toString(), "");
    }
    for (TensorSpec result : found) {
      if (result.shape().rank() < 1 || result.shape().dim(0) != steps.dim(0)) {
        throw new ShapeMismatchException(
            name(), "states and outputs (N, …) where there is a mask", result.toString(), "");
      }
    }
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    int steps = Math.toIntExact(inputs[states].shape().dim(1));
    Tensor[] given = Arrays.copyOf(inputs, body.inputs());
    Tensor[] held = Arrays.copyOf(inputs, states + outputs());
    Tensor[][] came = new Tensor[outputs()][steps];
    for (int i = 0; i < steps; i++) {
      int time = backwards ? steps - 1 - i : i;
      System.arraycopy(held, 0, given, 0, states);
      for (int s = states; s < states + sequences; s++) {
        given[s] = at(inputs[s], time);
      }
      Tensor[] found = body.run(session, given);
      for (int r = 0; r < found.length; r++) {
        boolean first = r >= states && i == 0;
        held[r] = masked ? kept(inputs, time, found[r], first ? null : held[r]) : found[r];
      }
      for (int o = 0; o < came.length; o++) {
        came[o][time] = held[states + o].expandDims(1);
      }
    }
    Tensor[] results = new Tensor[came.length + states];
    for (int o = 0; o < came.length; o++) {
      results[o] = came[o][0].concat(1, Arrays.copyOfRange(came[o], 1, steps));
    }
    System.arraycopy(held, 0, results, came.length, states);
    return results;
  }

  private static Tensor at(Tensor sequence, int time) {
    return sequence.slice(1, time, time + 1).squeeze(1);
  }

  /** What is new where the mask is true, what was before elsewhere; 0 if nothing was. */
  private Tensor kept(Tensor[] inputs, int time, Tensor next, Tensor before) {
    long[] ones = new long[next.shape().rank()];
    Arrays.fill(ones, 1);
    ones[0] = next.shape().dim(0);
    Tensor there = at(inputs[body.inputs()], time).reshape(ones);
    return before == null ? there.where(next, 0) : there.where(next, before);
  }
}
