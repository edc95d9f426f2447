package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/** Calls that operations must refuse. */
final class BadCalls {
  private static final Class<ShapeMismatchException> SHAPE = ShapeMismatchException.class;
  private static final Class<DTypeMismatchException> DTYPE = DTypeMismatchException.class;
  private static final Class<InvalidArgumentException> ARGUMENT = InvalidArgumentException.class;

  private BadCalls() {}

  /** An operation, inputs, the failure, and words that its message must hold. */
  record Bad(Op op, String inputs, Class<? extends Throwable> failure, List<String> words) {}

  private static Bad bad(
      Op op, String inputs, Class<? extends Throwable> failure, String... words) {
    return new Bad(op, inputs, failure, List.of(words));
  }

  static List<Bad> all() {
    List<Bad> cases = new ArrayList<>();
    for (Op op : Families.realUnary()) {
      cases.add(bad(op, "i32(2)", DTYPE, "float32 or float64", "int32(2,)", "Cast"));
      cases.add(bad(op, "f32(2);f32(2)", ARGUMENT, "1 input", "2"));
    }
    for (Op op : List.of(new Neg(), new Abs(), new Sign(), new Square())) {
      cases.add(bad(op, "bool(2)", DTYPE, "int64", "bool(2,)"));
      cases.add(bad(op, "f16(2)", DTYPE, "int64", "float16(2,)"));
    }
    cases.add(bad(new Not(), "f32(2)", DTYPE, "bool", "float32(2,)"));
    for (Op op : List.of(new And(), new Or())) {
      cases.add(bad(op, "i32(2);i32(2)", DTYPE, "bool", "int32(2,)"));
    }
    List<Op> pairs = new ArrayList<>(Families.binary());
    pairs.addAll(Families.compare());
    for (Op op : pairs) {
      cases.add(bad(op, "f32(2,3);f32(4)", SHAPE, "broadcast", "(2, 3) and (4,)", "Reshape"));
      cases.add(bad(op, "f32(2);f64(2)", DTYPE, "one element type", "float64(2,)", "Cast"));
      cases.add(bad(op, "u8(2);u8(2)", DTYPE, "int32", "uint8(2,)"));
      cases.add(bad(op, "f32(0);f32(2)", SHAPE, "(0,) and (2,)"));
      cases.add(bad(op, "f32(2)", ARGUMENT, "2 inputs", "1"));
    }
    for (Op op : Families.reductions(List.of(2), false)) {
      cases.add(bad(op, "f32(2,3)", SHAPE, "axis 2", "float32(2, 3)"));
      cases.add(bad(op, "bool(2,3,4)", DTYPE, "float32", "bool(2, 3, 4)"));
    }
    for (Op op : List.of(new ArgMax(0), new ArgMin(0))) {
      cases.add(bad(op, "f32(0,3)", SHAPE, "at least one element", "float32(0, 3)"));
      cases.add(bad(op, "f32()", SHAPE, "axis 0", "float32()"));
    }
    cases.add(bad(new CumSum(1, false), "f32(2)", SHAPE, "axis 1", "float32(2,)"));
    cases.add(bad(new Where(), "f32(2);f32(2);f32(2)", DTYPE, "bool", "float32(2,)"));
    cases.add(bad(new Where(), "bool(2);f32(2);f64(2)", DTYPE, "one element type"));
    cases.add(bad(new Where(), "bool(2);f32(2);f32(3)", SHAPE, "broadcast"));
    cases.add(bad(new Cast(DType.FLOAT32), "", ARGUMENT, "1 input", "0"));
    cases.addAll(badMoves());
    cases.addAll(badComposites());
    cases.addAll(badWindows());
    cases.addAll(badPools());
    cases.addAll(badNormalizations());
    return cases;
  }

