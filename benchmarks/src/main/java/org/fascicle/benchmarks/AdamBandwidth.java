package org.fascicle.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.Adam;

/**
 * Adam over ten million parameters against the machine's memory: it reads p, m, v and g and writes
 * p, m and v, seven arrays, so at best it takes as long as seven thirds of an addition, which reads
 * two and writes one.
 */
public final class AdamBandwidth {
  private static final int PARAMETERS = 10_000_000;
  private static final int ROUNDS = 200;

  private AdamBandwidth() {}

  /** Runs it; the argument is the folder of backend-cpu's bundles. */
  public static void main(String[] arguments) {
    Path bundles =
        Path.of(arguments.length > 0 ? arguments[0] : "distribution/target/fascicle/bundles");
    try (Fascicle fascicle = Fascicle.launch(options -> options.bundles(bundles));
        Session session = fascicle.session("updates")) {
      session.place(Placement.pinWait("cpu"));
      Tensor gradient = session.tensor(filled(1e-3f), PARAMETERS);
      Tensor other = session.tensor(filled(0.5f), PARAMETERS);
      Variable parameter = session.variable("p", other, true);
      try (Updater updater = fascicle.updater(session, Adam.of(), List.of(parameter))) {
        double[] adding = new double[ROUNDS];
        double[] updating = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
          adding[i] = millis(session, () -> gradient.add(other));
          updating[i] = millis(session, () -> updater.apply(gradient));
        }
        report(median(adding), median(updating));
      }
    }
  }

  private static void report(double adding, double updating) {
    double bandwidth = 3.0 * PARAMETERS * Float.BYTES / adding / 1e6;
    double once = adding * 7 / 3;
    System.out.printf("addition %.2f ms: %.1f GB/s%n", adding, bandwidth);
    System.out.printf(
        "Adam %.2f ms; its memory once %.2f ms; ratio %.2f%n", updating, once, updating / once);
  }

  private static double millis(Session session, Runnable work) {
    Scope scope = session.scope();
    try {
      long begin = System.nanoTime();
      work.run();
      return (System.nanoTime() - begin) / 1e6;
    } finally {
      scope.close();
    }
  }

  private static double median(double[] times) {
    double[] late = Arrays.copyOfRange(times, times.length / 4, times.length);
    Arrays.sort(late);
    return late[late.length / 2];
  }

  private static float[] filled(float value) {
    float[] values = new float[PARAMETERS];
    Arrays.fill(values, value);
    return values;
  }
}
