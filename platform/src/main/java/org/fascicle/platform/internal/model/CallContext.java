package org.fascicle.platform.internal.model;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.BoundLayer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.registry.Bound;

/** What one call of a layer is given. */
final class CallContext implements LayerContext {
  private final Forward pass;
  private final BuiltGraph.Call call;
  private final Bound bound;
  private final DTypePolicy policy;
  private final String prefix;
  private final long site;
  private final boolean frozen;
  private Map<String, InnerLayer> inner;
  private Tensor inputMask;
  private Tensor mask;
  private boolean masked;
  private int draws;

  CallContext(Forward pass, BuiltGraph.Call call, Bound bound) {
    this(pass, call, bound, call.layer.policy(), "", call.layer.site(), false);
    begin(call.inputs.length == 0 ? null : pass.maskOf(call.inputs[0]));
  }

  private CallContext(
      Forward pass,
      BuiltGraph.Call call,
      Bound bound,
      DTypePolicy policy,
      String prefix,
      long site,
      boolean frozen) {
    this.pass = pass;
    this.call = call;
    this.bound = bound;
    this.policy = policy;
    this.prefix = prefix;
    this.site = site;
    this.frozen = frozen;
  }

  /** The next call, under a mask of the first input. */
  void begin(Tensor ofInput) {
    inputMask = ofInput;
    mask = null;
    masked = false;
  }

  Bound bound() {
    return bound;
  }

  DTypePolicy policy() {
    return policy;
  }

  /** The layer's inputs in the type that it computes in. */
  Tensor[] cast(Tensor... inputs) {
    Tensor[] cast = inputs;
    for (int i = 0; i < inputs.length; i++) {
      if (InnerLayer.casts(bound, inputs[i].dtype(), policy.compute())) {
        cast = cast == inputs ? inputs.clone() : cast;
        cast[i] = inputs[i].cast(policy.compute());
      }
    }
    return cast;
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
    return pass.isTrainable(call, prefix, frozen);
  }

  @Override
  public DType computeDtype() {
    return policy.compute();
  }

  @Override
  public Tensor parameter(String name) {
    return variable(name).cast(policy.compute());
  }

  @Override
  public Tensor variable(String name) {
    return pass.value(pass.variable(call, prefix + name));
  }

  @Override
  public Tensor state(String name) {
    return pass.state(pass.variable(call, prefix + name));
  }

  @Override
  public void updateState(String name, Tensor next) {
    pass.update(pass.variable(call, prefix + name), next);
  }

  @Override
  public Tensor randomKey() {
    return pass.session().randomKey(Sites.of(site, call.index, draws++));
  }

  @Override
  public Tensor randomKey(long seed) {
    return pass.session().randomKey(seed, Sites.of(0, call.index, draws++));
  }

  /** Counted downwards, so that no other draw has its number. */
  @Override
  public Tensor lastingKey(int draw, Long seed) {
    return seed == null
        ? pass.session().randomKey(Sites.of(site, call.index, -1 - draw))
        : pass.session().randomKey(seed, Sites.of(0, call.index, -1 - draw));
  }

  @Override
  public Optional<Tensor> mask(int input) {
    if (input > 0) {
      return Optional.ofNullable(prefix.isEmpty() ? pass.maskOf(call.inputs[input]) : null);
    }
    return Optional.ofNullable(inputMask);
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
    return bound.layer().passesMask() ? inputMask : null;
  }

  @Override
  public void addLoss(Tensor loss) {
    pass.addLoss(loss);
  }

  /** The penalty on one of the layer's results. */
  Tensor penalty(Spec rule, Tensor output) {
    return ParameterRules.penalty(call.layer, bound, rule, output);
  }

  @Override
  public BoundLayer layer(String name, Spec spec) {
    if (inner == null) {
      inner = new HashMap<>();
    }
    return inner.computeIfAbsent(name, key -> inside(key, spec));
  }

  private InnerLayer inside(String name, Spec spec) {
    CallContext context =
        new CallContext(
            pass,
            call,
            InnerLayer.require(bound.nested(), spec, call.layer.def().label()),
            LayerSpecs.policy(spec, policy),
            prefix + name + "/",
            Sites.inside(site, name),
            frozen || !LayerSpecs.isTrainable(spec));
    return new InnerLayer(name, spec, context, pass.graph());
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
