package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.api.tensor.Placement;
import org.fascicle.it.framework.FrameworkTest;
import org.fascicle.it.framework.Setup;
import org.fascicle.it.trial.Problem;
import org.fascicle.it.trial.StepLog;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** A backend that is stopped and started: the same numbers as if nothing had happened. */
public class RestartIT extends FrameworkTest {
  private static final String CPU = "org.fascicle.backend.cpu";
  private static final int EPOCHS = 13; // 208 steps

  private final Problem problem = new Problem();

  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.withCpu()};
  }

  @Test
  public void aRestartChangesNoBit() {
    Model unbroken = Problem.model(fascicle(), "unbroken", Placement.pinWait("cpu"));
    StepLog expected = new StepLog(unbroken);
    History all = unbroken.fit(problem.train(), problem.fit(EPOCHS).listen(expected));

    Model model = Problem.model(fascicle(), "restarted", Placement.pinWait("cpu"));
    StepLog log = new StepLog(model);
    History history =
        model.fit(
            problem.train(), problem.fit(EPOCHS).listen(new Restart(3, 100, 101, 190)).listen(log));

    assertThat(log.entries()).hasSizeGreaterThan(200).isEqualTo(expected.entries());
    assertThat(StepLog.bits(model)).isEqualTo(StepLog.bits(unbroken));
    for (String name : new String[] {"loss", "accuracy", "val_loss", "val_accuracy"}) {
      assertThat(history.get(name)).as(name).isEqualTo(all.get(name));
    }
    List<TrainingEvent.Type> restart =
        List.of(TrainingEvent.Type.BACKEND_WAIT, TrainingEvent.Type.MIGRATION);
    assertThat(history.events().stream().map(TrainingEvent::type).toList())
        .isEqualTo(Collections.nCopies(4, restart).stream().flatMap(List::stream).toList());
  }

  private final class Restart implements TrainingListener {
    private final long[] steps;

    Restart(long... steps) {
      this.steps = steps;
    }

    @Override
    public void onBatchEnd(TrainingRun run) {
      for (long step : steps) {
        if (run.step() == step) {
          bundles().restart(CPU);
        }
      }
    }
  }
}
