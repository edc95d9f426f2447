package org.fascicle.platform.internal.model;

import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * An input of a model.
 *
 * @param name unique within the model
 * @param dtype element type; null for the model's
 * @param shape the axes of one sample, without the batch axis N
 * @param batchSize the number of samples in each batch; {@link Shape#UNKNOWN} for any
 */
public record InputDef(String name, DType dtype, Shape shape, long batchSize) {
  /** An input of batches of any size. */
  InputDef(String name, DType dtype, Shape shape) {
    this(name, dtype, shape, Shape.UNKNOWN);
  }

  TensorSpec batch(DType ofModel) {
    return TensorSpec.of(dtype == null ? ofModel : dtype, Shape.of(Shape.UNKNOWN).concat(shape));
  }
}
