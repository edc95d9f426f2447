package org.fascicle.examples;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.charts.ImageGrid;
import org.fascicle.charts.LineChart;
import org.fascicle.charts.Picture;
import org.fascicle.charts.Tone;

/**
 * Trains a {@link Gan} on digits, and keeps what its generator makes of the same noise meanwhile.
 */
final class GanTraining {
  private static final int BATCH = 100;
  private static final int SHOWN = 12;
  private static final int ROWS = 6;

  private final ExampleRun run;
  private final Gan gan;
  private final HostArray noise;
  private final List<Gan.Score> epochs = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private ImageGrid pictures = ImageGrid.of("Digits out of noise", Tone.PLAIN).columns(SHOWN);

  private GanTraining(ExampleRun run, Gan gan) {
    this.run = run;
    this.gan = gan;
    this.noise = gan.noise(SHOWN);
  }

  static Map<String, Object> run(ExampleRun run, DigitImages digits) {
    try (Gan gan = new Gan(run)) {
      run.say().accept(gan.generator().summary().toString());
      run.say().accept(gan.discriminator().summary().toString());
      GanTraining training = new GanTraining(run, gan);
      training.train(digits.train().rescale(2, -1));
      training.draw();
      return training.figures(digits.name());
    }
  }

  private void train(Dataset digits) {
    keep(0);
    int between = Math.max(1, (run.epochs() + ROWS - 2) / (ROWS - 1));
    for (int epoch = 1; epoch <= run.epochs() && !run.cancel().isCancelled(); epoch++) {
      Gan.Score score = epoch(digits.shuffled(run.seed() + epoch));
      epochs.add(score);
      run.say()
          .accept(
              String.format(
                  Locale.ROOT,
                  "GAN, epoch %d/%d - generator loss: %.4f - discriminator loss: %.4f, accuracy: %.4f",
                  epoch,
                  run.epochs(),
                  score.generatorLoss(),
                  score.discriminatorLoss(),
                  score.accuracy()));
      if (epoch % between == 0 || epoch == run.epochs()) {
        keep(epoch);
      }
    }
  }

  /** The mean over the steps of an epoch; a last batch that is not full is left out. */
  private Gan.Score epoch(Dataset digits) {
    double generatorLoss = 0;
    double discriminatorLoss = 0;
    double accuracy = 0;
    int steps = 0;
    for (long from = 0; from + BATCH <= digits.size() && !run.cancel().isCancelled(); ) {
      Gan.Score score = gan.step(digits.range(from, from + BATCH).input(0));
      generatorLoss += score.generatorLoss();
      discriminatorLoss += score.discriminatorLoss();
      accuracy += score.accuracy();
      steps++;
      from += BATCH;
    }
    int all = Math.max(1, steps);
    return new Gan.Score(generatorLoss / all, discriminatorLoss / all, accuracy / all);
  }

  private void keep(int epoch) {
    pictures = pictures.images(gan.make(noise).reshape(SHOWN, 28, 28), SHOWN);
    names.add(epoch == 0 ? "untrained" : "epoch " + epoch);
  }

  private void draw() {
    pictures.rowNames(names).write(run.picture("gan"));
    Picture.write(
        run.picture("gan-losses"),
        LineChart.of("Losses of both", "epoch")
            .line("generator", column(Gan.Score::generatorLoss))
            .line("discriminator", column(Gan.Score::discriminatorLoss)),
        LineChart.of("Told apart by the discriminator", "epoch")
            .rangeY(0, 1)
            .line("accuracy", column(Gan.Score::accuracy)));
  }

  private double[] column(ToDoubleFunction<Gan.Score> value) {
    return epochs.stream().mapToDouble(value).toArray();
  }

  private Map<String, Object> figures(String dataset) {
    Map<String, Object> figures = new LinkedHashMap<>();
    figures.put("backend", gan.generator().session().backend());
    figures.put("seed", run.seed());
    figures.put("dataset", dataset);
    figures.put("generatorParameters", gan.generator().summary().parameters());
    figures.put("discriminatorParameters", gan.discriminator().summary().parameters());
    figures.put("generatorLoss", epochs.stream().map(Gan.Score::generatorLoss).toList());
    figures.put("discriminatorLoss", epochs.stream().map(Gan.Score::discriminatorLoss).toList());
    figures.put("discriminatorAccuracy", epochs.stream().map(Gan.Score::accuracy).toList());
    return figures;
  }
}
