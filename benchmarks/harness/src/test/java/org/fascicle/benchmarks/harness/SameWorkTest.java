package org.fascicle.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.fascicle.benchmarks.works.Work;
import org.fascicle.benchmarks.works.Works;
import org.junit.jupiter.api.Test;

class SameWorkTest {
  private static final Work D9 = Works.named(List.of("D9")).get(0);

  private static void assertRefused(Measured measured, String message) {
    assertThatExceptionOfType(DifferentWorkException.class)
        .isThrownBy(() -> SameWork.check(D9, 2, false, measured))
        .withMessageStartingWith("D9: Peer 1 ")
        .withMessageContaining(message);
  }

  @Test
  void theSameWorkPasses() {
    assertThatCode(() -> SameWork.check(D9, 2, false, Lines.with("steps", 7)))
        .doesNotThrowAnyException();
  }

  @Test
  void anotherNetworkIsRefused() {
    assertRefused(Lines.with("parameters", 623_291), "has 623,291 parameters, 623,290 expected");
  }

  @Test
  void parametersThatALibraryHasTwiceDoNotCount() {
    Map<String, Object> line = Lines.of("Peer 1", 2);
    line.put("parameters", 623_290 + 1024);
    line.put("doubled", 1024);

    assertThatCode(() -> SameWork.check(D9, 2, false, Measured.of(line)))
        .doesNotThrowAnyException();
  }

  @Test
  void aLossThatDoesNotFallIsRefused() {
    assertRefused(Lines.with("lastLoss", 2.3), "2.3000 to 2.3000");
    assertRefused(Lines.with("lastLoss", 7), "does not train");
    assertRefused(Lines.with("lastLoss", "NaN"), "does not train");
  }

  @Test
  void ofFewStepsTheLossNeedOnlyBeANumber() {
    Map<String, Object> line = Lines.of("Peer 1", 2);
    line.put("steps", 3);
    line.put("lastLoss", 7);

    assertThatCode(() -> SameWork.check(D9, 2, false, Measured.of(line)))
        .doesNotThrowAnyException();
    line.put("lastLoss", "NaN");
    assertRefused(Measured.of(line), "does not train");
  }

  @Test
  void barePrimitivesHaveNoLoss() {
    Map<String, Object> line = Lines.of("Peer 1", 2);
    line.remove("lastLoss");

    assertThatCode(() -> SameWork.check(D9, 2, true, Measured.of(line))).doesNotThrowAnyException();
    assertRefused(Measured.of(line), "does not train");
  }

  @Test
  void otherThreadsAreRefused() {
    assertRefused(Lines.with("threads", 1), "saw 1 processors, 2 expected");
  }

  @Test
  void aLineWithoutAFigureIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Lines.with("medianMillis", "fast"))
        .withMessageContaining("medianMillis");
  }
}
