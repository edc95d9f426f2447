package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Convolution;
import org.fascicle.api.op.ConvolutionTranspose;
import org.fascicle.api.op.ConvolutionWeights;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Convolutions, transposed ones and the gradients of their weights; the oracle for all others. */
final class ConvolutionKernels {
  private static final int MOST_AXES = 3;

  private ConvolutionKernels() {}

  static Kernel convolution(Op op, List<TensorSpec> inputs) {
    Convolution convolution = (Convolution) op;
    Shape x = inputs.get(0).shape();
    if (convolution.sliding().rank() > MOST_AXES) {
      return null;
    }
    ConvolutionGeometry geometry =
        new ConvolutionGeometry(
            x, inputs.get(1).shape(), convolution.sliding(), convolution.groups());
    Ending ending = new Ending(convolution.activation(), convolution.bias(), geometry.yElements());
    if (inputs.get(0).dtype() == DType.FLOAT32) {
      FloatConvolution floats = new FloatConvolution(geometry);
      return ending.floats(floats::result);
    }
    DoubleConvolution doubles = new DoubleConvolution(geometry);
    return ending.doubles(doubles::result);
  }

  static Kernel transpose(Op op, List<TensorSpec> inputs) {
    ConvolutionTranspose transpose = (ConvolutionTranspose) op;
    if (transpose.sliding().rank() > MOST_AXES) {
      return null;
    }
    ConvolutionGeometry geometry =
        new ConvolutionGeometry(
            op.infer(inputs).get(0).shape(),
            inputs.get(1).shape(),
            transpose.sliding(),
            transpose.groups());
    Ending ending = new Ending(transpose.activation(), transpose.bias(), geometry.xElements());
    if (inputs.get(0).dtype() == DType.FLOAT32) {
      FloatConvolution floats = new FloatConvolution(geometry);
      return ending.floats(floats::input);
    }
    DoubleConvolution doubles = new DoubleConvolution(geometry);
    return ending.doubles(doubles::input);
  }

  static Kernel weights(Op op, List<TensorSpec> inputs) {
    ConvolutionWeights weights = (ConvolutionWeights) op;
    if (weights.sliding().rank() > MOST_AXES) {
      return null;
    }
    ConvolutionGeometry geometry =
        new ConvolutionGeometry(
            inputs.get(0).shape(),
            op.infer(inputs).get(0).shape(),
            weights.sliding(),
            weights.groups());
    if (inputs.get(0).dtype() == DType.FLOAT32) {
      FloatConvolution floats = new FloatConvolution(geometry);
      return (in, out, scratch) ->
          floats.weights(
              HeapStorage.floats(in[0]), HeapStorage.floats(in[1]), HeapStorage.floats(out[0]));
    }
    DoubleConvolution doubles = new DoubleConvolution(geometry);
    return (in, out, scratch) ->
        doubles.weights(
            HeapStorage.doubles(in[0]), HeapStorage.doubles(in[1]), HeapStorage.doubles(out[0]));
  }

  @FunctionalInterface
  private interface Floats {
    void run(float[] from, float[] w, float[] b, float[] to);
  }

  @FunctionalInterface
  private interface Doubles {
    void run(double[] from, double[] w, double[] b, double[] to);
  }

  /** The bias, before a sum, and the function after it. */
  private record Ending(Pointwise activation, boolean bias, int elements) {
    Kernel floats(Floats sum) {
      return (Storage[] in, Storage[] out, Storage scratch) -> {
        float[] to = HeapStorage.floats(out[0]);
        float[] b = bias ? HeapStorage.floats(in[2]) : null;
        sum.run(HeapStorage.floats(in[0]), HeapStorage.floats(in[1]), b, to);
        if (activation != Pointwise.LINEAR) {
          FloatActivation.apply(activation, to, to, elements);
        }
      };
    }

    Kernel doubles(Doubles sum) {
      return (Storage[] in, Storage[] out, Storage scratch) -> {
        double[] to = HeapStorage.doubles(out[0]);
        double[] b = bias ? HeapStorage.doubles(in[2]) : null;
        sum.run(HeapStorage.doubles(in[0]), HeapStorage.doubles(in[1]), b, to);
        if (activation != Pointwise.LINEAR) {
          DoubleActivation.apply(activation, to, to, elements);
        }
      };
    }
  }
}
