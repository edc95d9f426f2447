package org.fascicle.benchmarks.fascicle;

import java.util.List;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Update;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.Adam;

/** An updater, as a loop of one's own has it. */
final class FascicleUpdate implements Action {
  private final Session session;
  private final Tensor gradient;
  private final Updater updater;

  FascicleUpdate(Fascicle fascicle, Update work) {
    session = fascicle.session(work.name());
    session.place(Placement.pinWait("cpu"));
    gradient = session.tensor(work.filled(1e-3f), work.size());
    try (Tensor first = session.tensor(work.filled(0.5f), work.size())) {
      Variable parameter = session.variable("p", first, true);
      updater = fascicle.updater(session, Adam.of(), List.of(parameter));
    }
  }

  @Override
  public void run(int number) {
    updater.apply(gradient);
  }

  @Override
  public void close() {
    updater.close();
    session.close();
  }
}
