package org.fascicle.backend.reference.kernel;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fascicle.api.op.ArgMax;
import org.fascicle.api.op.ArgMin;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Operations;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.spi.backend.Kernel;

/**
 * From the name of an operation to what prepares its kernel. Switches, not a map: a line costs
 * nothing before its operation is asked for, and a program starts in the time of the few it uses.
 */
public final class KernelTable {
  /** Every operation of the api is of this version; a later one means something else. */
  private static final int OPERATION_VERSION = 1;

  /** What bfloat16 is moved by and made of; the platform computes in float32 around all else. */
  private static final Set<String> MOVES =
      Set.of(
          "identity",
          "stop_gradient",
          "reshape",
          "transpose",
          "broadcast_to",
          "reverse",
          "slice",
          "concat",
          "gather",
          "where",
          "cast");

  private final ArrayPool pool;
  private final RandomKernels random;

  /**
   * Creates the table.
   *
   * @param pool lends kernels typed scratch arrays
   */
  public KernelTable(ArrayPool pool) {
    this.pool = pool;
    this.random = new RandomKernels(pool);
  }

  /** See {@link org.fascicle.spi.backend.Backend#prepare}. */
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs) {
    boolean known = op.version() == OPERATION_VERSION;
    if (!known || (inputs.stream().anyMatch(KernelTable::isNarrow) && !MOVES.contains(op.name()))) {
      return Optional.empty();
    }
    KernelFactory factory = factory(op.name());
    return Optional.ofNullable(factory).map(f -> f.prepare(op, inputs));
  }

  private static boolean isNarrow(TensorSpec spec) {
    return spec.dtype() == DType.BFLOAT16;
  }

  /** The operations in the table. */
  public Set<String> operations() {
    return Operations.all().stream()
        .flatMap(op -> Stream.of(op.name(), op.name() + "_grad"))
        .filter(name -> factory(name) != null)
        .collect(Collectors.toUnmodifiableSet());
  }

  /** The line of an operation; null if there is none. */
  private KernelFactory factory(String operation) {
    KernelFactory factory = function(operation);
    factory = factory == null ? pair(operation) : factory;
    factory = factory == null ? truth(operation) : factory;
    factory = factory == null ? move(operation) : factory;
    factory = factory == null ? combination(operation) : factory;
    factory = factory == null ? chance(operation) : factory;
    factory = factory == null ? learning(operation) : factory;
    return factory == null ? grids(operation) : factory;
  }

  private static KernelFactory function(String operation) {
    return switch (operation) {
      case "neg" -> UnaryKernels.arithmetic(x -> -x, x -> -x);
      case "abs" -> UnaryKernels.arithmetic(Math::abs, Math::abs);
      case "sign" -> UnaryKernels.arithmetic(Math::signum, Long::signum);
      case "exp" -> UnaryKernels.real(StrictMath::exp);
      case "expm1" -> UnaryKernels.real(StrictMath::expm1);
      case "log" -> UnaryKernels.real(StrictMath::log);
      case "log1p" -> UnaryKernels.real(StrictMath::log1p);
      case "sqrt" -> UnaryKernels.real(Math::sqrt);
      case "rsqrt" -> UnaryKernels.real(x -> 1 / Math.sqrt(x));
      case "sin" -> UnaryKernels.real(StrictMath::sin);
      case "cos" -> UnaryKernels.real(StrictMath::cos);
      case "tanh" -> UnaryKernels.real(StrictMath::tanh);
      case "erf" -> UnaryKernels.real(Erf::erf);
      case "floor" -> UnaryKernels.real(Math::floor);
      case "ceil" -> UnaryKernels.real(Math::ceil);
      case "round" -> UnaryKernels.real(Math::rint);
      case "square" -> UnaryKernels.arithmetic(x -> x * x, x -> x * x);
      default -> null;
    };
  }

  private static KernelFactory pair(String operation) {
    return switch (operation) {
      case "add" -> BinaryKernels.arithmetic(FloatLoop::add, DoubleLoop::add, Long::sum);
      case "sub" -> BinaryKernels.arithmetic(FloatLoop::sub, DoubleLoop::sub, (a, b) -> a - b);
      case "mul" -> BinaryKernels.arithmetic(FloatLoop::mul, DoubleLoop::mul, (a, b) -> a * b);
      case "div" ->
          BinaryKernels.arithmetic(FloatLoop::div, DoubleLoop::div, RealFunctions::divide);
      case "pow" -> BinaryKernels.arithmetic(RealFunctions::power, RealFunctions::power);
      case "mod" -> BinaryKernels.arithmetic(RealFunctions::mod, RealFunctions::mod);
      case "maximum" -> BinaryKernels.arithmetic(Math::max, Math::max);
      case "minimum" -> BinaryKernels.arithmetic(Math::min, Math::min);
      default -> null;
    };
  }

  private static KernelFactory truth(String operation) {
    return switch (operation) {
      case "equal" -> CompareKernels.compare((a, b) -> a == b, (a, b) -> a == b);
      case "not_equal" -> CompareKernels.compare((a, b) -> a != b, (a, b) -> a != b);
      case "less" -> CompareKernels.compare((a, b) -> a < b, (a, b) -> a < b);
      case "less_equal" -> CompareKernels.compare((a, b) -> a <= b, (a, b) -> a <= b);
      case "greater" -> CompareKernels.compare((a, b) -> a > b, (a, b) -> a > b);
      case "greater_equal" -> CompareKernels.compare((a, b) -> a >= b, (a, b) -> a >= b);
      case "and" -> CompareKernels.logic((a, b) -> (a & b) != 0);
      case "or" -> CompareKernels.logic((a, b) -> (a | b) != 0);
      case "not" -> CompareKernels.not();
      case "where" -> WhereKernel::where;
      default -> null;
    };
  }

  private static KernelFactory move(String operation) {
    return switch (operation) {
      case "identity" -> MoveKernels::whole;
      case "stop_gradient" -> MoveKernels::whole;
      case "reshape" -> MoveKernels::whole;
      case "transpose" -> MoveKernels::transpose;
      case "broadcast_to" -> MoveKernels::broadcastTo;
      case "reverse" -> MoveKernels::reverse;
      case "slice" -> MoveKernels::slice;
      case "pad" -> MoveKernels::pad;
      case "concat" -> MoveKernels::concat;
      case "gather" -> IndexKernels::gather;
      case "scatter_add" -> IndexKernels::scatterAdd;
      case "cast" -> CastKernels::cast;
      case "fill" -> Filler::fill;
      case "iota" -> Filler::iota;
      default -> null;
    };
  }

  private KernelFactory combination(String operation) {
    return switch (operation) {
      case "sum" -> SumKernels::sum;
      case "mean" -> SumKernels::mean;
      case "prod" -> ReduceKernels.prod();
      case "max" -> ReduceKernels.max();
      case "min" -> ReduceKernels.min();
      case "argmax" -> ArgKernels.arg(op -> ((ArgMax) op).axis(), (a, b) -> a > b, (a, b) -> a > b);
      case "argmin" -> ArgKernels.arg(op -> ((ArgMin) op).axis(), (a, b) -> a < b, (a, b) -> a < b);
      case "cumsum" -> CumSumKernel::cumSum;
      case "sort" -> SortKernel.sort(pool);
      case "matmul" -> MatMulKernels.matMul(pool);
      default -> null;
    };
  }

  private KernelFactory chance(String operation) {
    return switch (operation) {
      case "random_bits" -> random::bits;
      case "random_uniform" -> random::uniform;
      case "dropout" -> random::dropout;
      case "dropout_grad" -> random::dropoutGrad;
      default -> null;
    };
  }

  private KernelFactory learning(String operation) {
    return switch (operation) {
      case "relu" -> ActivationKernels.forward(Pointwise.RELU);
      case "relu_grad" -> ActivationKernels.backward(Pointwise.RELU);
      case "sigmoid" -> ActivationKernels.forward(Pointwise.SIGMOID);
      case "sigmoid_grad" -> ActivationKernels.backward(Pointwise.SIGMOID);
      case "linear" -> LinearKernels.linear(pool);
      case "linear_grad" -> LinearGradKernels.linearGrad(pool);
      case "convolution" -> ConvolutionKernels::convolution;
      case "convolution_transpose" -> ConvolutionKernels::transpose;
      case "convolution_weights" -> ConvolutionKernels::weights;
      case "softmax" -> SoftmaxKernels::softmax;
      case "softmax_grad" -> SoftmaxKernels::softmaxGrad;
      case "log_softmax" -> SoftmaxKernels::logSoftmax;
      case "log_softmax_grad" -> SoftmaxKernels::logSoftmaxGrad;
      case "softmax_cross_entropy" -> CrossEntropyKernels::dense;
      case "softmax_cross_entropy_grad" -> CrossEntropyKernels::denseGrad;
      case "sparse_softmax_cross_entropy" -> CrossEntropyKernels::sparse;
      case "sparse_softmax_cross_entropy_grad" -> CrossEntropyKernels::sparseGrad;
      case "sigmoid_cross_entropy" -> SigmoidCrossEntropyKernels.forward();
      case "sigmoid_cross_entropy_grad" -> SigmoidCrossEntropyKernels::backward;
      case "sgd_update" -> SgdKernels::update;
      case "adam_update" -> AdamKernels::update;
      case "sparse_update" -> SparseUpdateKernels::update;
      default -> null;
    };
  }

  private static KernelFactory grids(String operation) {
    return switch (operation) {
      case "max_pooling" -> PoolingKernels::max;
      case "max_pooling_grad" -> wanted(PoolingKernels::maxGrad);
      case "max_pooling_indices" -> PoolingKernels::maxIndices;
      case "max_unpooling" -> PoolingKernels::unpool;
      case "max_unpooling_grad" -> wanted(PoolingKernels::unpoolGrad);
      case "average_pooling" -> PoolingKernels::average;
      case "average_pooling_grad" -> wanted(PoolingKernels::averageGrad);
      case "batch_normalization", "layer_normalization", "group_normalization" ->
          NormalizationKernels::forward;
      case "batch_normalization_grad", "layer_normalization_grad", "group_normalization_grad" ->
          NormalizationKernels::backward;
      case "local_response_normalization" -> LocalResponseKernels::forward;
      case "local_response_normalization_grad" -> wanted(LocalResponseKernels::backward);
      default -> null;
    };
  }

  /** The gradient of the only input that has one. */
  private static KernelFactory wanted(KernelFactory factory) {
    return (op, inputs) ->
        ((Grad) op).wanted().isEmpty() ? (in, out, scratch) -> {} : factory.prepare(op, inputs);
  }
}
