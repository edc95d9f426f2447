package org.fascicle.plugin.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.plugin.Optimizer;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.specs.Adadelta;
import org.fascicle.specs.Adafactor;
import org.fascicle.specs.Adagrad;
import org.fascicle.specs.Adam;
import org.fascicle.specs.AdamW;
import org.fascicle.specs.Adamax;
import org.fascicle.specs.Ftrl;
import org.fascicle.specs.Lamb;
import org.fascicle.specs.Lion;
import org.fascicle.specs.Nadam;
import org.fascicle.specs.RmsProp;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.junit.OptimizerKit;
import org.fascicle.tck.rule.OptimizerCase;
import org.junit.jupiter.api.Test;

/** Every optimiser passes the kit, in each of its forms. */
class OptimizersConformTest extends OptimizerKit {
  private static Stream<SpecSource> specs() {
    return Stream.of(
        Sgd.of(0.1),
        Sgd.of(0.01).momentum(0.9),
        Sgd.of(0.01).momentum(0.9).nesterov(true),
        RmsProp.of(0.05),
        RmsProp.of(0.05).centered(true).momentum(0.5),
        Adagrad.of(0.5),
        Adadelta.of(20),
        Adam.of(0.1),
        Adam.of(0.1).amsgrad(true),
        AdamW.of(0.1),
        Adamax.of(0.1),
        Nadam.of(0.1),
        Adafactor.of(0.1),
        Ftrl.of(1),
        Lion.of(0.05),
        Lamb.of(0.05),
        Sgd.of(0.1).clipnorm(3),
        Sgd.of(0.1).globalClipnorm(3),
        Sgd.of(0.1).clipvalue(3),
        Adam.of(0.1).useEma(true));
  }

  @Override
  protected Stream<OptimizerCase> cases() {
    return specs()
        .map(SpecSource::spec)
        .map(
            spec -> {
              var plugin = (Optimizer<?>) OwnPlugins.plugin(Kind.OPTIMIZER, spec.type());
              OptimizerCase optimizer = OptimizerCase.of(plugin, spec);
              return spec.type().equals("Ftrl") ? optimizer.steady() : optimizer;
            });
  }

  @Test
  void noneIsLeftOut() {
    Set<String> tested = specs().map(s -> s.spec().type()).collect(Collectors.toUnmodifiableSet());

    assertThat(OwnPlugins.all())
        .filteredOn(p -> p.kind() == Kind.OPTIMIZER)
        .allSatisfy(p -> assertThat(tested).contains(p.names().get(0)));
  }
}
