package org.fascicle.plugin.core.activation;

import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Activation;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.specs.Activations;
import org.fascicle.tck.junit.ActivationKit;
import org.fascicle.tck.learning.ActivationCase;

/** Every activation of this bundle passes the kit. */
class ActivationKitTest extends ActivationKit {
  @Override
  protected Stream<ActivationCase<?>> cases() {
    Stream<Spec> plain =
        OwnPlugins.all().stream()
            .filter(plugin -> plugin.kind() == Kind.ACTIVATION)
            .map(plugin -> plugin.names().get(0))
            .filter(name -> !name.equals("threshold"))
            .map(name -> Spec.of(Kind.ACTIVATION, name));
    Stream<Spec> configured =
        Stream.of(
            Activations.relu(0.1, 2, 0.5),
            Activations.leakyRelu(0.01),
            Activations.prelu(-0.5),
            Activations.elu(0.5),
            Activations.celu(2),
            Activations.gelu(true),
            Activations.hardSigmoid(0.2),
            Activations.softShrink(1),
            Activations.hardShrink(1),
            Activations.threshold(0.5, -1),
            Activations.squareplus(1),
            Activations.softmax(1),
            Activations.logSoftmax(1),
            Activations.glu(1));
    return Stream.concat(plain, configured).map(ActivationKitTest::tested);
  }

  @SuppressWarnings("unchecked")
  private static ActivationCase<?> tested(Spec spec) {
    var function = (Activation<Record>) OwnPlugins.plugin(spec.kind(), spec.type());
    return new ActivationCase<>(spec.toString(), function, OwnPlugins.config(spec));
  }
}
