package org.fascicle.api.model;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/**
 * What flows where in a model, for people and pictures.
 *
 * @param model the model's name
 * @param layers inputs, of type {@code InputLayer}, then layers in the order in which they were
 *     added; those that the outputs do not need are left out
 * @param edges in the order in which the calls run, and of their arguments
 * @param outputs what the model gives, in order
 */
public record ModelGraph(String model, List<Layer> layers, List<Edge> edges, List<Source> outputs) {
  /** Copies. */
  public ModelGraph {
    layers = List.copyOf(layers);
    edges = List.copyOf(edges);
    outputs = List.copyOf(outputs);
  }

  /**
   * A layer or an input.
   *
   * @param name unique within the model
   * @param spec type and configuration
   * @param parameters values it keeps
   * @param trainable whether training updates its parameters
   */
  public record Layer(String name, Spec spec, long parameters, boolean trainable) {}

  /**
   * A tensor, by where it comes from.
   *
   * @param layer the layer or input that gives it
   * @param call which call of that layer, from 0: a shared layer has several
   * @param output which result of that call, from 0
   * @param spec its shape, N unknown, and element type
   */
  public record Source(String layer, int call, int output, TensorSpec spec) {}

  /**
   * A tensor on its way into a layer.
   *
   * @param from the tensor
   * @param to the layer that takes it
   * @param call which call of that layer, from 0
   */
  public record Edge(Source from, String to, int call) {}
}
