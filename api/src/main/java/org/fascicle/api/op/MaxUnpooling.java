package org.fascicle.api.op;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The reverse of max pooling: elements put where they came from, zeros elsewhere. Inputs: y (N, O…,
 * C), float32 or float64; positions as {@link MaxPoolingIndices} counts them, int32 or int64, of
 * the same shape, from 0 to I − 1 for I places I…; result: (N, I…, C). What goes to one place is
 * added up. A position out of range: as in {@link Gather}.
 *
 * @param spatial I…
 * @see <a href="https://doi.org/10.1109/ICCV.2011.6126474">Zeiler et al.: Adaptive deconvolutional
 *     networks (2011)</a>
 */
public record MaxUnpooling(Shape spatial) implements ClosedFormOp {
  /** Checks. */
  public MaxUnpooling {
    Rules.known("max_unpooling", spatial);
  }

  @Override
  public String name() {
    return "max_unpooling";
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> inputs) {
    Rules.count(this, inputs, 2);
    TensorSpec y = inputs.get(0);
    Rules.type(this, y, Types.REAL);
    Rules.rank(this, y, spatial.rank() + 2);
    Rules.type(this, inputs.get(1), Types.INTEGER);
    Rules.shape(this, inputs.get(1), y.shape());
    if (spatial.elements() == 0 && y.shape().elements() > 0) {
      throw new ShapeMismatchException(name(), "places for the elements of " + y, "" + spatial, "");
    }
    return List.of(Filters.image(y, spatial, y.shape().dim(-1)));
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... inputs) {
    Tensor y = inputs[0];
    Shape result = result(y.shape());
    Tensor sums = y.reshape(-1).apply(new ScatterAdd(0, result.elements()), flat(y, inputs[1]));
    return new Tensor[] {sums.reshape(result)};
  }

  /** The gradients at the positions. */
  @Override
  public Tensor[] decomposeGradient(Backward backward) {
    Tensor y = backward.input(0);
    Tensor all = backward.outputGradient(0).reshape(-1);
    return new Tensor[] {all.gather(flat(y, backward.input(1))).reshape(y.shape()), null};
  }

  private Shape result(Shape y) {
    return y.slice(0, 1).concat(spatial).concat(Shape.of(y.dim(-1)));
  }

  /** The positions in the whole result, in one axis. */
  private Tensor flat(Tensor y, Tensor positions) {
    Session session = y.session();
    Shape shape = y.shape();
    long channels = shape.dim(-1);
    long[] batch = new long[shape.rank()];
    Arrays.fill(batch, 1);
    batch[0] = shape.dim(0);
    Tensor sample =
        Pools.count(session, Shape.of(batch)).mul((double) spatial.elements() * channels);
    Tensor channel = session.apply(new Iota(DType.INT64, channels));
    return positions.cast(DType.INT64).mul((double) channels).add(sample).add(channel).reshape(-1);
  }
}
