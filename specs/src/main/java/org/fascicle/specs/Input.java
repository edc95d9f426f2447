package org.fascicle.specs;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;

/** The entry of a model: the shape of its samples. */
public final class Input extends LayerBuilder<Input> {
  private Input(Spec spec) {
    super(spec, Input::new);
  }

  /**
   * The shape of one sample, without the batch axis N; -1 for an axis that is known when data
   * comes.
   */
  public static Input of(long... shape) {
    List<Long> batchShape = new ArrayList<>();
    batchShape.add(null);
    for (long axis : shape) {
      batchShape.add(axis < 0 ? null : axis);
    }
    return new Input(layer("InputLayer").with("batch_shape", batchShape));
  }

  /** The number of samples in each batch: {@code stateful} layers want to know it. */
  public Input batchSize(long samples) {
    List<Object> shape = new ArrayList<>((List<?>) spec().config().get("batch_shape"));
    shape.set(0, samples);
    return with("batch_shape", shape);
  }

  /** The element type: the model's unless set; integers for indices. */
  public Input dtype(DType dtype) {
    return with("dtype", dtype.label());
  }
}
