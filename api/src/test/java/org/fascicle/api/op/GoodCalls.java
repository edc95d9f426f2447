package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;

/** Calls that operations must accept. */
final class GoodCalls {
  private GoodCalls() {}

  /** An operation, inputs, and the results it must infer. */
  record Good(Op op, String inputs, String results) {}

  static List<Good> all() {
    List<Good> cases = new ArrayList<>();
    for (Op op : Families.realUnary()) {
      cases.add(new Good(op, "f32(2,3)", "f32(2,3)"));
      cases.add(new Good(op, "f64()", "f64()"));
      cases.add(new Good(op, "f64(0,5)", "f64(0,5)"));
    }
    for (Op op : List.of(new Neg(), new Abs(), new Sign(), new Square())) {
      cases.add(new Good(op, "i32(7)", "i32(7)"));
      cases.add(new Good(op, "f64(1,1)", "f64(1,1)"));
    }
    cases.add(new Good(new Not(), "bool(3)", "bool(3)"));
    for (Op op : List.of(new And(), new Or())) {
      cases.add(new Good(op, "bool(3,1);bool(4)", "bool(3,4)"));
    }
    for (Op op : Families.binary()) {
      cases.add(new Good(op, "f32(2,1,3);f32(4,1)", "f32(2,4,3)"));
      cases.add(new Good(op, "i64();i64(5)", "i64(5)"));
      cases.add(new Good(op, "f64(0,3);f64(1,3)", "f64(0,3)"));
    }
    for (Op op : Families.compare()) {
      cases.add(new Good(op, "i32(2,1);i32(3)", "bool(2,3)"));
      cases.add(new Good(op, "f64(0);f64()", "bool(0)"));
    }
    for (Op op : Families.reductions(List.of(0, 2), false)) {
      cases.add(new Good(op, "f64(2,3,4)", "f64(3)"));
    }
    for (Op op : Families.reductions(List.of(1), true)) {
      cases.add(new Good(op, "f32(2,0,4)", "f32(2,1,4)"));
    }
    for (Op op : Families.reductions(List.of(), false)) {
      cases.add(new Good(op, "f32(2,3)", "f32(2,3)"));
    }
    cases.add(new Good(new Sum(List.of(0), false), "i32(3,2)", "i32(2)"));
    for (Op op : List.of(new ArgMax(1), new ArgMin(1))) {
      cases.add(new Good(op, "f32(2,3,4)", "i64(2,4)"));
    }
    cases.add(new Good(new CumSum(1, false), "i64(2,3)", "i64(2,3)"));
    cases.add(new Good(new Where(), "bool(2,1);f16(3);f16(4,1,1)", "f16(4,2,3)"));
    cases.add(new Good(new Cast(DType.BFLOAT16), "u8(2)", "bf16(2)"));
    cases.addAll(goodMoves());
    cases.addAll(goodComposites());
    cases.addAll(goodWindows());
    cases.addAll(goodPools());
    cases.addAll(goodNormalizations());
    return cases;
  }

