package org.fascicle.benchmarks.onednn;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.post_ops;
import org.bytedeco.dnnl.primitive_attr;
import org.fascicle.benchmarks.onednn.Dnn.Argument;
import org.fascicle.benchmarks.works.Layer;

/** Convolutions with bias, and with ReLU where the primitive takes it along. */
record Convolution(Dnn dnn, Tape tape, boolean isTraining) {
  private static final long[] DENSE = {0, 0};

  /** What all three primitives of a layer are told. */
  private static final class Shape {
    private final long[] x;
    private final long[] w;
    private final long[] b;
    private final long[] y;
    private final long[] strides;
    private final long[] padding;

    Shape(long[] x, long[] w, long[] b, long[] y, long[] strides, long[] padding) {
      this.x = x;
      this.w = w;
      this.b = b;
      this.y = y;
      this.strides = strides;
      this.padding = padding;
    }

    static Shape of(Layer.Convolution layer, Flow x) {
      long channels = x.dim(1);
      long height = layer.windows((int) x.dim(2));
      long width = layer.windows((int) x.dim(3));
      return new Shape(
          x.dims(),
          new long[] {layer.filters(), channels, layer.size(), layer.size()},
          new long[] {layer.filters()},
          new long[] {x.dim(0), layer.filters(), height, width},
          new long[] {layer.stride(), layer.stride()},
          new long[] {layer.padding(), layer.padding()});
    }

    long fanIn() {
      return w[1] * w[2] * w[3];
    }

    long parameters() {
      return (fanIn() + 1) * w[0];
    }
  }

  /** (N, C, H, W) to (N, filters, H', W'). */
  Flow of(Layer.Convolution layer, Flow x) {
    Shape shape = Shape.of(layer, x);
    tape.count(shape.parameters());
    var made = forward(shape, layer.isRelu());
    memory source = dnn.as(made.src_desc(), x.at());
    memory weights = dnn.weights(made.weights_desc(), shape.fanIn());
    memory result = dnn.allocate(made.dst_desc());
    tape.add(
        dnn.step(
            new convolution_forward(made),
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

  private convolution_forward.primitive_desc forward(Shape shape, boolean isRelu) {
    primitive_attr attributes = new primitive_attr();
    if (isRelu) {
      post_ops then = new post_ops();
      then.append_eltwise(algorithm.eltwise_relu, 0, 0);
      attributes.set_post_ops(then);
    }
    return new convolution_forward.primitive_desc(
        dnn.cpu,
        isTraining ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference,
        algorithm.convolution_direct,
        Dnn.any(shape.x),
        Dnn.any(shape.w),
        Dnn.plain(shape.b),
        Dnn.any(shape.y),
        shape.strides,
        DENSE,
        shape.padding,
        shape.padding,
        attributes,
        false);
  }

  private memory toWeights(
      Shape shape, convolution_forward.primitive_desc forward, memory source, memory dy) {
    var made =
        new convolution_backward_weights.primitive_desc(
            dnn.cpu,
            algorithm.convolution_direct,
            Dnn.any(shape.x),
            Dnn.any(shape.w),
            Dnn.plain(shape.b),
            Dnn.any(shape.y),
            shape.strides,
            DENSE,
            shape.padding,
            shape.padding,
            forward,
            new primitive_attr(),
            false);
    memory gradient = dnn.as(made.diff_dst_desc(), dy);
    tape.add(
        dnn.step(
            new convolution_backward_weights(made),
            new Argument(dnnl.DNNL_ARG_SRC, dnn.as(made.src_desc(), source)),
            new Argument(dnnl.DNNL_ARG_DIFF_DST, gradient),
            new Argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, dnn.allocate(made.diff_weights_desc())),
            new Argument(dnnl.DNNL_ARG_DIFF_BIAS, dnn.allocate(made.diff_bias_desc()))));
    return gradient;
  }

  private memory toSource(
      Shape shape, convolution_forward.primitive_desc forward, memory weights, memory dy) {
    var made =
        new convolution_backward_data.primitive_desc(
            dnn.cpu,
            algorithm.convolution_direct,
            Dnn.any(shape.x),
            Dnn.any(shape.w),
            Dnn.any(shape.y),
            shape.strides,
            DENSE,
            shape.padding,
            shape.padding,
            forward,
            new primitive_attr(),
            false);
    memory result = dnn.allocate(made.diff_src_desc());
    tape.add(
        dnn.step(
            new convolution_backward_data(made),
            new Argument(dnnl.DNNL_ARG_DIFF_DST, dnn.as(made.diff_dst_desc(), dy)),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, dnn.as(made.weights_desc(), weights)),
            new Argument(dnnl.DNNL_ARG_DIFF_SRC, result)));
    return result;
  }
}
