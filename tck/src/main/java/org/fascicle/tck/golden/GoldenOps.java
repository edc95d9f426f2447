package org.fascicle.tck.golden;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fascicle.api.op.Abs;
import org.fascicle.api.op.AdagradUpdate;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.And;
import org.fascicle.api.op.ArgMax;
import org.fascicle.api.op.ArgMin;
import org.fascicle.api.op.AveragePooling;
import org.fascicle.api.op.BatchNormalization;
import org.fascicle.api.op.BatchNormalizationInference;
import org.fascicle.api.op.BroadcastTo;
import org.fascicle.api.op.Cast;
import org.fascicle.api.op.Ceil;
import org.fascicle.api.op.Concat;
import org.fascicle.api.op.Convolution;
import org.fascicle.api.op.ConvolutionTranspose;
import org.fascicle.api.op.ConvolutionWeights;
import org.fascicle.api.op.Cos;
import org.fascicle.api.op.CrossEntropy;
import org.fascicle.api.op.CumSum;
import org.fascicle.api.op.Div;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Equal;
import org.fascicle.api.op.Erf;
import org.fascicle.api.op.Exp;
import org.fascicle.api.op.Expm1;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Floor;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.Greater;
import org.fascicle.api.op.GreaterEqual;
import org.fascicle.api.op.GroupNormalization;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.Identity;
import org.fascicle.api.op.Iota;
import org.fascicle.api.op.LastState;
import org.fascicle.api.op.LayerNormalization;
import org.fascicle.api.op.Less;
import org.fascicle.api.op.LessEqual;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.LocalResponseNormalization;
import org.fascicle.api.op.Log;
import org.fascicle.api.op.Log1p;
import org.fascicle.api.op.LogSoftmax;
import org.fascicle.api.op.LogSumExp;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Max;
import org.fascicle.api.op.MaxPooling;
import org.fascicle.api.op.MaxPoolingIndices;
import org.fascicle.api.op.MaxUnpooling;
import org.fascicle.api.op.Maximum;
import org.fascicle.api.op.Mean;
import org.fascicle.api.op.Min;
import org.fascicle.api.op.Minimum;
import org.fascicle.api.op.Mod;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.api.op.Neg;
import org.fascicle.api.op.Not;
import org.fascicle.api.op.NotEqual;
import org.fascicle.api.op.OneHot;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Or;
import org.fascicle.api.op.Pad;
import org.fascicle.api.op.Patches;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Pow;
import org.fascicle.api.op.Prod;
import org.fascicle.api.op.RandomBits;
import org.fascicle.api.op.RandomNormal;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.op.Relu;
import org.fascicle.api.op.Reshape;
import org.fascicle.api.op.Residual;
import org.fascicle.api.op.Reverse;
import org.fascicle.api.op.Round;
import org.fascicle.api.op.Rsqrt;
import org.fascicle.api.op.ScaledDotProductAttention;
import org.fascicle.api.op.ScatterAdd;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.op.Sigmoid;
import org.fascicle.api.op.SigmoidCrossEntropy;
import org.fascicle.api.op.Sign;
import org.fascicle.api.op.SimpleRnn;
import org.fascicle.api.op.Sin;
import org.fascicle.api.op.Slice;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.op.Softmax;
import org.fascicle.api.op.SoftmaxCrossEntropy;
import org.fascicle.api.op.Sort;
import org.fascicle.api.op.SparseSoftmaxCrossEntropy;
import org.fascicle.api.op.SparseUpdate;
import org.fascicle.api.op.Sqrt;
import org.fascicle.api.op.Square;
import org.fascicle.api.op.StopGradient;
import org.fascicle.api.op.Sub;
import org.fascicle.api.op.Sum;
import org.fascicle.api.op.Tanh;
import org.fascicle.api.op.Transpose;
import org.fascicle.api.op.Unstack;
import org.fascicle.api.op.Variance;
import org.fascicle.api.op.Where;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.cases.Programs;
import org.fascicle.tck.cases.ScanCases;

