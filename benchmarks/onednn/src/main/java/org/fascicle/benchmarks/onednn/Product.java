package org.fascicle.benchmarks.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.inner_product_backward_data;
import org.bytedeco.dnnl.inner_product_backward_weights;
import org.bytedeco.dnnl.inner_product_forward;
import org.bytedeco.dnnl.memory;
import org.fascicle.benchmarks.onednn.Dnn.Argument;
import org.fascicle.benchmarks.works.Layer;

/** Dense layers as inner products; images go in as they are. */
record Product(Dnn dnn, Tape tape, boolean isTraining) {
  /** What all three primitives of a layer are told. */
  private static final class Shape {
    private final long[] x;
    private final long[] w;
    private final long[] b;
    private final long[] y;

    Shape(long[] x, long[] w, long[] b, long[] y) {
      this.x = x;
      this.w = w;
      this.b = b;
      this.y = y;
    }

    static Shape of(Layer.Dense layer, Flow x) {
      long[] weights = x.dims().clone();
      weights[0] = layer.units();
      return new Shape(
          x.dims(), weights, new long[] {layer.units()}, new long[] {x.dim(0), layer.units()});
    }
  }

  /** (N, …) to (N, units). */
  Flow of(Layer.Dense layer, Flow x) {
    Shape shape = Shape.of(layer, x);
    tape.count((x.features() + 1) * layer.units());
    var made =
        new inner_product_forward.primitive_desc(
            dnn.cpu,
            isTraining ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference,
            Dnn.any(shape.x),
            Dnn.any(shape.w),
            Dnn.plain(shape.b),
            Dnn.any(shape.y));
    memory source = dnn.as(made.src_desc(), x.at());
    memory weights = dnn.weights(made.weights_desc(), x.features());
    memory result = dnn.allocate(made.dst_desc());
    tape.add(
        dnn.step(
            new inner_product_forward(made),
            new Argument(dnnl.DNNL_ARG_SRC, source),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, weights),
            new Argument(dnnl.DNNL_ARG_BIAS, dnn.allocate(made.bias_desc())),
            new Argument(dnnl.DNNL_ARG_DST, result)));
    tape.gradient(
        dy -> {
          memory after = toWeights(shape, made, source, dy);
          return x.isInput() ? null : toSource(shape, made, weights, after);
        });
    return Flow.of(result, shape.y);
  }

  private memory toWeights(
      Shape shape, inner_product_forward.primitive_desc forward, memory source, memory dy) {
    var made =
        new inner_product_backward_weights.primitive_desc(
            dnn.cpu,
            Dnn.any(shape.x),
            Dnn.any(shape.w),
            Dnn.plain(shape.b),
            Dnn.any(shape.y),
            forward);
    memory gradient = dnn.as(made.diff_dst_desc(), dy);
    tape.add(
        dnn.step(
            new inner_product_backward_weights(made),
            new Argument(dnnl.DNNL_ARG_SRC, dnn.as(made.src_desc(), source)),
            new Argument(dnnl.DNNL_ARG_DIFF_DST, gradient),
            new Argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, dnn.allocate(made.diff_weights_desc())),
            new Argument(dnnl.DNNL_ARG_DIFF_BIAS, dnn.allocate(made.diff_bias_desc()))));
    return gradient;
  }

  private memory toSource(
      Shape shape, inner_product_forward.primitive_desc forward, memory weights, memory dy) {
    var made =
        new inner_product_backward_data.primitive_desc(
            dnn.cpu, Dnn.any(shape.x), Dnn.any(shape.w), Dnn.any(shape.y), forward);
    memory result = dnn.allocate(made.diff_src_desc());
    tape.add(
        dnn.step(
            new inner_product_backward_data(made),
            new Argument(dnnl.DNNL_ARG_DIFF_DST, dnn.as(made.diff_dst_desc(), dy)),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, dnn.as(made.weights_desc(), weights)),
            new Argument(dnnl.DNNL_ARG_DIFF_SRC, result)));
    return result;
  }
}
