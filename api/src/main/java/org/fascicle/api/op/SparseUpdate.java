package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * An update by a gradient that is 0 but for a few rows, as that of an embedding's table is. Inputs:
 * those of the update, with the parameter (V, F…), and in the place of the gradient two: slices dy
 * (I…, F…) and indices, int32 or int64, (I…), each from 0 to V − 1. Results: the update's, over
 * their inputs.
 *
 * <p>The gradient is {@link ScatterAdd} of the slices: what belongs to one row is added up in the
 * order of the indices before the row is updated, once. A kernel touches these rows alone.
 *
 * @param update what is done to a row; it leaves alone what has a gradient of 0
 */
public record SparseUpdate(UpdateOp update) implements NonDifferentiableCompositeOp {
  /** Checks. */
  public SparseUpdate {
    if (!update.leavesZeros()) {
      throw new InvalidArgumentException(
          "sparse_update",
          "an update that leaves elements alone whose gradient is 0",
          update.toString(),
          "Update by the whole gradient.");
    }
  }

  @Override
  public String name() {
    return "sparse_update";
  }

  @Override
  public int version() {
    return update.version();
  }

  /** The place of the slices among the inputs; the indices stand behind them. */
  public int slices() {
    return update.gradientInput();
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, update.inputCount() + 1);
    TensorSpec p = inputs.get(0);
    TensorSpec indices = inputs.get(slices() + 1);
    Rules.minimumRank(this, p, 1);
    Rules.type(this, indices, Types.INTEGER);
    Rules.sameType(this, p, inputs.get(slices()));
    Shape row = p.shape().slice(1, p.shape().rank());
    Rules.shape(this, inputs.get(slices()), indices.shape().concat(row));
    List<TensorSpec> dense = new ArrayList<>(inputs);
    dense.remove(slices() + 1);
    dense.set(slices(), p);
    return update.infer(dense);
  }

  @Override
  public boolean isHostInput(int input) {
    return update.isHostInput(input <= slices() ? input : input - 1);
  }

  @Override
  public int donated(int output) {
    int input = update.donated(output);
    return input > slices() ? input + 1 : input;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    ScatterAdd scatter = new ScatterAdd(0, inputs[0].shape().dim(0));
    List<Tensor> dense = new ArrayList<>(List.of(inputs));
    Tensor indices = dense.remove(slices() + 1);
    dense.set(slices(), inputs[slices()].apply(scatter, indices));
    return update.decompose(session, dense.toArray(Tensor[]::new));
  }
}
