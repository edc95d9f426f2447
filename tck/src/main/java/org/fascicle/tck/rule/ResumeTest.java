package org.fascicle.tck.rule;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Compile;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Save;
import org.fascicle.api.model.Spec;

/** Saves a model between two epochs, loads it and trains on. */
final class ResumeTest {
  private static final HostArray X =
      HostArray.of(new float[][] {{1, 2}, {-1, 0.5f}, {0, 1}, {2, -1}, {0.5f, 0.5f}});
  private static final HostArray Y = HostArray.of(new float[][] {{1}, {0}, {2}, {-1}, {0.5f}});

  private ResumeTest() {}

  static void run(OptimizerLab lab) throws IOException {
    Path file = Files.createTempFile("optimizer-kit", ".fascicle");
    try {
      run(lab, file);
    } finally {
      Files.delete(file);
    }
  }

  private static void run(OptimizerLab lab, Path file) {
    double[] unbroken;
    try (Model model = model(lab)) {
      model.fit(X, Y, Fit.epochs(2).batchSize(2));
      model.save(file, Save.ALL);
      model.fit(X, Y, Fit.epochs(4).batchSize(2).resume());
      unbroken = weights(model);
    }
    try (Model model = lab.fascicle().load(file)) {
      model.fit(X, Y, Fit.epochs(4).batchSize(2).resume());
      OptimizerTests.requireSame("a run that goes on from a file", unbroken, weights(model));
    }
  }

  private static Model model(OptimizerLab lab) {
    Model model =
        lab.fascicle()
            .sequential("resumed")
            .inputShape(2)
            .add(Spec.of(Kind.LAYER, Probe.LAYER))
            .build();
    model.compile(Compile.of(lab.optimizer().spec(), Spec.of(Kind.LOSS, Probe.LOSS)));
    return model;
  }

  private static double[] weights(Model model) {
    return model.getWeights().get("probe/kernel").toDoubles();
  }
}
