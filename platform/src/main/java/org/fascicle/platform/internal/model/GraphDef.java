package org.fascicle.platform.internal.model;

import java.util.List;
import java.util.OptionalLong;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.Shape;

/**
 * A model's architecture: data only.
 *
 * @param name the model's name
 * @param sequential whether the layers form one chain
 * @param inputs in the order of the model's arguments
 * @param layers in the order in which they were added
 * @param outputs in the order of the model's results
 */
public record GraphDef(
    String name,
    boolean sequential,
    List<InputDef> inputs,
    List<LayerDef> layers,
    List<NodeRef> outputs) {
  /** Copies. */
  public GraphDef {
    inputs = List.copyOf(inputs);
    layers = List.copyOf(layers);
    outputs = List.copyOf(outputs);
  }

  /** As messages name it. */
  public String label() {
    return "model \"" + name + "\"";
  }

  /**
   * The number of samples in each batch, where the inputs fix it.
   *
   * @throws InvalidArgumentException if two inputs say different numbers
   */
  public OptionalLong batchSize() {
    long[] sizes =
        inputs.stream()
            .mapToLong(InputDef::batchSize)
            .filter(size -> size != Shape.UNKNOWN)
            .distinct()
            .toArray();
    if (sizes.length > 1) {
      throw new InvalidArgumentException(
          label(), "inputs of one batch size", sizes[0] + " and " + sizes[1], "");
    }
    return sizes.length == 0 ? OptionalLong.empty() : OptionalLong.of(sizes[0]);
  }

  /** The same under another name. */
  public GraphDef named(String other) {
    return new GraphDef(other, sequential, inputs, layers, outputs);
  }

  /** The same with other outputs. */
  public GraphDef outputs(List<NodeRef> others) {
    return new GraphDef(name, false, inputs, layers, others);
  }
}