  private static List<Bad> badMoves() {
    return List.of(
        bad(new Reshape(Shape.of(4)), "f32(2,3)", SHAPE, "4 elements", "6 in float32(2, 3)"),
        bad(new Transpose(List.of(1, 0)), "f32(2)", SHAPE, "2 axes", "float32(2,)"),
        bad(new BroadcastTo(Shape.of(2)), "f32(3)", SHAPE, "broadcast"),
        bad(new BroadcastTo(Shape.of(1)), "f32(3)", SHAPE, "broadcasts to (1,)"),
        bad(new BroadcastTo(Shape.of(3)), "f32(1,3)", SHAPE, "broadcasts to (3,)"),
        bad(new Slice(Shape.of(6)), "f32(5);host i64(1)", SHAPE, "fits into (5,)"),
        bad(new Slice(Shape.of(3), List.of(3)), "f32(6);host i64(1)", SHAPE, "fits into"),
        bad(new Slice(Shape.of(1)), "f32(5);i64(1)", ARGUMENT, "1 int64 on the host"),
        bad(new Slice(Shape.of(1)), "f32(5);host f64(1)", ARGUMENT, "int64 on the host"),
        bad(new Slice(Shape.of(1)), "f32(5);host i64(2)", ARGUMENT, "1 int64 on the host"),
        bad(new Slice(Shape.of(1)), "f32(5,5);host i64(2)", SHAPE, "1 axis"),
        bad(new Pad(Shape.of(2)), "f32(3);host i64(1);host f64()", SHAPE, "fits into (2,)"),
        bad(new Pad(Shape.of(2)), "f16(1);host i64(1);host f64()", DTYPE, "float16"),
        bad(new Pad(Shape.of(2)), "f32(1);host i64(1);f32()", ARGUMENT, "one number"),
        bad(new Concat(0), "", ARGUMENT, "at least one input"),
        bad(new Concat(0), "f32(2);f64(2)", DTYPE, "one element type"),
        bad(new Concat(0), "f32(2,3);f32(2,4)", SHAPE, "differ along axis 0 only"),
        bad(new Concat(0), "f32(2,3);f32(3)", SHAPE, "2 axes"),
        bad(new Concat(1), "f32(2)", SHAPE, "axis 1"),
        bad(new Reverse(List.of(1)), "f32(2)", SHAPE, "axis 1"),
        bad(new Unstack(1), "f32(2)", SHAPE, "axis 1"),
        bad(new Unstack(1), "f32(2,0)", SHAPE, "one slice or more"),
        bad(new Gather(1), "f32(2);i32(2)", SHAPE, "axis 1"),
        bad(new Gather(0), "f32(2);f32(2)", DTYPE, "int32 or int64"),
        bad(new ScatterAdd(0, 9), "f32(2,3);i32(3)", SHAPE, "axes (3,)", "float32(2, 3)"),
        bad(new ScatterAdd(1, 9), "f32(2);i32(2)", SHAPE, "from axis 1 on"),
        bad(new ScatterAdd(0, 9), "bool(2);i32(2)", DTYPE, "bool"),
        bad(new Sort(1, false), "f32(2)", SHAPE, "axis 1"),
        bad(new MatMul(), "f32(2,3);f32(4,5)", SHAPE, "(…, k, m)", "float32(4, 5)"),
        bad(new MatMul(true, false), "f32(2,3);f32(3,5)", SHAPE, "(…, k, n)"),
        bad(new MatMul(), "f32(3);f32(3,5)", SHAPE, "at least 2 axes", "expandDims"),
        bad(new MatMul(), "f32(2,2,3);f32(3,3,5)", SHAPE, "broadcast"),
        bad(new MatMul(), "i32(2,3);i32(3,5)", DTYPE, "float32 or float64"),
        bad(new Fill(DType.FLOAT32, Shape.of(2)), "host f64(2)", ARGUMENT, "one number"),
        bad(new Iota(DType.INT32, 3), "f32(2)", ARGUMENT, "0 inputs"),
        bad(new RandomUniform(DType.FLOAT32, Shape.of(2)), "host i64(3)", ARGUMENT, "4 int64"),
        bad(new RandomBits(Shape.of(2)), "i64(4)", ARGUMENT, "4 int64 on the host"),
        bad(new StopGradient(), "", ARGUMENT, "1 input"),
        bad(new Identity(), "f32(1);f32(1)", ARGUMENT, "1 input"));
  }

