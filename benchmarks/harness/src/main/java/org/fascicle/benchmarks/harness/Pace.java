package org.fascicle.benchmarks.harness;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * How fast the machine multiplies and adds right now, on all processors at once: what a virtual
 * machine gives differs from hour to hour. A plain loop, whose vectors Java chooses: a yardstick,
 * not the peak.
 */
final class Pace {
  private static final int VALUES = 2048;
  private static final int CHAIN = 16;
  private static final int PASSES = 4_000;
  private static final int TRIES = 15;

  private Pace() {}

  /** The best of some tries, GFLOP/s of float32. */
  static double gigaflops(int threads) {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      double best = 0;
      for (int i = 0; i < TRIES; i++) {
        best = Math.max(best, tryOnce(pool, threads));
      }
      return best;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Double.NaN;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      pool.shutdownNow();
    }
  }

  private static double tryOnce(ExecutorService pool, int threads)
      throws InterruptedException, ExecutionException {
    List<Future<Double>> sums = new ArrayList<>();
    long begin = System.nanoTime();
    for (int t = 0; t < threads; t++) {
      sums.add(pool.submit(Pace::work));
    }
    for (Future<Double> sum : sums) {
      if (!Double.isFinite(sum.get())) {
        throw new IllegalStateException("The sum went astray.");
      }
    }
    double seconds = (System.nanoTime() - begin) / 1e9;
    return 2.0 * VALUES * CHAIN * PASSES * threads / seconds / 1e9;
  }

  private static double work() {
    float[] values = new float[VALUES];
    Arrays.fill(values, 0.5f);
    for (int pass = 0; pass < PASSES; pass++) {
      chain(values, 0.999f, 1e-3f);
    }
    double sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }

  /** Sixteen steps in registers for each load and store. */
  private static void chain(float[] values, float factor, float term) {
    for (int i = 0; i < values.length; i++) {
      float v = values[i];
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      v = Math.fma(v, factor, term);
      values[i] = v;
    }
  }
}
