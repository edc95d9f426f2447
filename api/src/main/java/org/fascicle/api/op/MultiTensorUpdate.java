package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Updates of several variables as one operation: an optimiser's step over all parameters. Inputs:
 * those of the first update, then those of the second, and so on. Results likewise, each over the
 * input that its update writes over. No update reads what another one writes.
 *
 * @param updates at least one
 */
public record MultiTensorUpdate(List<Update> updates) implements NonDifferentiableCompositeOp {
  private static final String NAME = "multi_tensor_update";

  /**
   * One of the updates.
   *
   * @param op what is done
   * @param inputs how many it has
   * @param outputs how many results it has
   */
  public record Update(Op op, int inputs, int outputs) {}

  /** Checks. */
  public MultiTensorUpdate {
    updates = List.copyOf(updates);
    if (updates.isEmpty()) {
      throw new InvalidArgumentException(NAME, "an update", "none", "");
    }
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> given) {
    Rules.count(this, given, updates.stream().mapToInt(Update::inputs).sum());
    List<TensorSpec> results = new ArrayList<>();
    int from = 0;
    for (Update update : updates) {
      List<TensorSpec> made = update.op.infer(given.subList(from, from + update.inputs));
      if (made.size() != update.outputs) {
        throw new InvalidArgumentException(
            NAME, update.outputs + " results of " + update.op.name(), made.size() + "", "");
      }
      results.addAll(made);
      from += update.inputs;
    }
    return results;
  }

  @Override
  public boolean isHostInput(int input) {
    int from = 0;
    for (Update update : updates) {
      if (input < from + update.inputs) {
        return update.op.isHostInput(input - from);
      }
      from += update.inputs;
    }
    return false;
  }

  @Override
  public int donated(int output) {
    int from = 0;
    int first = 0;
    for (Update update : updates) {
      if (output < first + update.outputs) {
        int over = update.op.donated(output - first);
        return over < 0 ? over : from + over;
      }
      from += update.inputs;
      first += update.outputs;
    }
    return -1;
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... given) {
    List<Tensor> results = new ArrayList<>();
    int from = 0;
    for (Update update : updates) {
      Tensor[] own = Arrays.copyOfRange(given, from, from + update.inputs);
      results.addAll(List.of(session.applyAll(update.op, own)));
      from += update.inputs;
    }
    return results.toArray(Tensor[]::new);
  }
}