  private static List<Bad> badComposites() {
    AdamUpdate adam = new AdamUpdate(0.9, 0.999, 1e-7);
    SparseUpdate sparse = new SparseUpdate(new SgdUpdate(0, false));
    return List.of(
        bad(new Softmax(2), "f32(2,3)", SHAPE, "axis 2"),
        bad(new LogSoftmax(0), "f32()", SHAPE, "axis 0"),
        bad(new Mean(List.of(0), false), "i32(2)", DTYPE, "float32 or float64"),
        bad(new Variance(List.of(0), false), "i32(2)", DTYPE, "float32 or float64"),
        bad(new LogSumExp(List.of(0), false), "i32(2)", DTYPE, "float32 or float64"),
        bad(new OneHot(3, DType.FLOAT32), "f32(2)", DTYPE, "int32 or int64"),
        bad(new RandomNormal(DType.FLOAT32, Shape.of(2)), "", ARGUMENT, "1 input"),
        bad(
            new Scan(GoodCalls.adding(), 1, 1, false, false),
            "f32(3);f32(2,0);f32(3)",
            SHAPE,
            "at least one step",
            "float32(2, 0)",
            "mask the padding"),
        bad(
            new Scan(GoodCalls.adding(), 1, 1, false, false),
            "f32(3);f32(2,5);f32(2,3)",
            SHAPE,
            "a state 0 that a step leaves as float32(3,)",
            "float32(2, 3)",
            "next states"),
        bad(
            new Scan(GoodCalls.adding(), 1, 1, false, true),
            "f32(2);f32(2,5);f32(2);bool(5,2)",
            ARGUMENT,
            "a mask (N, T): bool(2, 5)"),
        bad(
            new Scan(GoodCalls.adding(), 1, 1, false, true),
            "f32(3);f32(2,5);f32(3);bool(2,5)",
            SHAPE,
            "states and outputs (N, …) where there is a mask",
            "float32(3,)"),
        bad(
            new Scan(Body.of(2).results(0, 5), 1, 1, false, false),
            "f32(3);f32(2,5)",
            ARGUMENT,
            "slots from 0 to 1 there",
            "slot 5"),
        bad(
            new ScaledDotProductAttention(1, false, false, 0),
            "f32(2,5,3);f32(2,4,2);f32(2,4,3)",
            SHAPE,
            "key (…, S, D)",
            "float32(2, 4, 2)",
            "Project"),
        bad(
            new ScaledDotProductAttention(1, false, false, 0),
            "f32(2,5,3);f32(2,4,3);f32(2,3,3)",
            SHAPE,
            "value (…, S, V)"),
        bad(
            new ScaledDotProductAttention(1, false, false, 0),
            "f32(2,5,3);f32(1,4,3);f32(2,4,3)",
            SHAPE,
            "query (…, T, D)"),
        bad(
            new ScaledDotProductAttention(1, false, true, 0),
            "f32(2,5,3);f32(2,4,3);f32(2,4,3);bool(2,4)",
            SHAPE,
            "broadcasts to (…, T, S), here (2, 5, 4)",
            "bool(2, 4)",
            "expandDims"),
        bad(
            new ScaledDotProductAttention(1, false, true, 0),
            "f32(5,3);f32(4,3);f32(4,3);i32(5,4)",
            DTYPE,
            "a mask of bool",
            "notEqual(0)"),
        bad(
            new ScaledDotProductAttention(1, false, false, 0.5),
            "f32(5,3);f32(4,3);f32(4,3)",
            ARGUMENT,
            "4 inputs"),
        bad(
            new ScaledDotProductAttention(1, false, false, 0),
            "f32(3);f32(4,3);f32(4,3)",
            SHAPE,
            "at least 2 axes"),
        bad(
            new SimpleRnn(Pointwise.TANH, false, false),
            "f32(2,0,3);f32(3,4);f32(4,4);f32(4);f32(2,4)",
            SHAPE,
            "at least one step",
            "float32(2, 0, 3)",
            "mask the padding"),
        bad(
            new SimpleRnn(Pointwise.TANH, false, false),
            "f32(2,3);f32(3,4);f32(4,4);f32(4);f32(2,4)",
            SHAPE,
            "(batch, time, features)"),
        bad(
            new Lstm(false, false),
            "f32(2,5,3);f32(3,12);f32(4,16);f32(16);f32(2,4);f32(2,4)",
            SHAPE,
            "a kernel of shape (3, 16)",
            "float32(3, 12)"),
        bad(
            new Lstm(false, false),
            "f32(2,5,3);f32(3,16);f32(4,16);f32(16);f32(2,4);f32(1,4)",
            SHAPE,
            "an initial state (batch, units) of shape (2, 4)",
            "float32(1, 4)"),
        bad(
            new Lstm(false, false),
            "f32(2,5,3);f32(3,16);f32(4,16);f32(16);f32(2,4)",
            ARGUMENT,
            "6 inputs"),
        bad(
            new LastState(new Lstm(false, true)),
            "f32(2,5,3);f32(3,16);f32(4,16);f32(16);f32(2,4);f32(2,4)",
            ARGUMENT,
            "7 inputs"),
        bad(
            new Gru(true, false, false),
            "f32(2,5,3);f32(3,12);f32(4,12);f32(12);f32(2,4)",
            SHAPE,
            "a bias of shape (2, 12)"),
        bad(
            new Gru(false, false, false),
            "f32(2,5,3);f32(3,12);f32(4,12);f64(12);f32(2,4)",
            DTYPE,
            "one element type"),
        bad(
            new Gru(false, false, true),
            "f32(2,5,3);f32(3,12);f32(4,12);f32(12);f32(2,4);f32(2,5)",
            ARGUMENT,
            "a mask (batch, time)",
            "float32(2, 5)"),
        bad(new Residual(Pointwise.RELU), "f32(2,3);f32(4)", SHAPE, "broadcast"),
        bad(new Residual(Pointwise.RELU), "i32(2);i32(2)", DTYPE, "float32 or float64"),
        bad(new Linear(Pointwise.RELU, false), "f32(2,3);f32(4,5)", SHAPE, "(…, in)"),
        bad(new Linear(Pointwise.RELU, true), "f32(2,3);f32(3,5)", ARGUMENT, "3 inputs"),
        bad(new Linear(Pointwise.RELU, true), "f32(2,3);f32(3,5);f32(3)", SHAPE, "shape (5,)"),
        bad(new Linear(Pointwise.RELU, false), "f32(2,3);f64(3,5)", DTYPE, "one element"),
        bad(new Linear(Pointwise.RELU, false), "f32();f32(3,5)", SHAPE, "at least 1 axis"),
        bad(new Dropout(0.5), "i32(2);host i64(4)", DTYPE, "float32 or float64"),
        bad(new Dropout(0.5), "f32(2);host i64(2)", ARGUMENT, "4 int64 on the host"),
        bad(new CrossEntropy(1e-7), "f32(2,3);f32(2,4)", SHAPE, "shape (2, 3)"),
        bad(new CrossEntropy(1e-7), "f32();f32()", SHAPE, "at least 1 axis"),
        bad(new SoftmaxCrossEntropy(), "f32(2,3);f32(2,4)", SHAPE, "shape (2, 3)"),
        bad(new SoftmaxCrossEntropy(), "f32();f32()", SHAPE, "at least 1 axis"),
        bad(new SparseSoftmaxCrossEntropy(), "f32(2,3);i32(3)", SHAPE, "shape (2,)"),
        bad(new SparseSoftmaxCrossEntropy(), "f32(2,3);f32(2)", DTYPE, "int32 or int64"),
        bad(new SigmoidCrossEntropy(), "f32(2);f32(3)", SHAPE, "shape (2,)"),
        bad(new SgdUpdate(0, false), "f32(2);f32(3);host f64()", SHAPE, "shape (2,)"),
        bad(new SgdUpdate(0.9, false), "f32(2);f32(2);host f64()", ARGUMENT, "4 inputs"),
        bad(sparse, "f32(9,3);f32(4,2);i32(4);host f64()", SHAPE, "shape (4, 3)"),
        bad(sparse, "f32(9,3);f32(4,3);i32(5);host f64()", SHAPE, "shape (5, 3)"),
        bad(sparse, "f32();f32(4);i32(4);host f64()", SHAPE, "at least 1 axis"),
        bad(sparse, "f32(9,3);f64(4,3);i32(4);host f64()", DTYPE, "one element type"),
        bad(sparse, "f32(9,3);f32(4,3);f32(4);host f64()", DTYPE, "int32 or int64"),
        bad(sparse, "f32(9,3);f32(4,3);i32(4)", ARGUMENT, "4 inputs"),
        bad(new AdagradUpdate(1e-7), "f32(2);f32(3);f32(2);host f64()", SHAPE, "shape (2,)"),
        bad(new AdagradUpdate(1e-7), "f32(2);f32(2);host f64()", ARGUMENT, "4 inputs"),
        bad(new SgdUpdate(0, false), "f32(2);f32(2);f32()", ARGUMENT, "one number"),
        bad(adam, "f32(2)", ARGUMENT, "6 inputs"),
        bad(GoodCalls.hypotenuse(0), "f32(2);f32(2)", ARGUMENT, "3 inputs"),
        bad(GoodCalls.hypotenuse(0), "f32(1,2);f32(2);f32()", SHAPE, "(1, 2)", "one element"),
        bad(GoodCalls.hypotenuse(0), "f32();f32(2);f32()", SHAPE, "shape (2,)"),
        bad(GoodCalls.hypotenuse(0), "bf16(2);bf16(2);bf16()", DTYPE, "float32 or float64"),
        bad(many(1), "f32(2);f32(2);host f64();f32(2)", ARGUMENT, "3 inputs"),
        bad(many(2), "f32(2);f32(2);host f64()", ARGUMENT, "2 results of sgd_update"),
        bad(
            adam,
            "f32(2);f32(2);f32(2);f32(2);host f64();host f64()",
            ARGUMENT,
            "1 int64 on the host"));
  }

