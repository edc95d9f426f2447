package org.fascicle.plugin.core.layer;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.BoundActivation;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.plugin.core.OwnPlugins;

/** A layer's call with given parameters. */
final class TestContext implements LayerContext {
  final Map<String, Tensor> parameters = new HashMap<>();
  final Map<String, Tensor> states = new HashMap<>();
  final Map<Integer, Tensor> masks = new HashMap<>();
  private final Map<String, Tensor> next = new HashMap<>();
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
  public Tensor parameter(String name) {
    return parameters.get(name);
  }

  @Override
  public Tensor state(String name) {
    return states.get(name);
  }

  @Override
  public void updateState(String name, Tensor value) {
    next.put(name, value);
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
