package org.fascicle.tck.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Work done by several fresh threads that start at the same moment. */
public final class Together {
  private static final long LIMIT_SECONDS = 120;

  private Together() {}

  /** What each thread returns. */
  public static <T> List<T> run(int threads, Callable<T> work) throws Exception {
    List<Callable<T>> works = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      works.add(work);
    }
    return run(works);
  }

  /**
   * What each thread returns.
   *
   * @throws AssertionError if one is not done in time
   */
  public static <T> List<T> run(List<Callable<T>> works) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(works.size());
    try {
      CyclicBarrier start = new CyclicBarrier(works.size());
      List<Future<T>> futures = new ArrayList<>();
      for (Callable<T> work : works) {
        futures.add(
            pool.submit(
                () -> {
                  start.await();
                  return work.call();
                }));
      }
      List<T> results = new ArrayList<>();
      for (Future<T> future : futures) {
        results.add(future.get(LIMIT_SECONDS, TimeUnit.SECONDS));
      }
      return results;
    } catch (ExecutionException e) {
      throw new AssertionError("a thread failed: " + e.getCause(), e.getCause());
    } catch (TimeoutException e) {
      throw new AssertionError("not done after " + LIMIT_SECONDS + " s", e);
    } finally {
      pool.shutdownNow();
    }
  }
}
