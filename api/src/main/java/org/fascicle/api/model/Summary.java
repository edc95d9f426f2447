package org.fascicle.api.model;

import java.util.List;
import org.fascicle.api.tensor.Shape;

/**
 * A model's layers and the number of their parameters, exact.
 *
 * @param model the model's name
 * @param sequential whether the layers form one chain
 * @param rows one a layer, in the order in which they were added
 * @param parameters all values kept: parameters and states
 * @param trainable values that training updates
 */
public record Summary(
    String model, boolean sequential, List<Row> rows, long parameters, long trainable) {
  /** Copies. */
  public Summary {
    rows = List.copyOf(rows);
  }

  /**
   * One layer.
   *
   * @param name unique within the model
   * @param type the type name
   * @param outputs shapes of the results of its first call, N unknown
   * @param parameters values it keeps
   * @param trainable whether training updates its parameters
   * @param inputs names of the layers it is connected to, one an input of each call
   */
  public record Row(
      String name,
      String type,
      List<Shape> outputs,
      long parameters,
      boolean trainable,
      List<String> inputs) {
    /** Copies. */
    public Row {
      outputs = List.copyOf(outputs);
      inputs = List.copyOf(inputs);
    }
  }

  /** Values that training does not update. */
  public long nonTrainable() {
    return parameters - trainable;
  }

  /** The table that Keras users know. */
  @Override
  public String toString() {
    return SummaryTable.of(this);
  }
}
