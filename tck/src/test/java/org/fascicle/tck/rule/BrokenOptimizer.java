package org.fascicle.tck.rule;

import java.util.List;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.api.plugin.Slot;
import org.fascicle.api.plugin.UpdateContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;

/** Momentum, right but for one fault. */
final class BrokenOptimizer implements Optimizer<NoConfig> {
  /** What is wrong. */
  enum Fault {
    NONE,
    CLIMBS,
    CONSTANT_RATE,
    HALF_WAY,
    DIVIDES_BY_THE_GRADIENT,
    COUNTS_FOR_ITSELF,
    REMEMBERS_THE_LAST_GRADIENT,
    RANDOM,
    SLOT_NEVER_WRITTEN,
    SLOT_OF_ANOTHER_NAME,
    SLOTS_OF_ONE_NAME,
    MATRICES_ONLY,
    FLOAT32_ONLY,
    CORRECTS_FROM_ZERO,
    ROUNDS_IN_FLOAT32
  }

  private final Fault fault;
  private int count;
  private double last;

  BrokenOptimizer(Fault fault) {
    this.fault = fault;
  }

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public List<Slot> slots(NoConfig config, Shape parameter) {
    Slot slot = Slot.zeros("momentum", parameter);
    return fault == Fault.SLOTS_OF_ONE_NAME ? List.of(slot, slot) : List.of(slot);
  }

  @Override
  public double learningRate() {
    return 0.01;
  }

  @Override
  public void update(NoConfig config, UpdateContext context, Tensor p, Tensor gradient) {
    Tensor slot = context.slot(fault == Fault.SLOT_OF_ANOTHER_NAME ? "velocity" : "momentum");
    Tensor g = broken(context, gradient);
    Tensor rate = context.learningRate();
    if (fault == Fault.NONE) {
      context.update(new SgdUpdate(0.9, false), p, slot, g, rate);
      return;
    }
    Tensor step = fault == Fault.CONSTANT_RATE ? g.mul(0.01) : g.mul(rate);
    Tensor v = slot.mul(0.9).sub(step);
    if (fault != Fault.SLOT_NEVER_WRITTEN) {
      context.assign(slot, v);
    }
    context.assign(p, p.add(v));
  }

  private Tensor broken(UpdateContext context, Tensor g) {
    return switch (fault) {
      case CLIMBS -> g.neg();
      case HALF_WAY -> g.clip(-1e-3, 1e-3);
      case DIVIDES_BY_THE_GRADIENT -> g.div(g.abs());
      case COUNTS_FOR_ITSELF -> g.mul(1.0 / ++count);
      case REMEMBERS_THE_LAST_GRADIENT -> {
        double before = last;
        last = g.mean().item();
        yield g.add(1e-3 * before);
      }
      case RANDOM -> g.mul(1 + 1e-3 * Math.random());
      case MATRICES_ONLY -> g.add(g.sum(true, -2).mul(0));
      case FLOAT32_ONLY -> g.cast(DType.FLOAT32);
      case CORRECTS_FROM_ZERO -> {
        Tensor t = context.step().cast(DType.FLOAT64).reshape();
        yield g.div(t.rsub(0).cast(g.dtype()));
      }
      case ROUNDS_IN_FLOAT32 -> g.dtype() == DType.FLOAT32 ? g.mul(64).round().div(64) : g;
      default -> g;
    };
  }
}
