package org.fascicle.benchmarks;

import java.nio.file.Path;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;

/**
 * D9 on backend-cpu: 784 rectified and ten softmax units, cross-entropy, Adam, batches of 200, five
 * epochs of a hundred steps. The time is {@code fit}'s own: from the end of a step to that of the
 * next, with reading the batch, metrics and callbacks, the first hundred left out.
 */
public final class FascicleD9 {
  static final int BATCH = 200;

  private FascicleD9() {}

  /** Runs it; the argument is the folder of backend-cpu's bundles. */
  public static void main(String[] arguments) {
    Digits digits = new Digits(100 * BATCH);
    Dataset data =
        Dataset.of(
            HostArray.of(digits.images(), digits.count(), Digits.PIXELS),
            HostArray.of(digits.oneHot(), digits.count(), Digits.CLASSES));
    try (Fascicle fascicle = Fascicle.launch(o -> o.bundles(Path.of(arguments[0])));
        Model model = model(fascicle)) {
      History history = model.fit(data, Fit.epochs(5).batchSize(BATCH));
      double[] loss = history.get("loss");
      PeerSteps.print("D9", "Fascicle", history.stepMillis(), loss[0], loss[loss.length - 1]);
    }
  }

  static Model model(Fascicle fascicle) {
    Model model =
        fascicle
            .sequential("D9")
            .backend("cpu")
            .add(Dense.of(784).activation("relu").inputShape(Digits.PIXELS))
            .add(Dense.of(Digits.CLASSES).activation("softmax"))
            .build();
    model.compile(Adam.of(), "categorical_crossentropy", "accuracy");
    return model;
  }
}
