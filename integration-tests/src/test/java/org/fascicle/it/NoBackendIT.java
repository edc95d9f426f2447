package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.exception.BackendUnavailableException;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.api.tensor.Placement;
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

/** The last backend leaves under a running model. */
public class NoBackendIT extends FrameworkTest {
  private static final String CPU = "org.fascicle.backend.cpu";
  private static final String REFERENCE = "org.fascicle.backend.reference";
  private static final int EPOCHS = 5;

  private final Problem problem = new Problem();
  private final Moment moment = new Moment();

  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.withCpu()};
  }

  /** Only one backend is left. */
  @Before
  public void setUp() throws Exception {
    awaitBackend("cpu");
    bundles().stop(REFERENCE);
    offer(Moment.NAME, moment);
  }

  /** Both are back. */
  @After
  public void tearDown() {
    bundles().start(REFERENCE);
    bundles().start(CPU);
  }

  @Test
  public void aRunWaitsSaysSoAndGoesOn() throws Exception {
    Model unbroken = model("unbroken", Placement.DEFAULT);
    StepLog expected = new StepLog(unbroken);
    unbroken.fit(problem.train(), problem.fit(EPOCHS).listen(expected));

    Model model = model("waiting", Placement.DEFAULT);
    StepLog log = new StepLog(model);
    Waiting waiting = new Waiting();
    Future<Void> stop = moment.planAside(20, () -> bundles().stop(CPU));
    CompletableFuture<History> run =
        CompletableFuture.supplyAsync(
            () -> model.fit(problem.train(), problem.fit(EPOCHS).listen(log).listen(waiting)));
    stop.get(30, TimeUnit.SECONDS);
    assertThat(waiting.began.await(20, TimeUnit.SECONDS)).isTrue();
    int before = log.entries().size();
    assertThat(run.isDone()).isFalse();
    assertThat(log.events().get(0).text()).contains("cpu", "host", "the run waits for one");
    assertThat(log.entries()).hasSize(before);
    bundles().start(CPU);
    History history = run.get(30, TimeUnit.SECONDS);

    assertThat(log.entries()).isEqualTo(expected.entries());
    assertThat(StepLog.bits(model)).isEqualTo(StepLog.bits(unbroken));
    assertThat(history.events().stream().map(TrainingEvent::type).toList())
        .isEqualTo(List.of(TrainingEvent.Type.BACKEND_WAIT, TrainingEvent.Type.MIGRATION));
  }

  @Test
  public void aBoundedWaitEndsAndALaterRunContinues() throws Exception {
    Model unbroken = model("unbroken", Placement.DEFAULT);
    StepLog expected = new StepLog(unbroken);
    unbroken.fit(problem.train(), problem.fit(EPOCHS).listen(expected));

    Model model = model("bounded", Placement.DEFAULT.patience(Duration.ofSeconds(2)));
    StepLog log = new StepLog(model);
    Future<Void> stop = moment.planAside(20, () -> bundles().stop(CPU));

    assertThatThrownBy(() -> model.fit(problem.train(), problem.fit(EPOCHS).listen(log)))
        .isInstanceOf(BackendUnavailableException.class)
        .hasMessageContaining("none of its backends [cpu, reference] is there")
        .hasMessageContaining("2000 ms")
        .hasMessageContaining("Its data is intact");
    stop.get(30, TimeUnit.SECONDS);
    bundles().start(CPU);
    model.fit(problem.train(), problem.fit(EPOCHS).listen(log).resume());

    assertThat(log.entries()).isEqualTo(expected.entries());
    assertThat(StepLog.bits(model)).isEqualTo(StepLog.bits(unbroken));
  }

  private Model model(String name, Placement placement) {
    return Problem.model(fascicle(), name, placement, moment);
  }

  /** Hears of the wait while it lasts. */
  private static final class Waiting implements TrainingListener {
    private final CountDownLatch began = new CountDownLatch(1);

    @Override
    public void onEvent(TrainingRun run, TrainingEvent event) {
      if (event.type() == TrainingEvent.Type.BACKEND_WAIT) {
        began.countDown();
      }
    }
  }
}
