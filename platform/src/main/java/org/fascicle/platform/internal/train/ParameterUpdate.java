package org.fascicle.platform.internal.train;

import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.Op;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.VariableCell;

/**
 * What an optimiser is given for one parameter, and what becomes of its results: written over in
 * place where nothing stands between the optimiser and the parameter, otherwise computed first.
 */
final class ParameterUpdate implements UpdateContext {
  private final VariableCell parameter;
  private final Map<String, VariableCell> slots;
  private final Tensor rate;
  private final Tensor number;
  private final Projection projection;
  private final Commit commit;

  /**
   * An update that has not been made.
   *
   * @param rate the learning rate
   * @param number the updates before this one
   */
  ParameterUpdate(
      VariableCell parameter,
      Map<String, VariableCell> slots,
      Tensor rate,
      Tensor number,
      Projection projection,
      Commit commit) {
    this.parameter = parameter;
    this.slots = slots;
    this.rate = rate;
    this.number = number;
    this.projection = projection;
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
    if (!projection.appliesTo(parameter)) {
      commit.update(op, inputs);
      return;
    }
    Tensor[] results = rate.session().applyAll(op, inputs);
    for (int i = 0; i < results.length; i++) {
      int donated = op.donated(i);
      if (donated >= 0) {
        assign(((DeviceTensor) inputs[donated]).variable(), results[i]);
      }
    }
  }

  private void assign(VariableCell target, Tensor next) {
    commit.assign(target, target == parameter ? projection.apply(parameter, next) : next);
  }
}