  private static MultiTensorUpdate many(int outputs) {
    SgdUpdate sgd = new SgdUpdate(0, false);
    return new MultiTensorUpdate(List.of(new MultiTensorUpdate.Update(sgd, 3, outputs)));
  }

  private static List<Bad> badWindows() {
    Sliding line = new Sliding(List.of(2), List.of(3), List.of(1), List.of(0));
    Convolution plain = new Convolution(line, 1);
    ConvolutionTranspose back = new ConvolutionTranspose(Shape.of(7), line, 1);
    ConvolutionWeights weights = new ConvolutionWeights(Shape.of(2), line, 2);
    return List.of(
        bad(new Patches(Shape.of(2), line), "f32(4,7)", SHAPE, "3 axes", "float32(4, 7)"),
        bad(
            new Patches(Shape.of(4), line),
            "f32(4,7,3)",
            SHAPE,
            "fits into (7,)",
            "8 = 1 + 7 + 0 along spatial axis 0",
            "10 = (4 − 1) · 3 + 1"),
        bad(new Patches(Shape.of(2), line), "i32(4,7,3)", DTYPE, "float32 or float64"),
        bad(plain, "f32(4,7,3)", ARGUMENT, "2 inputs"),
        bad(plain, "f32(4,7,3);f64(2,3,5)", DTYPE, "one element type"),
        bad(plain, "f32(4,7,3);f32(2,3)", SHAPE, "3 axes", "float32(2, 3)"),
        bad(plain, "f32(4,7,3);f32(2,4,5)", SHAPE, "4 = 4 · 1 channels in", "(4, 7, 3)"),
        bad(new Convolution(line, 2), "f32(4,7,4);f32(2,2,5)", SHAPE, "into 2 groups"),
        bad(plain, "f32(4,1,3);f32(2,3,5)", SHAPE, "at most 2", "4 = (2 − 1) · 3 + 1"),
        bad(
            new Convolution(line, 1, Pointwise.LINEAR, true),
            "f32(4,7,3);f32(2,3,5);f32(3)",
            SHAPE,
            "shape (5,)"),
        bad(back, "f32(4,4,5);f32(2,3,5)", SHAPE, "(4, 3, 5)", "float32(4, 4, 5)"),
        bad(back, "f32(4,3,2);f32(2,3,5)", SHAPE, "(4, 3, 5)", "float32(4, 3, 2)"),
        bad(weights, "f32(4,7,3);f32(4,3,2)", SHAPE, "into 2 groups"),
        bad(weights, "f32(4,7,2);f32(4,4,2)", SHAPE, "shape (4, 3, 2)"));
  }

