package org.fascicle.examples;

import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.random.RandomStream;
import org.fascicle.charts.ImageGrid;
import org.fascicle.charts.Tone;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.GaussianNoise;

/**
 * A denoising autoencoder (Vincent, Larochelle, Bengio, Manzagol 2008): it sees digits under fresh
 * noise each time and learns to give them without, through 64 numbers.
 */
final class Denoising {
  private static final double NOISE = 0.5;
  private static final int BATCH = 128;
  private static final int SHOWN = 10;
  private static final int TESTED = 1000;
  private static final int PIXELS = 784;

  private Denoising() {}

  static Map<String, Object> run(ExampleRun run, DigitImages digits) {
    try (Model model =
        run.sequential("denoising")
            .add(GaussianNoise.of(NOISE).inputShape(PIXELS))
            .add(Dense.of(256).activation("relu"))
            .add(Dense.of(64).activation("relu").named("code"))
            .add(Dense.of(256).activation("relu"))
            .add(Dense.of(PIXELS).activation("sigmoid"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(Adam.of(), "binary_crossentropy", "mse");
      HostArray images = digits.train().input(0);
      HostArray held = digits.test().take(TESTED).input(0);
      History history = model.fit(Dataset.of(images, images), run.fit(BATCH));
      HostArray noisy = noisy(run, held);
      HostArray clean = model.predict(noisy, Predict.batchSize(BATCH));
      draw(run, held, noisy, clean);
      Map<String, Object> figures = TrainingFigures.of(run, digits.name(), model, history);
      figures.put("testLoss", model.evaluate(Dataset.of(noisy, held)).get("loss"));
      figures.put("noisyError", error(noisy, held));
      figures.put("denoisedError", error(clean, held));
      return figures;
    }
  }

  /** The same noise as in training, once and for all. */
  private static HostArray noisy(ExampleRun run, HostArray images) {
    RandomStream stream = new RandomStream(run.seed(), 0, 0);
    float[] noisy = images.toFloats();
    for (int i = 0; i < noisy.length; i++) {
      noisy[i] += (float) (NOISE * stream.nextGaussian());
    }
    return HostArray.of(noisy, images.shape().dims());
  }

  /** The mean squared difference. */
  private static double error(HostArray a, HostArray b) {
    float[] left = a.toFloats();
    float[] right = b.toFloats();
    double sum = 0;
    for (int i = 0; i < left.length; i++) {
      sum += (left[i] - right[i]) * (double) (left[i] - right[i]);
    }
    return sum / left.length;
  }

  private static void draw(ExampleRun run, HostArray original, HostArray noisy, HostArray clean) {
    ImageGrid.of("Held-out digits", Tone.PLAIN)
        .columns(SHOWN)
        .rowNames(List.of("with noise", "denoised", "original"))
        .images(square(noisy), SHOWN)
        .images(square(clean), SHOWN)
        .images(square(original), SHOWN)
        .write(run.picture("denoising"));
  }

  private static HostArray square(HostArray rows) {
    return rows.reshape(rows.shape().dim(0), 28, 28);
  }
}
