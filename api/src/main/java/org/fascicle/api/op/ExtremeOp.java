package org.fascicle.api.op;

import org.fascicle.api.tensor.Tensor;

/** The greatest or the least element along axes. */
public interface ExtremeOp extends ReduceOp {
  /** dy, in equal parts to all elements that are the extreme one, as in TensorFlow and Keras. */
  @Override
  default Tensor[] gradient(Backward backward) {
    Tensor x = backward.input(0);
    Tensor y = keepAxes(backward.output(0), x.shape());
    Tensor dy = keepAxes(backward.outputGradient(0), x.shape());
    Tensor hit = x.equal(y).cast(x.dtype());
    Tensor hits = keepAxes(hit.apply(new Sum(axes(), keepDims())), x.shape());
    return new Tensor[] {hit.mul(dy.div(hits))};
  }
}
