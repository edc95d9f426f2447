package org.fascicle.benchmarks.dl4j;

import java.util.List;
import java.util.regex.Pattern;
import org.deeplearning4j.nn.conf.CacheMode;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Training;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Sgd;

/** Networks as DL4J's. */
final class Networks {
  private static final Pattern MOVING = Pattern.compile(".*_(mean|var|log10stdev)");

  private Networks() {}

  /** Builds one, with its optimiser. */
  static ComputationGraph build(Training work) {
    Network network = work.network();
    GraphBuilder graph =
        new NeuralNetConfiguration.Builder()
            .seed(1)
            .weightInit(WeightInit.XAVIER)
            .updater(updater(work))
            .cacheMode(CacheMode.DEVICE)
            .graphBuilder()
            .addInputs("x")
            .setInputTypes(type(network.input()));
    String last = network.translate(new Dl4jLayers(graph, network.isStateful()), "x");
    ComputationGraph made = new ComputationGraph(graph.setOutputs(last).build());
    made.init();
    return made;
  }

  /** Its parameters without moving means and variances, which it counts too. */
  static long parameters(ComputationGraph network) {
    return network.paramTable().entrySet().stream()
        .filter(entry -> !MOVING.matcher(entry.getKey()).matches())
        .mapToLong(entry -> entry.getValue().length())
        .sum();
  }

  private static IUpdater updater(Training work) {
    double rate = work.optimizer().rate();
    return work.optimizer().isAdam()
        ? Adam.builder().learningRate(rate).epsilon(1e-7).build()
        : new Sgd(rate);
  }

  private static InputType type(Input input) {
    List<Integer> shape = input.shape();
    if (input instanceof Input.Symbols symbols) {
      return InputType.recurrent(symbols.symbols(), symbols.length());
    }
    return switch (shape.size()) {
      case 1 -> InputType.feedForward(shape.get(0));
      case 2 -> InputType.recurrent(shape.get(1), shape.get(0));
      default -> InputType.convolutional(shape.get(0), shape.get(1), shape.get(2));
    };
  }

  /** (N, F), (N, T), (N, F, T) or (N, C, H, W). */
  static long[] shape(Network network, long batch) {
    List<Integer> shape = network.input().shape();
    return switch (shape.size()) {
      case 1 -> new long[] {batch, shape.get(0)};
      case 2 -> new long[] {batch, shape.get(1), shape.get(0)};
      default -> new long[] {batch, shape.get(2), shape.get(0), shape.get(1)};
    };
  }
}