  private static List<Good> goodMoves() {
    return List.of(
        new Good(new Reshape(Shape.of(3, 2)), "bool(2,3)", "bool(3,2)"),
        new Good(new Reshape(Shape.of(0, 7)), "f32(3,0)", "f32(0,7)"),
        new Good(new Transpose(List.of(2, 0, 1)), "u8(2,3,4)", "u8(4,2,3)"),
        new Good(new Transpose(List.of()), "f32()", "f32()"),
        new Good(new BroadcastTo(Shape.of(2, 3)), "f32(1)", "f32(2,3)"),
        new Good(new Slice(Shape.of(2, 1)), "f32(5,1);host i64(2)", "f32(2,1)"),
        new Good(new Slice(Shape.of(3), List.of(2)), "bool(5);host i64(1)", "bool(3)"),
        new Good(new Slice(Shape.of(0)), "f32(0);host i64(1)", "f32(0)"),
        new Good(new Pad(Shape.of(5, 4)), "f32(5,1);host i64(2);host f64()", "f32(5,4)"),
        new Good(new Pad(Shape.of(5), List.of(4)), "u8(2);host i64(1);host i64(1)", "u8(5)"),
        new Good(new Concat(1), "f32(2,3);f32(2,0);f32(2,4)", "f32(2,7)"),
        new Good(new Concat(0), "bool(2)", "bool(2)"),
        new Good(new Reverse(List.of(0, 1)), "f16(2,3)", "f16(2,3)"),
        new Good(new Unstack(1), "f32(4,2,3)", "f32(4,3);f32(4,3)"),
        new Good(new Unstack(0), "bool(1)", "bool()"),
        new Good(new Gather(1), "f32(2,9,3);i32(4,5)", "f32(2,4,5,3)"),
        new Good(new Gather(0), "bool(9);i64()", "bool()"),
        new Good(new ScatterAdd(1, 9), "f32(2,4,5,3);i32(4,5)", "f32(2,9,3)"),
        new Good(new ScatterAdd(0, 9), "i64(3);i64()", "i64(9,3)"),
        new Good(new Sort(0, true), "f32(4,2)", "f32(4,2);i64(4,2)"),
        new Good(new MatMul(), "f32(2,3);f32(3,4)", "f32(2,4)"),
        new Good(new MatMul(true, true), "f64(3,2);f64(4,3)", "f64(2,4)"),
        new Good(new MatMul(), "f32(7,1,2,0);f32(5,0,4)", "f32(7,5,2,4)"),
        new Good(new Fill(DType.BOOL, Shape.of(2)), "host i64(1)", "bool(2)"),
        new Good(new Iota(DType.INT64, 0), "", "i64(0)"),
        new Good(new RandomUniform(DType.FLOAT64, Shape.of(3)), "host i64(4)", "f64(3)"),
        new Good(new RandomBits(Shape.of(3, 0)), "host i64(4)", "i32(3,0)"),
        new Good(new StopGradient(), "u8(2)", "u8(2)"),
        new Good(new Identity(), "bf16(2)", "bf16(2)"));
  }