  private static List<Bad> badPools() {
    Shape two = Shape.of(2);
    MaxPooling plain = new MaxPooling(two, Sliding.simple(1));
    Sliding wide = new Sliding(List.of(1), List.of(1), List.of(2), List.of(0));
    Sliding late = new Sliding(List.of(3), List.of(1), List.of(0), List.of(3));
    MaxUnpooling back = new MaxUnpooling(Shape.of(5));
    return List.of(
        bad(plain, "f32(4,7)", SHAPE, "3 axes", "float32(4, 7)"),
        bad(plain, "f32(4,1,3)", SHAPE, "at most 1", "2 = (2 − 1) · 1 + 1"),
        bad(plain, "i64(4,7,3)", DTYPE, "float32 or float64"),
        bad(plain, "f32(4,7,3);f32(4,7,3)", ARGUMENT, "1 input"),
        bad(
            new AveragePooling(two, wide, true),
            "f32(4,7,3)",
            SHAPE,
            "at least one element",
            "none at place 0 along spatial axis 0: 2 elements from 0 · 1 − 2 on"),
        bad(new MaxPoolingIndices(two, late), "f32(4,3,3)", SHAPE, "2 elements from 1 · 3 − 0 on"),
        bad(back, "f32(4,2,3);f32(4,2,3)", DTYPE, "int32 or int64"),
        bad(back, "f32(4,2,3);i32(4,2)", SHAPE, "shape (4, 2, 3)"),
        bad(back, "f32(4,2,2,3);i32(4,2,2,3)", SHAPE, "3 axes"),
        bad(new MaxUnpooling(Shape.of(0)), "f32(1,2,3);i32(1,2,3)", SHAPE, "places for"));
  }