/** The operations of the golden cases, by the text that the file calls them. */
final class GoldenOps {
  private static final List<Integer> NONE = List.of();

  private GoldenOps() {}

  /** Every operation, by its record's text. */
  static Map<String, Op> byText() {
    return List.of(
            elementwise(), reductions(), moves(), learning(), windows(), pools(), normalizations())
        .stream()
        .flatMap(List::stream)
        .collect(Collectors.toUnmodifiableMap(Op::toString, Function.identity()));
  }

  private static List<Op> elementwise() {
    return List.of(
        new Neg(),
        new Abs(),
        new Sign(),
        new Exp(),
        new Expm1(),
        new Log(),
        new Log1p(),
        new Sqrt(),
        new Rsqrt(),
        new Sin(),
        new Cos(),
        new Tanh(),
        new Erf(),
        new Floor(),
        new Ceil(),
        new Round(),
        new Square(),
        new Relu(),
        new Sigmoid(),
        new Not(),
        new And(),
        new Or(),
        new Add(),
        new Sub(),
        new Mul(),
        new Div(),
        new Pow(),
        new Mod(),
        new Maximum(),
        new Residual(Pointwise.RELU),
        new Minimum(),
        new Equal(),
        new NotEqual(),
        new Less(),
        new LessEqual(),
        new Greater(),
        new GreaterEqual(),
        new Where());
  }

  private static List<Op> reductions() {
    return List.of(
        new Sum(List.of(1), false),
        new Sum(List.of(0, 2), true),
        new Sum(NONE, false),
        new Prod(List.of(1), false),
        new Prod(List.of(0, 2), true),
        new Prod(NONE, false),
        new Mean(List.of(1), false),
        new Mean(List.of(0, 2), true),
        new Mean(NONE, false),
        new Variance(List.of(1), false),
        new Variance(List.of(0, 2), true),
        new Variance(NONE, false),
        new LogSumExp(List.of(1), false),
        new LogSumExp(List.of(0, 2), true),
        new LogSumExp(NONE, false),
        new Max(List.of(1), false),
        new Max(List.of(0, 2), true),
        new Max(NONE, false),
        new Min(List.of(1), false),
        new Min(List.of(0, 2), true),
        new Min(NONE, false),
        new Prod(List.of(0), false),
        new Max(List.of(0), false),
        new Min(List.of(0), false),
        new ArgMax(1),
        new ArgMin(1),
        new CumSum(1, false),
        new CumSum(1, true),
        new Sort(1, false),
        new Sort(0, true),
        new Sort(1, true));
  }

  private static List<Op> moves() {
    return List.of(
        new Cast(DType.INT32),
        new Cast(DType.BOOL),
        new Cast(DType.UINT8),
        new Cast(DType.FLOAT16),
        new Cast(DType.FLOAT64),
        new Reshape(Shape.of(3, 4)),
        new Transpose(List.of(2, 0, 1)),
        new BroadcastTo(Shape.of(2, 2, 3)),
        new Reverse(List.of(0, 2)),
        new Unstack(1),
        new Concat(1),
        new Slice(Shape.of(1, 2, 1), List.of(1, 2, 1)),
        new Pad(Shape.of(3, 5), List.of(1, 2)),
        new Identity(),
        new StopGradient(),
        new Gather(1),
        new ScatterAdd(0, 4),
        new OneHot(3, DType.FLOAT64),
        new Fill(DType.FLOAT64, Shape.of(2, 2)),
        new Fill(DType.INT32, Shape.of(2)),
        new Iota(DType.INT64, 4),
        new RandomBits(Shape.of(2, 3)),
        new RandomUniform(DType.FLOAT32, Shape.of(2, 3)),
        new RandomUniform(DType.FLOAT64, Shape.of(2, 3)),
        new RandomNormal(DType.FLOAT64, Shape.of(3)));
  }

