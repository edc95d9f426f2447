package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A recurrent network of which only the states after the last step are wanted: the first result is
 * h after the step that is taken last (batch, units), the others are the network's. Its gradient
 * needs none of the whole sequence, which is zero but for one step.
 *
 * @param network what is run; inputs are its inputs
 */
public record LastState(RecurrentOp network) implements CompositeOp {
  @Override
  public String name() {
    return "last_state";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, network.mask() + (network.masked() ? 1 : 0));
    List<TensorSpec> results = new ArrayList<>(network.infer(inputs));
    results.set(0, inputs.get(RecurrentOp.STATE));
    return List.copyOf(results);
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor[] results = session.applyAll(network, inputs).clone();
    long last = network.backwards() ? 0 : inputs[RecurrentOp.X].shape().dim(1) - 1;
    results[0] = results[0].slice(1, last, last + 1).squeeze(1);
    return results;
  }
}
