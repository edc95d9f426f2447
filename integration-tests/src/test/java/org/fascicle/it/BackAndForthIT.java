package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Placement;
import org.fascicle.it.framework.FrameworkTest;
import org.fascicle.it.framework.Setup;
import org.fascicle.it.trial.Problem;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** A run that visits another backend: the same results, but for rounding. */
public class BackAndForthIT extends FrameworkTest {
  private static final int EPOCHS = 12;

  /**
   * What the kit allows one operation in double precision, for gradients of sums over a batch of
   * 32: ε · (8 · 16 + √32) · (2 + √32). A step is some twenty operations; Adam divides by a root of
   * squares, so that errors hardly grow from step to step.
   */
  private static final double OPERATION = 0x1p-52 * (8 * 16 + Math.sqrt(32)) * (2 + Math.sqrt(32));

  private static final double STEPS = 20.0 * Problem.BATCHES * EPOCHS;

  private final Problem problem = new Problem();

  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.withCpu()};
  }

  @Test
  public void thereAndBackAgain() {
    Placement reference = Placement.pinWait("reference");
    Model stayed = Problem.exactModel(fascicle(), "stayed", reference);
    stayed.fit(problem.train(), problem.fit(EPOCHS));

    Model model = Problem.exactModel(fascicle(), "traveller", reference);
    History history =
        model.fit(
            problem.train(),
            problem
                .fit(EPOCHS)
                .onEpochEnd(
                    run -> {
                      if (run.epoch() % 4 == 3) {
                        String next = run.backend().equals("cpu") ? "reference" : "cpu";
                        model.place(Placement.pinWait(next));
                      }
                    }));

    assertThat(history.migrations()).hasSize(2);
    Map<String, HostArray> expected = stayed.getWeights();
    model.getWeights().forEach((name, values) -> close(name, values, expected.get(name)));
    Map<String, Double> score = model.evaluate(problem.validation());
    assertThat(score.get("accuracy"))
        .isGreaterThan(0.8)
        .isEqualTo(stayed.evaluate(problem.validation()).get("accuracy"));
  }

  private static void close(String name, HostArray values, HostArray expected) {
    double[] want = expected.toDoubles();
    double[] got = values.toDoubles();
    double largest = 0;
    for (int i = 0; i < want.length; i++) {
      largest = Math.max(largest, Math.abs(got[i] - want[i]));
    }
    assertThat(largest).as(name).isCloseTo(0, within(STEPS * OPERATION));
  }
}
