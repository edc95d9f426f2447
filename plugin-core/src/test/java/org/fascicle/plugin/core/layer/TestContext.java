package org.fascicle.plugin.core.layer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.BoundLayer;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.plugin.core.OwnPlugins;

/** A layer's call with given parameters. */
final class TestContext implements LayerContext {
  Map<String, Tensor> parameters = new HashMap<>();
  Map<String, Tensor> states = new HashMap<>();
  final Map<Integer, Tensor> masks = new HashMap<>();
  private Map<String, Tensor> next = new HashMap<>();
  private String prefix = "";
  private Tensor outputMask;
  private boolean masked;
  double loss;
  private final Session session;
  private final boolean training;
  private final boolean trainable;

  TestContext(Session session, boolean training) {
    this(session, training, true);
  }

  TestContext(Session session, boolean training, boolean trainable) {
    this.session = session;
    this.training = training;
    this.trainable = trainable;
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public boolean isTraining() {
    return training;
  }

  @Override
  public boolean isTrainable() {
    return trainable;
  }

  @Override
  public DType computeDtype() {
    return DType.FLOAT64;
  }

  @Override
  public Tensor parameter(String name) {
    return variable(name);
  }

  @Override
  public Tensor variable(String name) {
    return parameters.get(prefix + name);
  }

  @Override
  public Tensor state(String name) {
    return states.get(prefix + name);
  }

  @Override
  public void updateState(String name, Tensor value) {
    next.put(prefix + name, value);
  }

  /** A layer inside, which shares parameters and states. */
  private TestContext(TestContext outer, String name) {
    this(outer.session, outer.training, outer.trainable);
    prefix = outer.prefix + name + "/";
    parameters = outer.parameters;
    states = outer.states;
    next = outer.next;
  }

  @Override
  public BoundLayer layer(String name, Spec spec) {
    return inside(name, (Layer<?>) OwnPlugins.plugin(Kind.LAYER, spec.type()), spec);
  }

  private <C extends Record> BoundLayer inside(String name, Layer<C> layer, Spec spec) {
    C config = config(layer, spec);
    return new BoundLayer() {
      @Override
      public Result call(Tensor mask, Tensor... inputs) {
        TestContext context = new TestContext(TestContext.this, name);
        context.masks.put(0, mask);
        Tensor[] results = layer.call(config, context, inputs);
        loss += context.loss;
        return new Result(List.of(results), context.outputMask(layer.passesMask()));
      }

      @Override
      public List<TensorSpec> outputs(List<TensorSpec> inputs) {
        return layer.build(config, inputs, new Declared());
      }
    };
  }

  /** The configuration of a layer. */
  static <C extends Record> C config(Layer<C> layer, Spec spec) {
    Class<C> type = layer.configuration();
    Set<String> common = Set.of("trainable", "name");
    return type.cast(ConfigBinder.bind(type, spec.config(), common, spec.type()));
  }

  /** What a state is after the step. */
  Tensor next(String name) {
    return next.getOrDefault(name, states.get(name));
  }

  @Override
  public Tensor randomKey() {
    return session.randomKey(7);
  }

  @Override
  public Tensor randomKey(long seed) {
    return session.randomKey(seed);
  }

  @Override
  public Tensor lastingKey(int draw, Long seed) {
    return session.randomKey(seed == null ? 7 + draw : seed);
  }

  @Override
  public Optional<Tensor> mask(int input) {
    return Optional.ofNullable(masks.get(input));
  }

  @Override
  public void setMask(Tensor mask) {
    outputMask = mask;
    masked = true;
  }

  /** The mask of the results. */
  Tensor outputMask(boolean passes) {
    return masked ? outputMask : passes ? masks.get(0) : null;
  }

  @Override
  public void addLoss(Tensor more) {
    loss += more.item();
  }

  @Override
  public BoundActivation activation(Spec spec) {
    return bound((Activation<?>) OwnPlugins.plugin(Kind.ACTIVATION, spec.type()), spec);
  }

  private static <C extends Record> BoundActivation bound(Activation<C> activation, Spec spec) {
    Class<C> type = activation.configuration();
    C config = type.cast(ConfigBinder.bind(type, spec.config(), Set.of(), spec.type()));
    return new BoundActivation() {
      @Override
      public Tensor apply(Tensor x) {
        return activation.apply(config, x);
      }

      @Override
      public Optional<Pointwise> pointwise() {
        return Optional.ofNullable(activation.pointwise(config));
      }
    };
  }
}
