package org.fascicle.it.trial;

import java.util.Random;
import org.fascicle.api.Fascicle;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelOptions;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Placement;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;

/** Points in a few noisy clouds, and a network with a state of every kind that learns them. */
public final class Problem {
  /** Steps an epoch. */
  public static final int BATCHES = 16;

  private static final int BATCH = 32;
  private static final int FEATURES = 24;
  private static final int CLASSES = 4;
  private static final double SPREAD = 0.9;

  private final Dataset train;
  private final Dataset validation;

  /** The same problem each time. */
  public Problem() {
    Random random = new Random(11);
    float[][] centres = new float[CLASSES][FEATURES];
    for (float[] centre : centres) {
      fill(centre, random, 1);
    }
    this.train = cloud(centres, BATCHES * BATCH, random);
    this.validation = cloud(centres, 4 * BATCH, random);
  }

  private static Dataset cloud(float[][] centres, int samples, Random random) {
    float[][] x = new float[samples][FEATURES];
    int[] labels = new int[samples];
    for (int i = 0; i < samples; i++) {
      labels[i] = random.nextInt(CLASSES);
      fill(x[i], random, SPREAD);
      for (int f = 0; f < FEATURES; f++) {
        x[i][f] += centres[labels[i]][f];
      }
    }
    return Dataset.of(HostArray.of(x), HostArray.of(labels, samples));
  }

  private static void fill(float[] row, Random random, double spread) {
    for (int f = 0; f < row.length; f++) {
      row[f] = (float) (spread * random.nextGaussian());
    }
  }

  /** A network that has not learned anything yet; equal from call to call. */
  public static Model model(Fascicle fascicle, String name, Placement placement) {
    return model(fascicle, name, ModelOptions.DEFAULT.placement(placement));
  }

  /** The same with a layer that says when a training step is under way. */
  public static Model model(Fascicle fascicle, String name, Placement placement, Moment moment) {
    return compiled(
        fascicle
            .sequential(name)
            .inputShape(FEATURES)
            .add(Dense.of(48).activation("relu"))
            .add(moment.layer())
            .add(Dropout.of(0.3))
            .add(Dense.of(CLASSES).activation("softmax"))
            .options(o -> o.seed(5).placement(placement))
            .build());
  }

  /** The same in double precision. */
  public static Model exactModel(Fascicle fascicle, String name, Placement placement) {
    return model(fascicle, name, ModelOptions.DEFAULT.placement(placement).dtype(DType.FLOAT64));
  }

  private static Model model(Fascicle fascicle, String name, ModelOptions options) {
    return compiled(
        fascicle
            .sequential(name)
            .inputShape(FEATURES)
            .add(Dense.of(48).activation("relu"))
            .add(Dropout.of(0.3))
            .add(Dense.of(CLASSES).activation("softmax"))
            .options(o -> options.seed(5))
            .build());
  }

  private static Model compiled(Model model) {
    model.compile(Adam.of(0.003), "sparse_categorical_crossentropy", "accuracy");
    return model;
  }

  /** What the network learns from. */
  public Dataset train() {
    return train;
  }

  /** What it has not seen. */
  public Dataset validation() {
    return validation;
  }

  /** A run over this many epochs, shuffled. */
  public Fit fit(int epochs) {
    return Fit.epochs(epochs).batchSize(BATCH).validationData(validation);
  }
}
