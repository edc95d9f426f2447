package org.fascicle.api.op;

import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * −log softmax(z)[label] along the last axis. Inputs: logits z (…, K), float32 or float64; labels
 * (…), int32 or int64, from 0 to K − 1; result (…). A label out of range gives NaN, here and in the
 * gradient of its row; the platform checks labels before it trains.
 */
public record SparseSoftmaxCrossEntropy() implements ClosedFormOp {
  @Override
  public String name() {
    return "sparse_softmax_cross_entropy";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec z = inputs.get(0);
    Rules.type(this, z, Types.REAL);
    Rules.type(this, inputs.get(1), Types.INTEGER);
    Rules.minimumRank(this, z, 1);
    Shape rows = z.shape().without(-1);
    Rules.shape(this, inputs.get(1), rows);
    return List.of(TensorSpec.of(z.dtype(), rows));
  }

  /** The loss times 1, or times NaN where the label is out of range. */
  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor z = inputs[0];
    Tensor hit = hit(session, z, inputs[1]);
    Tensor loss = hit.where(z.logSoftmax(-1), 0).sum(-1).neg();
    return new Tensor[] {loss.mul(valid(z, inputs[1]))};
  }

  /** dz = dy · (softmax(z) − one-hot(label)). */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor z = backward.input(0);
    Tensor labels = backward.input(1);
    Tensor difference = z.softmax(-1).sub(hit(backward.session(), z, labels).cast(z.dtype()));
    Tensor dy = backward.outputGradient(0).mul(valid(z, labels)).expandDims(-1);
    return new Tensor[] {dy.mul(difference), null};
  }

  /** BOOL (…, K): whether the class is the label. */
  private static Tensor hit(Session session, Tensor z, Tensor labels) {
    Tensor classes = session.apply(new Iota(labels.dtype(), z.shape().dim(-1)));
    return labels.expandDims(-1).equal(classes);
  }

  /** (…): 1 where the label is a class, NaN elsewhere. */
  private static Tensor valid(Tensor z, Tensor labels) {
    Tensor inside = labels.greaterEqual(0).and(labels.less((double) z.shape().dim(-1)));
    return inside.where(z.constant(1), z.constant(Double.NaN));
  }
}
