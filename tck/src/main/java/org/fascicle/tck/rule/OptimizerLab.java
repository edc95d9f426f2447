package org.fascicle.tck.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.LocalPlatform;

/** The platform around one optimiser, on the reference backend. */
public final class OptimizerLab implements AutoCloseable {
  private final ReferenceBackend backend = new ReferenceBackend();
  private final LocalPlatform platform = new LocalPlatform(Optional.empty(), backend);
  private final OptimizerCase optimizer;
  private final Session session;

  OptimizerLab(OptimizerCase optimizer) {
    this.optimizer = optimizer;
    platform.add(Kind.OPTIMIZER, List.of(OptimizerCase.TYPE), "kit", optimizer.plugin());
    Probe.addTo(platform);
    session = platform.fascicle().session("optimizer kit");
  }

  Fascicle fascicle() {
    return platform.fascicle();
  }

  OptimizerCase optimizer() {
    return optimizer;
  }

  Session session() {
    return session;
  }

  /** A parameter with these values. */
  Variable parameter(DType dtype, double[] values, long... dims) {
    Tensor first = session.tensor(values, dims).cast(dtype);
    return session.variable("w" + Arrays.toString(dims), first, true);
  }

  /** The optimiser at work on parameters. */
  Updater updater(Variable... parameters) {
    return fascicle().updater(session, optimizer.spec(), List.of(parameters));
  }

  /** Makes one step. */
  static void step(Updater updater, UnaryOperator<Tensor> gradient) {
    updater.apply(
        updater.variables().stream().map(v -> gradient.apply(v.value())).toArray(Tensor[]::new));
  }

  /** Makes steps; the parameters' values after each, one after another. */
  static double[] run(Updater updater, int steps, UnaryOperator<Tensor> gradient) {
    double[] all = new double[0];
    for (int i = 0; i < steps; i++) {
      step(updater, gradient);
      for (Variable variable : updater.variables()) {
        double[] now = variable.value().toDoubles();
        all = Arrays.copyOf(all, all.length + now.length);
        System.arraycopy(now, 0, all, all.length - now.length, now.length);
      }
    }
    return all;
  }

  @Override
  public void close() {
    session.close();
    platform.close();
    backend.close();
  }
}
