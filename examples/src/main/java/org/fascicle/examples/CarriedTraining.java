package org.fascicle.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Truncated back-propagation through time (Williams, Peng 1990). A text is cut into lanes, which
 * are read side by side, a chunk a step. The states at a chunk's end begin the next one, so that
 * the network remembers what was long before; gradients end where the chunk began, so that a step
 * costs the same however long the text is.
 *
 * <p>The network takes symbols (N, T, V), one-hot, and its states, and gives the probabilities
 * after each of them, (N, T, V), and its states.
 */
final class CarriedTraining {
  private static final double EPSILON = 1e-7;

  private final Model network;
  private final Session session;
  private final int lanes;
  private final int chunk;
  private final boolean carries;

  /**
   * A way to read texts.
   *
   * @param lanes parts of the text that are read side by side, N
   * @param chunk symbols a step, T
   * @param carries whether states go from chunk to chunk; otherwise each begins with zeros
   */
  CarriedTraining(Model network, int lanes, int chunk, boolean carries) {
    this.network = network;
    this.session = network.session();
    this.lanes = lanes;
    this.chunk = chunk;
    this.carries = carries;
  }

  /** Reads a text once and learns from each chunk; gives the mean loss. */
  double train(Updater updater, int... text) {
    return read(updater, text);
  }

  /** The mean loss over a text. */
  double evaluate(int... text) {
    return read(null, text);
  }

  private double read(Updater updater, int... text) {
    int lane = (text.length - 1) / lanes;
    int chunks = lane / chunk;
    double sum = 0;
    Tensor[] states = zeros();
    for (int i = 0; i < chunks; i++) {
      int from = i * chunk;
      HostArray symbols = cut(text, lane, from);
      HostArray next = cut(text, lane, from + 1);
      Tensor[] before = states;
      Tensor[] results = session.step(() -> step(updater, symbols, next, before));
      sum += results[0].item();
      close(before);
      results[0].close();
      states = Arrays.copyOfRange(results, 1, results.length);
      if (!carries) {
        close(states);
        states = zeros();
      }
    }
    close(states);
    return sum / chunks;
  }

  /** Loss and states after a chunk. No tape saw how the states before came about. */
  private Tensor[] step(Updater updater, HostArray symbols, HostArray next, Tensor... before) {
    int size = (int) network.inputs().get(0).shape().dim(2);
    Tensor[] inputs = new Tensor[1 + before.length];
    inputs[0] = tensor(symbols).oneHot(size, DType.FLOAT32);
    System.arraycopy(before, 0, inputs, 1, before.length);
    try (Tape tape = session.tape()) {
      Tensor[] outputs = network.call(updater != null, Map.of(), inputs);
      Tensor loss =
          outputs[0].crossEntropy(tensor(next).oneHot(size, DType.FLOAT32), EPSILON).mean();
      if (updater != null) {
        updater.apply(tape.gradient(loss, network.trainableVariables()));
      }
      outputs[0] = loss;
      return outputs;
    }
  }

  private HostArray cut(int[] text, int lane, int from) {
    int[] symbols = new int[lanes * chunk];
    for (int n = 0; n < lanes; n++) {
      System.arraycopy(text, n * lane + from, symbols, n * chunk, chunk);
    }
    return HostArray.of(symbols, lanes, chunk);
  }

  private Tensor tensor(HostArray array) {
    return session.upload(TensorSpec.of(array.dtype(), array.shape()), array.buffer());
  }

  private Tensor[] zeros() {
    List<TensorSpec> states = network.inputs().subList(1, network.inputs().size());
    return states.stream()
        .map(state -> tensor(HostArray.zeros(state.dtype(), state.shape().with(0, lanes))))
        .toArray(Tensor[]::new);
  }

  private static void close(Tensor... tensors) {
    for (Tensor tensor : tensors) {
      tensor.close();
    }
  }
}
