package org.fascicle.tck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.tck.rule.BrokenInitializer.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit catches what it is there to catch, and nothing else. */
class InitializerFaultsTest {
  private static final Map<Fault, String> CAUGHT =
      Map.of(
          Fault.NOTHING_FOR_SCALARS, "gives finite values of every shape",
          Fault.NAN_AT_THE_END, "gives finite values of every shape",
          Fault.SHIFTED, "has the mean that it should",
          Fault.TOO_WIDE, "has the spread that it should",
          Fault.OWN_GENERATOR, "repeats itself bit for bit",
          Fault.OWN_STREAM, "draws from the stream that it is given",
          Fault.ONE_STREAM, "keeps nothing from one parameter to the next");

  @ParameterizedTest
  @EnumSource
  void isCaught(Fault fault) {
    Spec spec = Spec.of(Kind.INITIALIZER, "broken");
    InitializerCase uniform =
        InitializerCase.of(new BrokenInitializer(fault), spec, shape -> 1 / Math.sqrt(3));
    List<String> failed = new ArrayList<>();
    for (InitializerTest test : InitializerTests.all()) {
      try {
        test.body().run(uniform);
      } catch (RuntimeException | AssertionError e) {
        failed.add(test.name());
      }
    }

    if (fault == Fault.NONE) {
      assertThat(failed).isEmpty();
    } else {
      assertThat(failed).contains(CAUGHT.get(fault));
    }
  }
}