  private static List<Good> goodComposites() {
    return List.of(
        new Good(new Softmax(1), "f32(2,3)", "f32(2,3)"),
        new Good(new LogSoftmax(0), "f64(2,3)", "f64(2,3)"),
        new Good(new OneHot(10, DType.FLOAT32), "i32(2,3)", "f32(2,3,10)"),
        new Good(new RandomNormal(DType.FLOAT32, Shape.of(5)), "host i64(4)", "f32(5)"),
        new Good(new Residual(Pointwise.RELU), "f32(2,3);f32(3)", "f32(2,3)"),
        new Good(new Linear(Pointwise.RELU, true), "f32(2,5,3);f32(3,4);f32(4)", "f32(2,5,4)"),
        new Good(new Linear(Pointwise.TANH, false), "f64(3);f64(3,4)", "f64(4)"),
        new Good(
            new ScaledDotProductAttention(0.5, true, false, 0),
            "f32(2,5,3);f32(2,4,3);f32(2,4,6)",
            "f32(2,5,6);f32(2,5,4)"),
        new Good(
            new ScaledDotProductAttention(1, false, true, 0.1),
            "f64(7,2,5,3);f64(7,2,4,3);f64(7,2,4,0);bool(7,1,1,4);host i64(4)",
            "f64(7,2,5,0);f64(7,2,5,4)"),
        new Good(
            new Scan(adding(), 1, 1, false, false), "f32(3);f64(2,5);f32(3)", "f64(2,5);f32(3)"),
        new Good(
            new Scan(adding(), 1, 1, true, true),
            "i32(2,3);i64(2,5,4);i32(2,1);bool(2,5)",
            "i64(2,5,4);i32(2,3)"),
        new Good(
            new SimpleRnn(Pointwise.TANH, false, false),
            "f32(2,5,3);f32(3,4);f32(4,4);f32(4);f32(2,4)",
            "f32(2,5,4)"),
        new Good(
            new Lstm(false, true),
            "f64(2,5,3);f64(3,16);f64(4,16);f64(16);f64(2,4);f64(2,4);bool(2,5)",
            "f64(2,5,4);f64(2,4)"),
        new Good(
            new Gru(true, true, false),
            "f32(0,1,3);f32(3,12);f32(4,12);f32(2,12);f32(0,4)",
            "f32(0,1,4)"),
        new Good(
            new Gru(false, false, false),
            "f32(2,1,0);f32(0,12);f32(4,12);f32(12);f32(2,4)",
            "f32(2,1,4)"),
        new Good(
            new LastState(new Lstm(true, false)),
            "f32(2,5,3);f32(3,16);f32(4,16);f32(16);f32(2,4);f32(2,4)",
            "f32(2,4);f32(2,4)"),
        new Good(
            new LastState(new SimpleRnn(Pointwise.RELU, false, true)),
            "f64(2,5,3);f64(3,4);f64(4,4);f64(4);f64(2,4);bool(2,5)",
            "f64(2,4)"),
        new Good(new Dropout(0.5), "f32(2,3);host i64(4)", "f32(2,3)"),
        new Good(new CrossEntropy(1e-7), "f32(2,5,3);f32(2,5,3)", "f32(2,5)"),
        new Good(new SoftmaxCrossEntropy(), "f32(2,5,3);f32(2,5,3)", "f32(2,5)"),
        new Good(new SparseSoftmaxCrossEntropy(), "f64(2,5,3);i32(2,5)", "f64(2,5)"),
        new Good(new SigmoidCrossEntropy(), "f32(2,3);f32(2,3)", "f32(2,3)"),
        new Good(new SgdUpdate(0, false), "f32(2);f32(2);host f64()", "f32(2)"),
        new Good(new SgdUpdate(0.9, true), "f32(2);f32(2);f32(2);host f64()", "f32(2);f32(2)"),
        new Good(new AdagradUpdate(1e-7), "f32(2);f32(2);f32(2);host f64()", "f32(2);f32(2)"),
        new Good(
            new SparseUpdate(new SgdUpdate(0, false)),
            "f32(9,3);f32(4,5,3);i32(4,5);host f64()",
            "f32(9,3)"),
        new Good(
            new SparseUpdate(new AdagradUpdate(1e-7)),
            "f64(9);f64(9);f64();i64();host f64()",
            "f64(9);f64(9)"),
        new Good(hypotenuse(0), "f32(2,3);f32(2,3);f32()", "f32(2,3);f32(2,3)"),
        new Good(hypotenuse(-1), "f64(1);f64(1);f64()", "f64(1);f64(1)"),
        new Good(
            new MultiTensorUpdate(
                List.of(
                    new MultiTensorUpdate.Update(new SgdUpdate(0.9, false), 4, 2),
                    new MultiTensorUpdate.Update(hypotenuse(1), 3, 2))),
            "f32(2);f32(2);f32(2);host f64();f32(3);f32(3);f32()",
            "f32(2);f32(2);f32(3);f32(3)"),
        new Good(
            new AdamUpdate(0.9, 0.999, 1e-7),
            "f64(3);f64(3);f64(3);f64(3);host f64();host i64(1)",
            "f64(3);f64(3);f64(3)"));
  }

  /** √(a² + b²) and s (a² + b²), the one over an input. */
  static Elementwise hypotenuse(int over) {
    return new Elementwise(
        3,
        List.of(
            new Elementwise.Call(new Square(), List.of(0)),
            new Elementwise.Call(new Square(), List.of(1)),
            new Elementwise.Call(new Add(), List.of(3, 4)),
            new Elementwise.Call(new Sqrt(), List.of(5)),
            new Elementwise.Call(new Mul(), List.of(2, 5))),
        List.of(new Elementwise.Result(6, over), new Elementwise.Result(7, -1)));
  }

