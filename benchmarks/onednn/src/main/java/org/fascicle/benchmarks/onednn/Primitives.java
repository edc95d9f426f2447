package org.fascicle.benchmarks.onednn;

import java.util.List;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Laps;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Trainer;
import org.fascicle.benchmarks.works.UnsupportedWorkException;

/** The primitives of a network, one after the other: a step of training, or an answer. */
final class Primitives implements Trainer, Predictor {
  private final Tape tape = new Tape();

  Primitives(Dnn dnn, Network network, int batch, boolean isTraining) {
    if (network.input() instanceof Input.Symbols) {
      throw new UnsupportedWorkException("states no limit of this work");
    }
    network.translate(new OneDnnLayers(dnn, tape, isTraining), input(network, batch));
    if (isTraining) {
      tape.backwards();
    }
  }

  private static Flow input(Network network, long batch) {
    List<Integer> shape = network.input().shape();
    return switch (shape.size()) {
      case 1 -> Flow.input(batch, shape.get(0));
      case 2 -> Flow.input(shape.get(0), batch, shape.get(1));
      default -> Flow.input(batch, shape.get(2), shape.get(0), shape.get(1));
    };
  }

  /** How many primitives a run has. */
  int size() {
    return tape.size();
  }

  @Override
  public long parameters() {
    return tape.parameters();
  }

  @Override
  public long doubled() {
    return 0;
  }

  @Override
  public boolean isBare() {
    return true;
  }

  @Override
  public void train(Laps laps) {
    laps.begin();
    do {
      tape.run();
    } while (laps.end(Double.NaN));
  }

  @Override
  public void run(int number) {
    tape.run();
  }

  @Override
  public void close() {}
}
