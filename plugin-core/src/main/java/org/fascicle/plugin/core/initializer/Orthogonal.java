package org.fascicle.plugin.core.initializer;

import java.util.Arrays;
import java.util.function.LongToDoubleFunction;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Initializer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;
import org.osgi.service.component.annotations.Component;

/**
 * A matrix whose rows, or columns if those are fewer, are orthogonal and of length 1, times a gain:
 * of a matrix of normal values, made so from one vector to the next. Axes before the last count as
 * one.
 *
 * @see <a href="https://arxiv.org/abs/1312.6120">Saxe, McClelland, Ganguli: Exact solutions to the
 *     nonlinear dynamics of learning (2013)</a>
 */
@Component(
    service = Initializer.class,
    property = {
      Plugin.NAME + "=orthogonal",
      Plugin.NAME + "=Orthogonal",
      Plugin.NAME + "=OrthogonalInitializer"
    })
public final class Orthogonal implements Initializer<Orthogonal.Config> {
  /**
   * The configuration.
   *
   * @param gain the factor; 1 unless set
   * @param seed if set, the same values every time
   */
  public record Config(Double gain, Long seed) {
    /** Checks values and fills in defaults. */
    public Config {
      gain = Check.or(gain, 1.0);
    }
  }

  @Override
  public Class<Orthogonal.Config> configuration() {
    return Orthogonal.Config.class;
  }

  @Override
  public LongToDoubleFunction values(Orthogonal.Config config, Shape shape, RandomStream random) {
    if (shape.rank() < 2) {
      throw new ShapeMismatchException(
          "orthogonal", "two axes or more", shape.toString(), "Use another initializer.");
    }
    int columns = Math.toIntExact(shape.dim(-1));
    int rows = columns == 0 ? 0 : Math.toIntExact(shape.elements() / columns);
    RandomStream stream = Seed.stream(config.seed, random);
    double[][] vectors = vectors(Math.min(rows, columns), Math.max(rows, columns), stream);
    double gain = config.gain;
    return i -> {
      int row = (int) (i / columns);
      int column = (int) (i % columns);
      return gain * (rows < columns ? vectors[row][column] : vectors[column][row]);
    };
  }

  /** So many orthogonal vectors of length 1: Gram and Schmidt's way, twice over for accuracy. */
  private static double[][] vectors(int count, int length, RandomStream random) {
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      double[] vector = vectors[i];
      do {
        Arrays.setAll(vector, k -> random.nextGaussian());
        for (int pass = 0; pass < 2; pass++) {
          for (int j = 0; j < i; j++) {
            add(vector, -dot(vector, vectors[j]), vectors[j]);
          }
        }
      } while (!scaleToOne(vector));
    }
    return vectors;
  }

  /** False for a vector that is zero but for rounding. */
  private static boolean scaleToOne(double[] vector) {
    double norm = StrictMath.sqrt(dot(vector, vector));
    for (int k = 0; k < vector.length; k++) {
      vector[k] /= norm;
    }
    return norm > 1e-8;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }

  private static void add(double[] to, double factor, double[] vector) {
    for (int k = 0; k < to.length; k++) {
      to[k] += factor * vector[k];
    }
  }
}
