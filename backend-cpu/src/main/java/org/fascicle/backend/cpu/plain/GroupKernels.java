package org.fascicle.backend.cpu.plain;

import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.GroupNormalization;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * The gradient of group normalisation in float32: two passes over rows of channels, copied to the
 * heap in pieces that stay in the cache. The library's own takes a hundred times as long.
 */
public final class GroupKernels {
  private static final int PIECE = 2048;

  private GroupKernels() {}

  /**
   * Prepares it. The inputs are x, γ and β as there are, y, means, variances, and the gradients of
   * these three.
   */
  public static KernelFactory backward() {
    return (op, inputs) -> {
      Grad grad = (Grad) op;
      GroupNormalization forward = (GroupNormalization) grad.forward();
      Shape view = forward.view(inputs.get(0).shape());
      if (inputs.get(0).dtype() != DType.FLOAT32 || view.elements() == 0) {
        return null;
      }
      Groups groups = new Groups(forward, grad.inputs(), view);
      return kernel(groups, forward, grad.wanted());
    };
  }

  private static Kernel kernel(Groups groups, GroupNormalization forward, List<Integer> wanted) {
    return (Storage[] in, Storage[] out, Storage scratch) -> {
      Sums sums = new Sums(groups.channels());
      FloatIndexer dx = wanted.contains(0) ? Block.floats(out[wanted.indexOf(0)]) : null;
      for (long n = 0; n < groups.view.dim(0); n++) {
        groups.sample(n, in, sums, dx);
      }
      for (int i = 0; i < out.length; i++) {
        int input = wanted.get(i);
        if (input > 0) {
          boolean scale = input == 1 && forward.scale();
          write(scale ? sums.ofScale : sums.ofCenter, Block.floats(out[i]));
        }
      }
    };
  }

  private static void write(double[] values, FloatIndexer to) {
    for (int c = 0; c < values.length; c++) {
      to.put(c, (float) values[c]);
    }
  }

  /** Sums for each channel: of all samples, and of one. */
  private static final class Sums {
    final double[] ofScale;
    final double[] ofCenter;
    final double[] deltas;
    final double[] slopes;

    Sums(int channels) {
      ofScale = new double[channels];
      ofCenter = new double[channels];
      deltas = new double[channels];
      slopes = new double[channels];
    }

    /** Adds a sample's to those of all, which leaves them for {@link Groups}. */
    void total() {
      for (int c = 0; c < deltas.length; c++) {
        ofScale[c] += slopes[c];
        ofCenter[c] += deltas[c];
      }
    }
  }

  /**
   * How channels belong together.
   *
   * @param inputs the number of the forward operation's inputs
   * @param view (N, I, G, K)
   */
  private record Groups(GroupNormalization op, int inputs, Shape view) {
    int channels() {
      return Math.toIntExact(view.dim(2) * view.dim(3));
    }

    /**
     * dx = a · dy + b · x + d for each channel; see {@link org.fascicle.api.op.NormalizationOp}.
     */
    void sample(long n, Storage[] in, Sums sums, FloatIndexer dx) {
      int channels = channels();
      float[] mean = new float[channels];
      float[] inverse = new float[channels];
      statistics(n, in, mean, inverse);
      sum(n, in, sums, mean, inverse);
      sums.total();
      if (dx != null) {
        float[][] line = lines(n, in, sums, mean, inverse);
        write(n, in, line[0], line[1], line[2], dx);
      }
    }

    private void statistics(long n, Storage[] in, float[] mean, float[] inverse) {
      FloatIndexer means = Block.floats(in[inputs + 1]);
      FloatIndexer variances = Block.floats(in[inputs + 2]);
      for (int c = 0; c < mean.length; c++) {
        long group = n * view.dim(2) + c / view.dim(3);
        mean[c] = means.get(group);
        inverse[c] = (float) (1 / Math.sqrt(variances.get(group) + op.epsilon()));
      }
    }

    private void sum(long n, Storage[] in, Sums sums, float[] mean, float[] inverse) {
      Arrays.fill(sums.deltas, 0);
      Arrays.fill(sums.slopes, 0);
      pieces(
          n,
          in,
          (x, dy, length, from) -> {
            int c = 0;
            for (int i = 0; i < length; i++) {
              sums.deltas[c] += dy[i];
              sums.slopes[c] += dy[i] * ((x[i] - mean[c]) * inverse[c]);
              c = c + 1 == mean.length ? 0 : c + 1;
            }
          });
    }

    private float[][] lines(long n, Storage[] in, Sums sums, float[] mean, float[] inverse) {
      FloatIndexer gamma = op.scale() ? Block.floats(in[1]) : null;
      FloatIndexer ofMean = Block.floats(in[inputs + 4]);
      FloatIndexer ofVariance = Block.floats(in[inputs + 5]);
      int size = Math.toIntExact(view.dim(3));
      double members = (double) view.dim(1) * size;
      float[][] line = new float[3][mean.length];
      for (int g = 0; g < view.dim(2); g++) {
        double level = 0;
        double slope = 0;
        for (int c = g * size; c < (g + 1) * size; c++) {
          double scale = gamma == null ? 1 : gamma.get(c);
          level += scale * sums.deltas[c] / members;
          slope += scale * sums.slopes[c] / members;
        }
        long group = n * view.dim(2) + g;
        double more = 2 * ofVariance.get(group) / members;
        for (int c = g * size; c < (g + 1) * size; c++) {
          double ofX = more - slope * inverse[c] * inverse[c];
          line[0][c] = (gamma == null ? 1 : gamma.get(c)) * inverse[c];
          line[1][c] = (float) ofX;
          line[2][c] = (float) (ofMean.get(group) / members - level * inverse[c]);
        }
      }
      for (int c = 0; c < mean.length; c++) {
        line[2][c] -= line[1][c] * mean[c];
      }
      return line;
    }

    private void write(
        long n, Storage[] in, float[] ofDelta, float[] ofX, float[] rest, FloatIndexer dx) {
      pieces(
          n,
          in,
          (x, dy, length, from) -> {
            int c = 0;
            for (int i = 0; i < length; i++) {
              x[i] = ofDelta[c] * dy[i] + ofX[c] * x[i] + rest[c];
              c = c + 1 == rest.length ? 0 : c + 1;
            }
            dx.put(from, x, 0, length);
          });
    }

    /** What to do with a piece of a sample, which begins with a first channel. */
    @FunctionalInterface
    private interface Piece {
      void run(float[] x, float[] dy, int length, long from);
    }

    private void pieces(long n, Storage[] in, Piece piece) {
      FloatIndexer x = Block.floats(in[0]);
      FloatIndexer dy = Block.floats(in[inputs + 3]);
      int channels = channels();
      long sample = view.dim(1) * channels;
      int most = Math.max(1, PIECE / channels) * channels;
      float[] ofX = new float[most];
      float[] ofDelta = new float[most];
      for (long at = 0; at < sample; at += most) {
        int length = (int) Math.min(most, sample - at);
        long from = n * sample + at;
        x.get(from, ofX, 0, length);
        dy.get(from, ofDelta, 0, length);
        piece.run(ofX, ofDelta, length, from);
      }
    }
  }
}
