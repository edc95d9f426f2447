package org.fascicle.tck.behaviour;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.tck.harness.Execution;
import org.fascicle.tck.harness.Values;

/**
 * A small network trained by hand: 16 features, 32 hidden units with dropout, 5 classes, batches of
 * 24, Adam.
 */
final class TrainingRun {
  private static final int BATCH = 24;
  private static final int FEATURES = 16;
  private static final int HIDDEN = 32;
  private static final int CLASSES = 5;

  private final Session session;
  private final AdamUpdate adam = new AdamUpdate(0.9, 0.999, 1e-7);
  private final List<Variable> parameters = new ArrayList<>();
  private final List<Variable> slots = new ArrayList<>();
  private final Tensor x;
  private final Tensor labels;

  TrainingRun(Session session) {
    this.session = session;
    add("w1", FEATURES, HIDDEN);
    add("b1", HIDDEN);
    add("w2", HIDDEN, CLASSES);
    add("b2", CLASSES);
    this.x = tensor(99, BATCH, FEATURES);
    int[] classes = new int[BATCH];
    for (int i = 0; i < BATCH; i++) {
      classes[i] = i % CLASSES;
    }
    this.labels = session.tensor(classes, BATCH);
  }

  private void add(String name, long... dims) {
    Tensor initial = tensor(parameters.size(), dims);
    parameters.add(session.variable(name, initial, true));
    for (String slot : List.of("m", "v")) {
      Tensor zeros = initial.zerosLike();
      slots.add(session.variable(name + "/" + slot, zeros, false));
      zeros.close();
    }
    initial.close();
  }

  private Tensor tensor(int site, long... dims) {
    RandomStream random = new RandomStream(11, 0, site);
    long n = 1;
    for (long dim : dims) {
      n *= dim;
    }
    float[] values = new float[(int) n];
    for (int i = 0; i < n; i++) {
      values[i] = (float) (random.nextGaussian() / 4);
    }
    return session.tensor(values, dims);
  }

  /** Trains some steps more. */
  TrainingRun steps(int from, int to) {
    for (int step = from; step < to; step++) {
      long number = step;
      session.step(
          () -> {
            step(number);
            return null;
          });
    }
    return this;
  }

  private void step(long number) {
    Tensor[] gradients;
    try (Tape tape = session.tape()) {
      Tensor w1 = parameters.get(0).value();
      Tensor w2 = parameters.get(2).value();
      Tensor hidden =
          x.linear(w1, parameters.get(1).value(), Pointwise.RELU)
              .dropout(0.25, session.randomKey(1));
      Tensor logits = hidden.linear(w2, parameters.get(3).value(), Pointwise.LINEAR);
      gradients = tape.gradient(logits.sparseSoftmaxCrossEntropy(labels).mean(), parameters);
    }
    for (int i = 0; i < gradients.length; i++) {
      session.update(
          adam,
          parameters.get(i).value(),
          slots.get(2 * i).value(),
          slots.get(2 * i + 1).value(),
          gradients[i],
          session.scalar(0.01),
          session.host(number));
    }
  }

  /** Parameters and slots now. */
  List<Values> state() {
    List<Values> state = new ArrayList<>();
    parameters.forEach(p -> state.addAll(Execution.download(p.value())));
    slots.forEach(s -> state.addAll(Execution.download(s.value())));
    return state;
  }
}
