package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.api.exception.StepEndedException;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.it.framework.FrameworkTest;
import org.fascicle.it.framework.Setup;
import org.fascicle.it.trial.Moment;
import org.fascicle.it.trial.Problem;
import org.fascicle.it.trial.StepLog;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** A step that takes its own backend away: it cannot wait for itself. */
public class StopInsideIT extends FrameworkTest {
  private static final String CPU = "org.fascicle.backend.cpu";
  private static final int EPOCHS = 4;

  private final Problem problem = new Problem();
  private final Moment moment = new Moment();

  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.withCpu()};
  }

  /** The layer that acts. */
  @Before
  public void setUp() throws Exception {
    awaitBackend("cpu");
    offer(Moment.NAME, moment);
  }

  /** As it was. */
  @After
  public void tearDown() {
    bundles().start(CPU);
  }

  @Test
  public void aTrainingStepThatStopsItsBackendIsMadeAgain() {
    Model model = model("stops", Placement.DEFAULT);
    StepLog log = new StepLog(model);
    moment.plan(20, () -> bundles().stop(CPU));
    History history = model.fit(problem.train(), problem.fit(EPOCHS).listen(log));

    assertThat(log.entries()).hasSize(EPOCHS * Problem.BATCHES).isEqualTo(unbroken().entries());
    assertThat(history.migrations()).hasSize(1);
    assertThat(history.migrations().get(0).text()).contains("cpu", "→ reference", "cpu leaves");
    assertThat(model.session().backend()).isEqualTo("reference");
  }

  @Test
  public void aTrainingStepThatRestartsItsBackendIsMadeAgainWithTheSameResult() {
    Model unbroken = model("unbroken", Placement.pinWait("cpu"));
    unbroken.fit(problem.train(), problem.fit(EPOCHS));
    Model model = model("restarts", Placement.pinWait("cpu"));
    moment.plan(20, () -> bundles().restart(CPU));
    model.fit(problem.train(), problem.fit(EPOCHS));

    assertThat(StepLog.bits(model)).isEqualTo(StepLog.bits(unbroken));
  }

  @Test
  public void aMoveAskedForInsideAStepHappensAtItsEnd() {
    Model model = model("moves", Placement.DEFAULT);
    StepLog log = new StepLog(model);
    moment.plan(20, () -> model.moveTo("reference"));
    History history = model.fit(problem.train(), problem.fit(EPOCHS).listen(log));

    assertThat(log.entries()).isEqualTo(unbroken().entries());
    assertThat(history.migrations()).hasSize(1);
    assertThat(history.migrations().get(0).step()).isEqualTo(21);
  }

  @Test
  public void aCallbackMayStopTheBackend() {
    Model model = model("callback", Placement.DEFAULT);
    StepLog log = new StepLog(model);
    History history =
        model.fit(
            problem.train(),
            problem
                .fit(EPOCHS)
                .listen(
                    new TrainingListener() {
                      @Override
                      public void onBatchEnd(TrainingRun run) {
                        if (run.step() == 20) {
                          bundles().stop(CPU);
                        }
                      }
                    })
                .listen(log));

    assertThat(log.entries()).isEqualTo(unbroken().entries());
    assertThat(history.migrations()).hasSize(1);
  }

  @Test
  public void aStepOfACustomLoopEndsAndSaysWhy() {
    Session session = fascicle().session("loop");
    Tensor x = session.tensor(new float[] {1, 2}, 2);
    assertThat(session.backend()).isEqualTo("cpu");
    assertThatThrownBy(
            () ->
                session.step(
                    () -> {
                      bundles().stop(CPU);
                      return x.add(1);
                    }))
        .isInstanceOf(StepEndedException.class)
        .hasMessageContaining("departure of backend cpu");
    assertThat(session.backend()).isEqualTo("reference");
    assertThat(session.step(() -> x.add(1)).toFloats()).containsExactly(2, 3);
  }

  private Model model(String name, Placement placement) {
    return Problem.model(fascicle(), name, placement, moment);
  }

  private StepLog unbroken() {
    Model model = model("unbroken", Placement.DEFAULT);
    StepLog log = new StepLog(model);
    model.fit(problem.train(), problem.fit(EPOCHS).listen(log));
    return log;
  }
}
