package org.fascicle.backend.reference.kernel;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fascicle.api.op.ArgMax;
import org.fascicle.api.op.ArgMin;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.ArrayPool;
import org.fascicle.spi.backend.Kernel;

/** From the name of an operation to what prepares its kernel. */
public final class KernelTable {
  /** Every operation of the api is of this version; a later one means something else. */
  private static final int OPERATION_VERSION = 1;

  private final Map<String, KernelFactory> factories = new HashMap<>();

  /**
   * Fills the table.
   *
   * @param pool lends kernels typed scratch arrays
   */
  public KernelTable(ArrayPool pool) {
    functions();
    pairs();
    truth();
    moves();
    reductions(pool);
    random(new RandomKernels(pool));
    learning(pool);
  }

  /** See {@link org.fascicle.spi.backend.Backend#prepare}. */
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs) {
    KernelFactory factory = factories.get(op.name());
    if (factory == null || op.version() != OPERATION_VERSION) {
      return Optional.empty();
    }
    return Optional.ofNullable(factory.prepare(op, inputs));
  }

  /** The operations in the table. */
  public Set<String> operations() {
    return Collections.unmodifiableSet(factories.keySet());
  }

  private void functions() {
    put("neg", UnaryKernels.arithmetic(x -> -x, x -> -x));
    put("abs", UnaryKernels.arithmetic(Math::abs, Math::abs));
    put("sign", UnaryKernels.arithmetic(Math::signum, Long::signum));
    put("exp", UnaryKernels.real(StrictMath::exp));
    put("expm1", UnaryKernels.real(StrictMath::expm1));
    put("log", UnaryKernels.real(StrictMath::log));
    put("log1p", UnaryKernels.real(StrictMath::log1p));
    put("sqrt", UnaryKernels.real(Math::sqrt));
    put("rsqrt", UnaryKernels.real(x -> 1 / Math.sqrt(x)));
    put("sin", UnaryKernels.real(StrictMath::sin));
    put("cos", UnaryKernels.real(StrictMath::cos));
    put("tanh", UnaryKernels.real(StrictMath::tanh));
    put("erf", UnaryKernels.real(Erf::erf));
    put("floor", UnaryKernels.real(Math::floor));
    put("ceil", UnaryKernels.real(Math::ceil));
    put("round", UnaryKernels.real(Math::rint));
    put("square", UnaryKernels.arithmetic(x -> x * x, x -> x * x));
  }

  private void pairs() {
    put("add", BinaryKernels.arithmetic(FloatLoop::add, DoubleLoop::add, Long::sum));
    put("sub", BinaryKernels.arithmetic(FloatLoop::sub, DoubleLoop::sub, (a, b) -> a - b));
    put("mul", BinaryKernels.arithmetic(FloatLoop::mul, DoubleLoop::mul, (a, b) -> a * b));
    put("div", BinaryKernels.arithmetic(FloatLoop::div, DoubleLoop::div, RealFunctions::divide));
    put("pow", BinaryKernels.arithmetic(RealFunctions::power, RealFunctions::power));
    put("mod", BinaryKernels.arithmetic(RealFunctions::mod, RealFunctions::mod));
    put("maximum", BinaryKernels.arithmetic(Math::max, Math::max));
    put("minimum", BinaryKernels.arithmetic(Math::min, Math::min));
  }

  private void truth() {
    put("equal", CompareKernels.compare((a, b) -> a == b, (a, b) -> a == b));
    put("not_equal", CompareKernels.compare((a, b) -> a != b, (a, b) -> a != b));
    put("less", CompareKernels.compare((a, b) -> a < b, (a, b) -> a < b));
    put("less_equal", CompareKernels.compare((a, b) -> a <= b, (a, b) -> a <= b));
    put("greater", CompareKernels.compare((a, b) -> a > b, (a, b) -> a > b));
    put("greater_equal", CompareKernels.compare((a, b) -> a >= b, (a, b) -> a >= b));
    put("and", CompareKernels.logic((a, b) -> (a & b) != 0));
    put("or", CompareKernels.logic((a, b) -> (a | b) != 0));
    put("not", CompareKernels.not());
    put("where", WhereKernel::where);
  }

  private void moves() {
    put("identity", MoveKernels::whole);
    put("stop_gradient", MoveKernels::whole);
    put("reshape", MoveKernels::whole);
    put("transpose", MoveKernels::transpose);
    put("broadcast_to", MoveKernels::broadcastTo);
    put("reverse", MoveKernels::reverse);
    put("slice", MoveKernels::slice);
    put("pad", MoveKernels::pad);
    put("concat", MoveKernels::concat);
    put("gather", IndexKernels::gather);
    put("scatter_add", IndexKernels::scatterAdd);
    put("cast", CastKernels::cast);
    put("fill", Filler::fill);
    put("iota", Filler::iota);
  }

  private void reductions(ArrayPool pool) {
    put("sum", SumKernels::sum);
    put("mean", SumKernels::mean);
    put("prod", ReduceKernels.prod());
    put("max", ReduceKernels.max());
    put("min", ReduceKernels.min());
    put("argmax", ArgKernels.arg(op -> ((ArgMax) op).axis(), (a, b) -> a > b, (a, b) -> a > b));
    put("argmin", ArgKernels.arg(op -> ((ArgMin) op).axis(), (a, b) -> a < b, (a, b) -> a < b));
    put("cumsum", CumSumKernel::cumSum);
    put("sort", SortKernel.sort(pool));
    put("matmul", MatMulKernels.matMul(pool));
  }

  private void random(RandomKernels kernels) {
    put("random_bits", kernels::bits);
    put("random_uniform", kernels::uniform);
    put("dropout", kernels::dropout);
    put("dropout_grad", kernels::dropoutGrad);
  }

  /** Composites that would be slow in parts. */
  private void learning(ArrayPool pool) {
    put("relu", ActivationKernels.forward(Pointwise.RELU));
    put("relu_grad", ActivationKernels.backward(Pointwise.RELU));
    put("sigmoid", ActivationKernels.forward(Pointwise.SIGMOID));
    put("sigmoid_grad", ActivationKernels.backward(Pointwise.SIGMOID));
    put("linear", LinearKernels.linear(pool));
    put("linear_grad", LinearGradKernels.linearGrad(pool));
    put("softmax", SoftmaxKernels::softmax);
    put("softmax_grad", SoftmaxKernels::softmaxGrad);
    put("log_softmax", SoftmaxKernels::logSoftmax);
    put("log_softmax_grad", SoftmaxKernels::logSoftmaxGrad);
    put("softmax_cross_entropy", CrossEntropyKernels::dense);
    put("softmax_cross_entropy_grad", CrossEntropyKernels::denseGrad);
    put("sparse_softmax_cross_entropy", CrossEntropyKernels::sparse);
    put("sparse_softmax_cross_entropy_grad", CrossEntropyKernels::sparseGrad);
    put("sigmoid_cross_entropy", SigmoidCrossEntropyKernels.forward());
    put("sigmoid_cross_entropy_grad", SigmoidCrossEntropyKernels::backward);
    put("sgd_update", SgdKernels::update);
    put("adam_update", AdamKernels::update);
  }

  private void put(String operation, KernelFactory factory) {
    factories.put(operation, factory);
  }
}