  private static List<Bad> badNormalizations() {
    BatchNormalization batch = new BatchNormalization(1, true, true);
    return List.of(
        bad(batch, "f32(4,3);f32(3)", ARGUMENT, "3 inputs"),
        bad(batch, "f32(4,3);f32(3);f32(4)", SHAPE, "shape (3,)", "float32(4,)"),
        bad(batch, "f32(4,3);f32(3);f64(3)", DTYPE, "one element type"),
        bad(batch, "i32(4,3);i32(3);i32(3)", DTYPE, "float32 or float64"),
        bad(batch, "f32(3);f32(3);f32(3)", SHAPE, "at least 2 axes"),
        bad(
            new BatchNormalizationInference(1, false, false),
            "f32(4,3);f32(3);f32(4)",
            SHAPE,
            "shape (3,)"),
        bad(new LayerNormalization(3, 1, false, false), "f32(4,3)", SHAPE, "at least 3 axes"),
        bad(new LayerNormalization(2, 1, true, false), "f32(4,3);f32(3)", SHAPE, "shape (4, 3)"),
        bad(new GroupNormalization(2, 1, false, false), "f32(4,3)", SHAPE, "into 2 groups"),
        bad(new LocalResponseNormalization(3, 1, 1, 1), "f32(4,0)", SHAPE, "one channel"),
        bad(new LocalResponseNormalization(3, 1, 1, 1), "f32()", SHAPE, "at least 1 axis"));
  }
}
