package org.fascicle.platform.internal.model;

import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.registry.Bound;

/** What one call of a layer is given. */
final class CallContext implements LayerContext {
  private final Forward pass;
  private final BuiltGraph.Call call;
  private final Bound bound;
  private Tensor mask;
  private boolean masked;
  private int draws;

  CallContext(Forward pass, BuiltGraph.Call call, Bound bound) {
    this.pass = pass;
    this.call = call;
    this.bound = bound;
  }

  Bound bound() {
    return bound;
  }

  @Override
  public Session session() {
    return pass.session();
  }

  @Override
  public boolean isTraining() {
    return pass.isTraining();
  }

  @Override
  public boolean isTrainable() {
    return pass.isTrainable(call);
  }

  @Override
  public Tensor parameter(String name) {
    return pass.value(pass.variable(call, name));
  }

  @Override
  public Tensor state(String name) {
    return pass.value(pass.variable(call, name));
  }

  @Override
  public void updateState(String name, Tensor next) {
    pass.update(pass.variable(call, name), next);
  }

  @Override
  public Tensor randomKey() {
    return pass.session().randomKey(Sites.of(call.layer.site(), call.index, draws++));
  }

  @Override
  public Tensor randomKey(long seed) {
    return pass.session().randomKey(seed, Sites.of(0, call.index, draws++));
  }

  @Override
  public Optional<Tensor> mask(int input) {
    return Optional.ofNullable(pass.maskOf(call.inputs[input]));
  }

  @Override
  public void setMask(Tensor next) {
    mask = next;
    masked = true;
  }

  /** The mask of the results: the one set, or else the first input's, if the layer passes it. */
  Tensor outputMask() {
    if (masked) {
      return mask;
    }
    return call.inputs.length > 0 && bound.layer().passesMask()
        ? pass.maskOf(call.inputs[0])
        : null;
  }

  @Override
  public void addLoss(Tensor loss) {
    pass.addLoss(loss);
  }

  @Override
  public BoundActivation activation(Spec spec) {
    Bound activation = bound.nested().get(spec);
    if (activation == null) {
      throw new InvalidArgumentException(
          call.layer.def().label(),
          "an activation that its configuration record holds",
          spec.toString(),
          "Name it in a component of type Spec, so that it is bound before the step begins.");
    }
    return new Function(activation);
  }

  /** An activation function of a plugin. */
  private record Function(Bound bound) implements BoundActivation {
    @Override
    public Tensor apply(Tensor x) {
      return bound.activation().apply(bound.config(), x);
    }

    @Override
    public Optional<Pointwise> pointwise() {
      return Optional.ofNullable(bound.activation().pointwise(bound.config()));
    }
  }
}
