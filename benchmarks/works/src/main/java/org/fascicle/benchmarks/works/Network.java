package org.fascicle.benchmarks.works;

import java.util.List;
import org.fascicle.benchmarks.works.Layer.Activation;
import org.fascicle.benchmarks.works.Layer.Dense;
import org.fascicle.benchmarks.works.Layer.Lstm;

/**
 * A classifier: layers one behind the other, the last with one probability a class.
 *
 * @param input a sample
 * @param layers in order
 */
public record Network(Input input, List<Layer> layers) {
  /** Copies, and checks the end. */
  public Network {
    layers = List.copyOf(layers);
    if (!(layers.get(layers.size() - 1) instanceof Dense last)
        || last.activation() != Activation.SOFTMAX) {
      throw new IllegalArgumentException("A network ends with a dense softmax layer: " + layers);
    }
  }

  /** A network. */
  public static Network of(Input input, Layer... layers) {
    return new Network(input, List.of(layers));
  }

  /** K, the number of classes. */
  public int classes() {
    return ((Dense) layers.get(layers.size() - 1)).units();
  }

  /** Whether a layer keeps its states from batch to batch. */
  public boolean isStateful() {
    return layers.stream().anyMatch(layer -> layer instanceof Lstm lstm && lstm.isStateful());
  }

  /**
   * Has a library build it.
   *
   * @param x the library's input
   * @return its output
   */
  public <X> X translate(Layers<X> library, X x) {
    return library.all(layers, x);
  }
}
