package org.fascicle.api.op;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The built-in operations: the list that kits, reports and tests go through. */
public final class Operations {
  private static final List<Operation> ALL =
      List.of(
          new Operation("neg", Neg.class),
          new Operation("abs", Abs.class),
          new Operation("sign", Sign.class),
          new Operation("exp", Exp.class),
          new Operation("expm1", Expm1.class),
          new Operation("log", Log.class),
          new Operation("log1p", Log1p.class),
          new Operation("sqrt", Sqrt.class),
          new Operation("rsqrt", Rsqrt.class),
          new Operation("sin", Sin.class),
          new Operation("cos", Cos.class),
          new Operation("tanh", Tanh.class),
          new Operation("erf", Erf.class),
          new Operation("floor", Floor.class),
          new Operation("ceil", Ceil.class),
          new Operation("round", Round.class),
          new Operation("not", Not.class),
          new Operation("and", And.class),
          new Operation("or", Or.class),
          new Operation("add", Add.class),
          new Operation("sub", Sub.class),
          new Operation("mul", Mul.class),
          new Operation("div", Div.class),
          new Operation("pow", Pow.class),
          new Operation("mod", Mod.class),
          new Operation("maximum", Maximum.class),
          new Operation("minimum", Minimum.class),
          new Operation("equal", Equal.class),
          new Operation("not_equal", NotEqual.class),
          new Operation("less", Less.class),
          new Operation("less_equal", LessEqual.class),
          new Operation("greater", Greater.class),
          new Operation("greater_equal", GreaterEqual.class),
          new Operation("where", Where.class),
          new Operation("cast", Cast.class),
          new Operation("sum", Sum.class),
          new Operation("max", Max.class),
          new Operation("min", Min.class),
          new Operation("prod", Prod.class),
          new Operation("argmax", ArgMax.class),
          new Operation("argmin", ArgMin.class),
          new Operation("cumsum", CumSum.class),
          new Operation("reshape", Reshape.class),
          new Operation("transpose", Transpose.class),
          new Operation("broadcast_to", BroadcastTo.class),
          new Operation("slice", Slice.class),
          new Operation("pad", Pad.class),
          new Operation("concat", Concat.class),
          new Operation("reverse", Reverse.class),
          new Operation("unstack", Unstack.class),
          new Operation("gather", Gather.class),
          new Operation("scatter_add", ScatterAdd.class),
          new Operation("sort", Sort.class),
          new Operation("matmul", MatMul.class),
          new Operation("fill", Fill.class),
          new Operation("iota", Iota.class),
          new Operation("random_uniform", RandomUniform.class),
          new Operation("random_bits", RandomBits.class),
          new Operation("stop_gradient", StopGradient.class),
          new Operation("identity", Identity.class),
          new Operation("relu", Relu.class),
          new Operation("sigmoid", Sigmoid.class),
          new Operation("residual", Residual.class),
          new Operation("softmax", Softmax.class),
          new Operation("log_softmax", LogSoftmax.class),
          new Operation("log_sum_exp", LogSumExp.class),
          new Operation("mean", Mean.class),
          new Operation("variance", Variance.class),
          new Operation("square", Square.class),
          new Operation("one_hot", OneHot.class),
          new Operation("random_normal", RandomNormal.class),
          new Operation("linear", Linear.class),
          new Operation("patches", Patches.class),
          new Operation("convolution", Convolution.class),
          new Operation("convolution_transpose", ConvolutionTranspose.class),
          new Operation("convolution_weights", ConvolutionWeights.class),
          new Operation("max_pooling", MaxPooling.class),
          new Operation("max_pooling_indices", MaxPoolingIndices.class),
          new Operation("max_unpooling", MaxUnpooling.class),
          new Operation("average_pooling", AveragePooling.class),
          new Operation("batch_normalization", BatchNormalization.class),
          new Operation("batch_normalization_inference", BatchNormalizationInference.class),
          new Operation("layer_normalization", LayerNormalization.class),
          new Operation("group_normalization", GroupNormalization.class),
          new Operation("local_response_normalization", LocalResponseNormalization.class),
          new Operation("dropout", Dropout.class),
          new Operation("scaled_dot_product_attention", ScaledDotProductAttention.class),
          new Operation("simple_rnn", SimpleRnn.class),
          new Operation("lstm", Lstm.class),
          new Operation("gru", Gru.class),
          new Operation("last_state", LastState.class),
          new Operation("scan", Scan.class),
          new Operation("cross_entropy", CrossEntropy.class),
          new Operation("softmax_cross_entropy", SoftmaxCrossEntropy.class),
          new Operation("sparse_softmax_cross_entropy", SparseSoftmaxCrossEntropy.class),
          new Operation("sigmoid_cross_entropy", SigmoidCrossEntropy.class),
          new Operation("sgd_update", SgdUpdate.class),
          new Operation("adam_update", AdamUpdate.class),
          new Operation("adagrad_update", AdagradUpdate.class),
          new Operation("sparse_update", SparseUpdate.class),
          new Operation("elementwise", Elementwise.class),
          new Operation("multi_tensor_update", MultiTensorUpdate.class));

  private static final Map<String, Operation> BY_NAME =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Operation::name, Function.identity()));

  private Operations() {}

  /** Every built-in operation: primitives first, then composites. */
  public static List<Operation> all() {
    return ALL;
  }

  /** The operations that every backend has a kernel for. */
  public static List<Operation> primitives() {
    return ALL.stream().filter(operation -> !operation.isComposite()).toList();
  }

  /** The operations that a backend may leave to their decomposition. */
  public static List<Operation> composites() {
    return ALL.stream().filter(Operation::isComposite).toList();
  }

  /** The operation of this name. */
  public static Optional<Operation> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /**
   * A built-in operation, attributes left open.
   *
   * @param name what {@link Op#name} returns
   * @param type its record
   */
  public record Operation(String name, Class<? extends Op> type) {
    /** Whether it has a decomposition. */
    public boolean isComposite() {
      return CompositeOp.class.isAssignableFrom(type);
    }
  }
}
