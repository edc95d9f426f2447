package org.fascicle.platform.internal.train;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Op;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * What an optimiser is given for one parameter, and what becomes of its results: written over in
 * place where nothing stands between the optimiser and the parameter, otherwise computed first.
 */
final class ParameterUpdate implements UpdateContext {
  private final VariableCell parameter;
  private final Tensor from;
  private final Map<String, VariableCell> slots;
  private final Tensor rate;
  private final Tensor number;
  private final UnaryOperator<Tensor> after;
  private final Commit commit;

  /**
   * An update that has not been made.
   *
   * @param from the parameter's value that the optimiser is given
   * @param rate the learning rate
   * @param number the updates before this one
   * @param after what becomes of the parameter's next value; null for nothing
   */
  ParameterUpdate(
      VariableCell parameter,
      Tensor from,
      Map<String, VariableCell> slots,
      Tensor rate,
      Tensor number,
      UnaryOperator<Tensor> after,
      Commit commit) {
    this.parameter = parameter;
    this.from = from;
    this.slots = slots;
    this.rate = rate;
    this.number = number;
    this.after = after;
    this.commit = commit;
  }

  @Override
  public Tensor slot(String name) {
    VariableCell slot = slots.get(name);
    if (slot == null) {
      throw new InvalidArgumentException(
          "Optimiser", "a slot that it names: " + slots.keySet(), "\"" + name + "\"", "");
    }
    return slot.value();
  }

  @Override
  public Tensor learningRate() {
    return rate;
  }

  @Override
  public Tensor step() {
    return number;
  }

  @Override
  public void update(Op op, Tensor... inputs) {
    if (after == null && from == parameter.peek()) {
      commit.update(op, inputs);
      return;
    }
    Tensor[] results = apply(op, inputs);
    for (int i = 0; i < results.length; i++) {
      int donated = op.donated(i);
      if (donated >= 0) {
        assign(inputs[donated], results[i]);
      }
    }
  }

  /** Computes results; by parts that become one with what stands in the way, where that is done. */
  private Tensor[] apply(Op op, Tensor... inputs) {
    PlatformSession session = (PlatformSession) rate.session();
    return op instanceof CompositeOp parts && session.planning().fuses(from)
        ? parts.decompose(session, inputs)
        : session.applyAll(op, inputs);
  }

  @Override
  public void assign(Tensor target, Tensor next) {
    VariableCell cell = target == from ? parameter : slot(target);
    commit.assign(cell, cell == parameter && after != null ? after.apply(next) : next);
  }

  private VariableCell slot(Tensor target) {
    if (target instanceof DeviceTensor value && slots.containsValue(value.variable())) {
      return value.variable();
    }
    throw new InvalidArgumentException(
        "Optimiser",
        "the parameter or one of its slots, as given, to be updated",
        String.valueOf(target),
        "");
  }
}