  private static List<Good> goodWindows() {
    Sliding line = new Sliding(List.of(2), List.of(3), List.of(1), List.of(0));
    Sliding plane = Padding.SAME.over(Shape.of(5, 6), Shape.of(3, 2), List.of(2, 2), List.of(1, 1));
    Shape small = Shape.of(3, 2);
    return List.of(
        new Good(new Patches(Shape.of(2), line), "f32(4,7,3)", "f32(4,3,2,3)"),
        new Good(new Patches(small, plane), "f64(0,5,6,1)", "f64(0,3,3,3,2,1)"),
        new Good(new Convolution(line, 1), "f32(4,7,3);f32(2,3,5)", "f32(4,3,5)"),
        new Good(
            new Convolution(plane, 2, Pointwise.RELU, true),
            "f64(1,5,6,4);f64(3,2,2,6);f64(6)",
            "f64(1,3,3,6)"),
        new Good(
            new ConvolutionTranspose(Shape.of(7), line, 1), "f32(4,3,5);f32(2,3,5)", "f32(4,7,3)"),
        new Good(
            new ConvolutionTranspose(Shape.of(8), line, 1), "f32(4,3,5);f32(2,3,5)", "f32(4,8,3)"),
        new Good(
            new ConvolutionTranspose(Shape.of(5, 6), plane, 2, Pointwise.TANH, true),
            "f64(1,3,3,6);f64(3,2,2,6);f64(4)",
            "f64(1,5,6,4)"),
        new Good(
            new ConvolutionWeights(small, plane, 2), "f32(1,5,6,4);f32(1,3,3,6)", "f32(3,2,2,6)"));
  }

  private static List<Good> goodPools() {
    Sliding line = new Sliding(List.of(2), List.of(1), List.of(1), List.of(0));
    Sliding plane = Padding.SAME.over(Shape.of(5, 6), Shape.of(3, 2), List.of(2, 2), List.of(1, 1));
    Shape small = Shape.of(3, 2);
    return List.of(
        new Good(new MaxPooling(Shape.of(2), line), "f32(4,7,3)", "f32(4,4,3)"),
        new Good(new MaxPooling(small, plane), "f64(0,5,6,1)", "f64(0,3,3,1)"),
        new Good(new MaxPoolingIndices(small, plane), "f32(2,5,6,0)", "f32(2,3,3,0);i64(2,3,3,0)"),
        new Good(new AveragePooling(small, plane, true), "f32(1,5,6,4)", "f32(1,3,3,4)"),
        new Good(new MaxUnpooling(Shape.of(5, 6)), "f32(1,3,3,4);i32(1,3,3,4)", "f32(1,5,6,4)"),
        new Good(new MaxUnpooling(Shape.of(0)), "f64(1,0,4);i64(1,0,4)", "f64(1,0,4)"));
  }

  private static List<Good> goodNormalizations() {
    return List.of(
        new Good(
            new BatchNormalization(0, true, true),
            "f32(4,5,6,3);f32(3);f32(3)",
            "f32(4,5,6,3);f32(3);f32(3)"),
        new Good(new BatchNormalization(1, false, false), "f64(4,3)", "f64(4,3);f64(3);f64(3)"),
        new Good(
            new BatchNormalization(1, false, false, Pointwise.RELU),
            "f32(4,3)",
            "f32(4,3);f32(3);f32(3)"),
        new Good(
            new BatchNormalizationInference(0, true, false),
            "f32(4,3);f32(3);f32(3);f32(3)",
            "f32(4,3)"),
        new Good(
            new LayerNormalization(2, 0, true, false),
            "f32(4,5,3);f32(5,3)",
            "f32(4,5,3);f32(4);f32(4)"),
        new Good(
            new LayerNormalization(1, 0, false, true),
            "f64(4,5,3);f64(3)",
            "f64(4,5,3);f64(4,5);f64(4,5)"),
        new Good(
            new GroupNormalization(2, 0, true, true),
            "f32(4,5,6);f32(6);f32(6)",
            "f32(4,5,6);f32(4,2);f32(4,2)"),
        new Good(new LocalResponseNormalization(5, 1, 1, 1), "f32(2,3)", "f32(2,3)"));
  }

  /** s ← s + c; the step comes out as it is. */
  static Body adding() {
    Body.Builder body = Body.of(3);
    return body.results(body.apply(new Add(), 0, 2), 1);
  }
}
