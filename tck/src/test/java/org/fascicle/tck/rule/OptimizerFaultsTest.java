package org.fascicle.tck.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.tck.rule.BrokenOptimizer.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The kit catches what it is there to catch, and nothing else. */
class OptimizerFaultsTest {
  private static final Map<Fault, String> CAUGHT =
      Map.ofEntries(
          Map.entry(Fault.CLIMBS, "goes downhill in the first step"),
          Map.entry(Fault.CONSTANT_RATE, "obeys the learning rate"),
          Map.entry(Fault.HALF_WAY, "reaches the minimum of a bowl"),
          Map.entry(Fault.DIVIDES_BY_THE_GRADIENT, "stays where no gradient is"),
          Map.entry(Fault.COUNTS_FOR_ITSELF, "goes on from a file as if unbroken"),
          Map.entry(Fault.REMEMBERS_THE_LAST_GRADIENT, "keeps nothing outside its slots"),
          Map.entry(Fault.RANDOM, "repeats itself bit for bit"),
          Map.entry(Fault.SLOT_NEVER_WRITTEN, "names its slots and uses them"),
          Map.entry(Fault.SLOT_OF_ANOTHER_NAME, "names its slots and uses them"),
          Map.entry(Fault.SLOTS_OF_ONE_NAME, "names its slots and uses them"),
          Map.entry(Fault.MATRICES_ONLY, "updates parameters of any rank"),
          Map.entry(Fault.FLOAT32_ONLY, "gives in float32 what float64 gives"),
          Map.entry(Fault.CORRECTS_FROM_ZERO, "goes downhill in the first step"),
          Map.entry(Fault.ROUNDS_IN_FLOAT32, "gives in float32 what float64 gives"));

  @ParameterizedTest
  @EnumSource
  void isCaught(Fault fault) {
    List<String> failed = new ArrayList<>();
    for (OptimizerTest test : OptimizerTests.all()) {
      try {
        test.run(OptimizerCase.of(new BrokenOptimizer(fault), 0.01));
      } catch (Exception | AssertionError e) {
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
