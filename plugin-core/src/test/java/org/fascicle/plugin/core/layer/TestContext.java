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
  private final Session session;
  private final boolean training;

  TestContext(Session session, boolean training) {
    this.session = session;
    this.training = training;
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
  public Tensor parameter(String name) {
    return parameters.get(name);
  }

  @Override
  public Tensor state(String name) {
    throw new AssertionError("no layer here has states");
  }

  @Override
  public void updateState(String name, Tensor next) {
    throw new AssertionError("no layer here has states");
  }

  @Override
  public Tensor randomKey() {
    return session.randomKey(7);
  }

  @Override
  public Optional<Tensor> mask(int input) {
    return Optional.empty();
  }

  @Override
  public void setMask(Tensor mask) {
    throw new AssertionError("no layer here sets a mask");
  }

  @Override
  public void addLoss(Tensor loss) {
    throw new AssertionError("no layer here adds a loss");
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