  private static List<Op> learning() {
    return List.of(
        new MatMul(false, false),
        new MatMul(true, true),
        new MatMul(false, true),
        new MatMul(true, false),
        new Softmax(1),
        new LogSoftmax(0),
        new LogSoftmax(1),
        new Linear(Pointwise.LINEAR, true),
        new Linear(Pointwise.RELU, true),
        new Linear(Pointwise.SIGMOID, true),
        new Linear(Pointwise.TANH, true),
        new Linear(Pointwise.TANH, false),
        new SimpleRnn(Pointwise.TANH, false, false),
        new SimpleRnn(Pointwise.RELU, true, true),
        new Lstm(false, false),
        new Lstm(true, true),
        new Gru(true, false, false),
        new Gru(true, true, true),
        new Gru(false, false, false),
        new Gru(false, true, true),
        new LastState(new Lstm(false, false)),
        new LastState(new Lstm(true, true)),
        new LastState(new Gru(true, false, false)),
        new LastState(new Gru(true, true, true)),
        new Dropout(0.4),
        ScanCases.simple(false, false),
        ScanCases.simple(true, true),
        new ScaledDotProductAttention(0.5, false, false, 0),
        new ScaledDotProductAttention(0.75, true, true, 0),
        new ScaledDotProductAttention(1, false, false, 0.4),
        new CrossEntropy(0.125),
        new SoftmaxCrossEntropy(),
        new SparseSoftmaxCrossEntropy(),
        new SigmoidCrossEntropy(),
        new SgdUpdate(0.0, false),
        new SgdUpdate(0.9, false),
        new SgdUpdate(0.9, true),
        new AdamUpdate(0.9, 0.999, 1.0e-7),
        new AdagradUpdate(1.0e-7),
        new SparseUpdate(new SgdUpdate(0.0, false)),
        new SparseUpdate(new AdagradUpdate(1.0e-7)),
        Programs.rmsProp(),
        Programs.exchanged(),
        new MultiTensorUpdate(
            List.of(
                new MultiTensorUpdate.Update(new SgdUpdate(0.0, false), 3, 1),
                new MultiTensorUpdate.Update(Programs.exchanged(), 2, 2))));
  }

  private static List<Op> windows() {
    Sliding line = new Sliding(List.of(2), List.of(3), List.of(3), List.of(0));
    Sliding plane = new Sliding(List.of(2, 1), List.of(1, 2), List.of(1, 0), List.of(0, 2));
    return List.of(
        new Patches(Shape.of(2), line),
        new Convolution(line, 1),
        new Convolution(plane, 2, Pointwise.TANH, true),
        new ConvolutionTranspose(Shape.of(6), line, 1),
        new ConvolutionTranspose(Shape.of(4, 3), plane, 2, Pointwise.SIGMOID, true),
        new ConvolutionWeights(Shape.of(2), line, 1),
        new ConvolutionWeights(Shape.of(2, 2), plane, 2));
  }

  private static List<Op> pools() {
    Sliding line = new Sliding(List.of(2), List.of(2), List.of(1), List.of(2));
    Sliding plane = new Sliding(List.of(2, 1), List.of(1, 1), List.of(1, 0), List.of(0, 1));
    Shape two = Shape.of(2);
    Shape six = Shape.of(3, 2);
    return List.of(
        new MaxPooling(two, line),
        new MaxPooling(six, plane),
        new MaxPoolingIndices(two, line),
        new MaxPoolingIndices(six, plane),
        new AveragePooling(two, line, false),
        new AveragePooling(two, line, true),
        new AveragePooling(six, plane, false),
        new AveragePooling(six, plane, true),
        new MaxUnpooling(Shape.of(2, 3)));
  }

  private static List<Op> normalizations() {
    return List.of(
        new BatchNormalization(0.25, true, true),
        new BatchNormalization(0.25, true, true, Pointwise.RELU),
        new BatchNormalization(0.25, false, true),
        new BatchNormalizationInference(0.25, true, true),
        new LayerNormalization(1, 0.25, true, true),
        new LayerNormalization(2, 0.25, true, false),
        new GroupNormalization(2, 0.25, true, true),
        new GroupNormalization(4, 0.25, false, false),
        new LocalResponseNormalization(3, 0.5, 0.75, 2));
  }
}
