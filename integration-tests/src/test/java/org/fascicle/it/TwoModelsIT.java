package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Placement;
import org.fascicle.it.framework.FrameworkTest;
import org.fascicle.it.framework.Setup;
import org.fascicle.it.trial.Problem;
import org.fascicle.it.trial.StepLog;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Two models train at once on two backends, and do not disturb each other. */
public class TwoModelsIT extends FrameworkTest {
  private static final int EPOCHS = 8;

  private final Problem problem = new Problem();

  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.withCpu()};
  }

  @Test
  public void eachIsWhatItIsAlone() throws Exception {
    Model cpuAlone = trained("cpu");
    Model referenceAlone = trained("reference");

    CompletableFuture<Model> cpu = CompletableFuture.supplyAsync(() -> trained("cpu"));
    CompletableFuture<Model> reference = CompletableFuture.supplyAsync(() -> trained("reference"));

    assertThat(StepLog.bits(cpu.get(60, TimeUnit.SECONDS))).isEqualTo(StepLog.bits(cpuAlone));
    assertThat(StepLog.bits(reference.get(60, TimeUnit.SECONDS)))
        .isEqualTo(StepLog.bits(referenceAlone))
        .isNotEqualTo(StepLog.bits(cpuAlone));
  }

  private Model trained(String backend) {
    Model model = Problem.model(fascicle(), backend, Placement.pinWait(backend));
    History history =
        model.fit(
            problem.train(),
            problem.fit(EPOCHS).onEpochEnd(run -> assertThat(run.backend()).isEqualTo(backend)));
    assertThat(history.steps()).isEqualTo((long) EPOCHS * Problem.BATCHES);
    return model;
  }
}
