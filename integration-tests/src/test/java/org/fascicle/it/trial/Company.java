package org.fascicle.it.trial;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.specs.Sgd;

/** What else goes on while a model trains: two threads predict, one runs a loop of its own. */
public final class Company implements AutoCloseable {
  private static final float START = 100;

  private final ExecutorService threads = Executors.newFixedThreadPool(3);
  private final List<Future<?>> work = new ArrayList<>();
  private final AtomicLong predictions = new AtomicLong();
  private final AtomicLong loops = new AtomicLong();
  private final Session session;
  private volatile boolean over;

  /** Begins. */
  public Company(Fascicle fascicle, Model model, Problem problem) {
    session = fascicle.session("loop");
    for (int i = 0; i < 2; i++) {
      work.add(threads.submit(repeating(() -> predict(model, problem))));
    }
    Variable w = session.variable("w", session.tensor(new float[] {START}, 1), true);
    Updater updater = fascicle.updater(session, Sgd.of(0.125), List.of(w));
    work.add(threads.submit(repeating(() -> loop(w, updater))));
  }

  private Callable<Void> repeating(Runnable once) {
    return () -> {
      while (!over) {
        once.run();
      }
      return null;
    };
  }

  private void predict(Model model, Problem problem) {
    float sum = 0;
    float[] all = model.predict(problem.validation(), Predict.batchSize(64)).get(0).toFloats();
    for (float probability : all) {
      sum += probability;
    }
    long samples = problem.validation().size();
    if (Math.abs(sum - samples) > 0.001 * samples) {
      throw new AssertionError(samples + " rows of probabilities add up to " + sum);
    }
    predictions.incrementAndGet();
  }

  /** A step down w², which takes a quarter off w; exact in any float32 arithmetic. */
  private void loop(Variable w, Updater updater) {
    float before = w.value().toFloats()[0];
    session.step(
        () -> {
          try (Tape tape = session.tape()) {
            Tensor loss = w.value().square().sum();
            updater.apply(tape.gradient(loss, w.value()));
          }
          return null;
        });
    float after = w.value().toFloats()[0];
    if (after != before - 0.125f * (2 * before)) {
      throw new AssertionError("A step took " + before + " to " + after);
    }
    if (after < 1e-3f) {
      try (Tensor start = session.tensor(new float[] {START}, 1)) {
        w.assign(start);
      }
    }
    loops.incrementAndGet();
  }

  /** Batches of predictions made so far. */
  public long predictions() {
    return predictions.get();
  }

  /** Steps of the loop made so far. */
  public long loops() {
    return loops.get();
  }

  /** The loop's session. */
  public Session session() {
    return session;
  }

  /** Ends everything; fails as the first of them did. */
  @Override
  public void close() {
    over = true;
    threads.shutdown();
    for (Future<?> one : work) {
      end(one);
    }
    session.close();
  }

  private static void end(Future<?> one) {
    try {
      one.get();
    } catch (ExecutionException e) {
      throw new AssertionError(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
