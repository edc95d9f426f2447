package org.fascicle.backend.cpu;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.fascicle.api.op.ArgMax;
import org.fascicle.api.op.ArgMin;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.cpu.blas.DoubleMatMul;
import org.fascicle.backend.cpu.kernel.KernelFactory;
import org.fascicle.backend.cpu.nd4j.Nd4j;
import org.fascicle.backend.cpu.nd4j.TailKernels;
import org.fascicle.backend.cpu.onednn.ConvolutionKernels;
import org.fascicle.backend.cpu.onednn.CrossEntropyKernels;
import org.fascicle.backend.cpu.onednn.DropoutKernels;
import org.fascicle.backend.cpu.onednn.ElementKernels;
import org.fascicle.backend.cpu.onednn.ElementwiseKernels;
import org.fascicle.backend.cpu.onednn.LinearKernels;
import org.fascicle.backend.cpu.onednn.LocalResponseKernels;
import org.fascicle.backend.cpu.onednn.MatMulKernels;
import org.fascicle.backend.cpu.onednn.NormalizationKernels;
import org.fascicle.backend.cpu.onednn.OneDnn;
import org.fascicle.backend.cpu.onednn.PoolingKernels;
import org.fascicle.backend.cpu.onednn.RecurrentKernels;
import org.fascicle.backend.cpu.onednn.SoftmaxKernels;
import org.fascicle.backend.cpu.onednn.SparseCrossEntropyKernels;
import org.fascicle.backend.cpu.onednn.SumKernels;
import org.fascicle.backend.cpu.onednn.UpdateKernels;
import org.fascicle.backend.cpu.plain.ArgKernels;
import org.fascicle.backend.cpu.plain.ArithmeticKernels;
import org.fascicle.backend.cpu.plain.CastKernels;
import org.fascicle.backend.cpu.plain.CumSumKernel;
import org.fascicle.backend.cpu.plain.EntropyKernels;
import org.fascicle.backend.cpu.plain.FillKernels;
import org.fascicle.backend.cpu.plain.GroupKernels;
import org.fascicle.backend.cpu.plain.IndexKernels;
import org.fascicle.backend.cpu.plain.MoveKernels;
import org.fascicle.backend.cpu.plain.PairKernels;
import org.fascicle.backend.cpu.plain.RandomKernels;
import org.fascicle.backend.cpu.plain.ReduceKernels;
import org.fascicle.backend.cpu.plain.ScatterKernels;
import org.fascicle.backend.cpu.plain.SortKernel;
import org.fascicle.backend.cpu.plain.SparseUpdateKernels;
import org.fascicle.backend.cpu.plain.UnaryKernels;
import org.fascicle.backend.cpu.plain.WhereKernel;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Kernel;

/**
 * From the name of an operation to the libraries that may run it, the fastest first: the first that
 * has a kernel for the given specs does.
 */
final class KernelTable {
  private static final System.Logger LOG = System.getLogger(KernelTable.class.getName());

  /** Every operation of the api is of this version; a later one means something else. */
  private static final int OPERATION_VERSION = 1;

  /** So many elements take Java as long as it takes oneDNN to wake its threads. */
  private static final int HANDFUL = 64;

  /** So many take Java as long as it takes ND4J to find its operation. */
  private static final int FEW = 1024;

  /**
   * What bfloat16 is moved by and made of; the platform computes in float32 around what no library
   * of this backend does.
   */
  private static final Set<String> MOVES =
      Set.of(
          "identity",
          "stop_gradient",
          "reshape",
          "transpose",
          "broadcast_to",
          "reverse",
          "slice",
          "pad",
          "concat",
          "gather",
          "where",
          "cast");

  private final Map<String, List<Entry>> entries = new LinkedHashMap<>();
  private final boolean bfloat16;
  private final AtomicBoolean told = new AtomicBoolean();

  /**
   * One library's offer.
   *
   * @param scope the element types or cases it is for, for reports; empty for all
   */
  private record Entry(String library, String scope, KernelFactory factory) {
    static final String EITHER = "float32, bfloat16";

    /** Whether it computes in bfloat16, given a processor with instructions for it. */
    boolean narrow() {
      return scope.startsWith(EITHER);
    }

    @Override
    public String toString() {
      return scope.isEmpty() ? library : library + " (" + scope + ")";
    }
  }

  /**
   * Everything on offer.
   *
   * @param threads how many a kernel written in Java keeps busy at most
   */
  KernelTable(OneDnn oneDnn, Nd4j nd4j, int threads) {
    bfloat16 = oneDnn.hasBfloat16();
    functions(new ElementKernels(oneDnn), new UnaryKernels(threads));
    pairs(new ElementKernels(oneDnn), new TailKernels(nd4j));
    truth(new TailKernels(nd4j), threads);
    moves(oneDnn, new TailKernels(nd4j), threads);
    reductions(oneDnn, new TailKernels(nd4j));
    random(oneDnn, threads);
    learning(oneDnn, threads);
    grids(oneDnn);
  }

  /** See {@link org.fascicle.spi.backend.Backend#prepare}. */
  Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    if (op.version() != OPERATION_VERSION) {
      return Optional.empty();
    }
    boolean narrow = inputs.stream().anyMatch(KernelTable::isNarrow) && !MOVES.contains(op.name());
    if (narrow) {
      tellOnce();
    }
    for (Entry entry : entries.getOrDefault(op.name(), List.of())) {
      if (narrow && !(bfloat16 && entry.narrow())) {
        continue;
      }
      Kernel kernel = entry.factory().prepare(op, inputs, mode);
      if (kernel != null) {
        return Optional.of(kernel);
      }
    }
    return Optional.empty();
  }

  /** A program that computes in bfloat16 to be faster should learn that here it is not. */
  private void tellOnce() {
    if (!bfloat16 && told.compareAndSet(false, true)) {
      LOG.log(
          System.Logger.Level.WARNING,
          "This processor has no instructions for bfloat16 (AVX512_BF16, AMX): it is computed in"
              + " float32 with casts around, which is slower than float32 alone.");
    }
  }

  private static boolean isNarrow(TensorSpec spec) {
    return spec.dtype() == DType.BFLOAT16;
  }

  /** Which libraries run each operation, for reports. */
  Map<String, String> libraries() {
    Map<String, String> libraries = new TreeMap<>();
    entries.forEach(
        (op, list) ->
            libraries.put(
                op, list.stream().map(Entry::toString).collect(Collectors.joining(", "))));
    return libraries;
  }

  private void functions(ElementKernels fast, UnaryKernels plain) {
    put("neg", dnn(fast.scaled(-1)), plain(plain.arithmetic(x -> -x, x -> -x)));
    put(
        "abs",
        either(fast.function(algorithm.eltwise_abs)),
        plain(plain.arithmetic(Math::abs, Math::abs)));
    put("sign", plain(plain.arithmetic(Math::signum, Long::signum)));
    put("exp", dnn(fast.exponential()), plain(plain.real(Math::exp)));
    put("expm1", plain(plain.real(Math::expm1, UnaryKernels::expm1)));
    put("log", plain(plain.real(Math::log)));
    put("log1p", plain(plain.real(Math::log1p, UnaryKernels::log1p)));
    put("sqrt", either(fast.function(algorithm.eltwise_sqrt)), plain(plain.real(Math::sqrt)));
    put("rsqrt", dnn(fast.reciprocalRoot()), plain(plain.real(x -> 1 / Math.sqrt(x))));
    put("sin", plain(plain.real(Math::sin)));
    put("cos", plain(plain.real(Math::cos)));
    put("tanh", either(fast.function(algorithm.eltwise_tanh)), plain(plain.real(Math::tanh)));
    put("erf", plain(plain.real(UnaryKernels::erf)));
    put("floor", plain(plain.real(Math::floor)));
    put("ceil", plain(plain.real(Math::ceil)));
    put("round", dnn(fast.function(algorithm.eltwise_round)), plain(plain.real(Math::rint)));
    put(
        "square",
        either(fast.function(algorithm.eltwise_square)),
        plain(plain.arithmetic(x -> x * x, x -> x * x)));
  }

  private void pairs(ElementKernels fast, TailKernels tail) {
    KernelFactory sum = PairKernels.arithmetic(Double::sum, Long::sum);
    KernelFactory difference = PairKernels.arithmetic((a, b) -> a - b, (a, b) -> a - b);
    KernelFactory product = PairKernels.arithmetic((a, b) -> a * b, (a, b) -> a * b);
    KernelFactory quotient = PairKernels.arithmetic((a, b) -> a / b, PairKernels::divide);
    put(
        "add",
        upTo(HANDFUL, sum),
        either(fast.pair(algorithm.binary_add)),
        upTo(FEW, sum),
        nd4j("", tail.pair("add")));
    put(
        "sub",
        upTo(HANDFUL, difference),
        either(fast.pair(algorithm.binary_sub)),
        upTo(FEW, difference),
        nd4j("", tail.pair("subtract")));
    put(
        "mul",
        upTo(HANDFUL, product),
        either(fast.pair(algorithm.binary_mul)),
        upTo(FEW, product),
        nd4j("", tail.pair("multiply")));
    put("div", upTo(HANDFUL, quotient), either(fast.pair(algorithm.binary_div)), plain(quotient));
    put("pow", plain(PairKernels.arithmetic(PairKernels::power, PairKernels::power)));
    put("mod", plain(PairKernels.arithmetic(PairKernels::mod, PairKernels::mod)));
    put(
        "maximum",
        either(fast.pair(algorithm.binary_max)),
        plain(PairKernels.arithmetic(Math::max, Math::max)));
    put(
        "minimum",
        either(fast.pair(algorithm.binary_min)),
        plain(PairKernels.arithmetic(Math::min, Math::min)));
  }

  private void truth(TailKernels tail, int threads) {
    truth("equal", PairKernels.relation((a, b) -> a == b, (a, b) -> a == b), tail.pair("equals"));
    truth(
        "not_equal",
        PairKernels.relation((a, b) -> a != b, (a, b) -> a != b),
        tail.pair("not_equals"));
    truth("less", PairKernels.relation((a, b) -> a < b, (a, b) -> a < b), tail.pair("less"));
    truth(
        "less_equal",
        PairKernels.relation((a, b) -> a <= b, (a, b) -> a <= b),
        tail.pair("less_equal"));
    truth("greater", PairKernels.relation((a, b) -> a > b, (a, b) -> a > b), tail.pair("greater"));
    truth(
        "greater_equal",
        PairKernels.relation((a, b) -> a >= b, (a, b) -> a >= b),
        tail.pair("greater_equal"));
    put("and", plain(PairKernels.logic((a, b) -> a & b)));
    put("or", plain(PairKernels.logic((a, b) -> a | b)));
    put("not", plain(new UnaryKernels(threads)::not));
    put("where", plain(WhereKernel.where(threads)));
  }

  private void truth(String operation, KernelFactory relation, KernelFactory tail) {
    put(operation, upTo(FEW, relation), nd4j("", tail));
  }

  private void moves(OneDnn oneDnn, TailKernels tail, int threads) {
    var fast = new org.fascicle.backend.cpu.onednn.MoveKernels(oneDnn);
    put("identity", plain(MoveKernels::whole));
    put("stop_gradient", plain(MoveKernels::whole));
    put("reshape", plain(MoveKernels::whole));
    put("transpose", new Entry("oneDNN", "", fast::transpose), plain(MoveKernels::transpose));
    put("broadcast_to", plain(MoveKernels::broadcastTo));
    put("reverse", nd4j("", tail::reverse), plain(MoveKernels::reverse));
    put("slice", plain(MoveKernels::slice));
    put("pad", plain(MoveKernels::pad));
    put("concat", plain(MoveKernels::concat));
    put(
        "gather",
        new Entry("Java", "rows of a cache line and more", IndexKernels.gatherRows(threads)),
        nd4j("", tail::gather),
        plain(IndexKernels::gather));
    put(
        "scatter_add",
        new Entry(
            "Java", "float32 rows of a cache line and more", ScatterKernels.scatterRows(threads)),
        plain(ScatterKernels::scatterAdd));
    put("sort", plain(SortKernel::sort));
    put(
        "cast",
        either(new org.fascicle.backend.cpu.onednn.CastKernels(oneDnn).cast()),
        plain(CastKernels::cast));
    put("fill", plain(FillKernels::fill));
    put("iota", plain(FillKernels::iota));
  }

  private void reductions(OneDnn oneDnn, TailKernels tail) {
    SumKernels sums = new SumKernels(oneDnn);
    KernelFactory sum = ReduceKernels.reduce(0, Double::sum, 0, Long::sum);
    put(
        "sum",
        either(sums.sum(false)),
        upTo(FEW, sum),
        nd4j("", tail.reduce("reduce_sum", true)),
        plain(sum));
    put("mean", dnn(sums.sum(true)));
    put(
        "prod",
        nd4j("float32, float64", tail.reduce("reduce_prod", false)),
        plain(ReduceKernels.reduce(1, (a, b) -> a * b, 1, (a, b) -> a * b)));
    put(
        "max",
        nd4j("", tail.reduce("reduce_max", true)),
        plain(
            ReduceKernels.reduce(Double.NEGATIVE_INFINITY, Math::max, Long.MIN_VALUE, Math::max)));
    put(
        "min",
        nd4j("", tail.reduce("reduce_min", true)),
        plain(
            ReduceKernels.reduce(Double.POSITIVE_INFINITY, Math::min, Long.MAX_VALUE, Math::min)));
    put(
        "argmax",
        nd4j("integers", tail.arg("argmax", op -> ((ArgMax) op).axis())),
        plain(ArgKernels.arg(op -> ((ArgMax) op).axis(), true)));
    put(
        "argmin",
        nd4j("integers", tail.arg("argmin", op -> ((ArgMin) op).axis())),
        plain(ArgKernels.arg(op -> ((ArgMin) op).axis(), false)));
    put("cumsum", nd4j("float32, float64", tail::cumSum), plain(CumSumKernel::cumSum));
    put(
        "matmul",
        either(new MatMulKernels(oneDnn).matMul()),
        new Entry("OpenBLAS", "float64", DoubleMatMul::matMul),
        plain(FillKernels::zeroProduct));
  }

  private void random(OneDnn oneDnn, int threads) {
    put("random_bits", plain(RandomKernels::bits));
    put("random_uniform", plain(RandomKernels::uniform));
    put(
        "dropout",
        either(new DropoutKernels(oneDnn, threads).dropout()),
        plain(RandomKernels::dropout));
    put("dropout_grad", plain(RandomKernels::dropoutGrad));
  }

  /** Composites that are faster whole; in float64 they are decomposed. */
  private void learning(OneDnn oneDnn, int threads) {
    ElementKernels elements = new ElementKernels(oneDnn);
    put("relu", either(elements.function(algorithm.eltwise_relu)));
    put("relu_grad", either(elements.gradient(algorithm.eltwise_relu_use_dst_for_bwd)));
    put("residual", either(elements.residual()));
    put("sigmoid", either(elements.function(algorithm.eltwise_logistic)));
    put("sigmoid_grad", either(elements.gradient(algorithm.eltwise_logistic_use_dst_for_bwd)));
    LinearKernels linear = new LinearKernels(oneDnn);
    put("linear", either(linear.linear()));
    put("linear_grad", either(linear.linearGrad()));
    ConvolutionKernels convolution = new ConvolutionKernels(oneDnn);
    put("convolution", either(convolution.convolution()));
    put("convolution_grad", either(convolution.convolutionGrad()));
    put("convolution_transpose", either(convolution.transpose()));
    put("convolution_weights", either(convolution.weights()));
    RecurrentKernels networks = new RecurrentKernels(oneDnn);
    Entry recurrent = new Entry("oneDNN", "float32", networks);
    List.of("simple_rnn", "gru").forEach(name -> put(name, recurrent));
    List.of("lstm", "last_state")
        .forEach(name -> put(name, new Entry("oneDNN", Entry.EITHER, networks)));
    SoftmaxKernels softmax = new SoftmaxKernels(oneDnn);
    put("softmax", dnn(softmax.softmax()));
    put("softmax_grad", dnn(softmax.softmaxGrad()));
    put("log_softmax", dnn(softmax.logSoftmax()));
    put("log_softmax_grad", dnn(softmax.logSoftmaxGrad()));
    CrossEntropyKernels entropy = new CrossEntropyKernels(oneDnn);
    put("cross_entropy", plain(EntropyKernels.loss()));
    put("cross_entropy_grad", plain(EntropyKernels.lossGrad()));
    put("softmax_cross_entropy", dnn(entropy.loss()));
    put("softmax_cross_entropy_grad", dnn(entropy.lossGrad()));
    SparseCrossEntropyKernels sparse = new SparseCrossEntropyKernels(oneDnn);
    put("sparse_softmax_cross_entropy", dnn(sparse.loss()));
    put("sparse_softmax_cross_entropy_grad", dnn(sparse.lossGrad()));
    UpdateKernels updates = new UpdateKernels(oneDnn);
    put("sgd_update", dnn(updates.sgd()));
    put("adam_update", dnn(updates.adam()));
    put(
        "elementwise",
        upTo(HANDFUL, ArithmeticKernels::elementwise),
        dnn(new ElementwiseKernels(oneDnn).elementwise()));
    put("sparse_update", new Entry("Java", "float32", SparseUpdateKernels.update(threads)));
  }

  private void grids(OneDnn oneDnn) {
    PoolingKernels pooling = new PoolingKernels(oneDnn);
    put("max_pooling", either(pooling.max()));
    put("average_pooling", either(pooling.average()));
    put("average_pooling_grad", either(pooling.averageGrad()));
    NormalizationKernels normalization = new NormalizationKernels(oneDnn);
    put("batch_normalization", dnn(normalization.forward()));
    put("batch_normalization_grad", dnn(normalization.backward()));
    put("layer_normalization", dnn(normalization.forward()));
    put("layer_normalization_grad", dnn(normalization.backward()));
    put("group_normalization", dnn(normalization.forward()));
    put("group_normalization_grad", new Entry("Java", "float32", GroupKernels.backward()));
    LocalResponseKernels response = new LocalResponseKernels(oneDnn);
    put("local_response_normalization", dnn(response.forward()));
    put("local_response_normalization_grad", dnn(response.backward()));
  }

  private static Entry either(KernelFactory factory) {
    return new Entry("oneDNN", Entry.EITHER, factory);
  }

  private static Entry dnn(KernelFactory factory) {
    return new Entry("oneDNN", "float32", factory);
  }

  private static Entry nd4j(String scope, KernelFactory factory) {
    return new Entry("ND4J", scope, factory);
  }

  private static Entry plain(KernelFactory factory) {
    return new Entry("Java", "", factory);
  }

  /** Metrics, scalars and the like: done before a library has begun. */
  private static Entry upTo(int elements, KernelFactory factory) {
    return new Entry(
        "Java",
        "up to " + elements + " elements",
        (op, inputs) ->
            inputs.stream().anyMatch(x -> x.shape().elements() > elements)
                    || op.infer(inputs).get(0).shape().elements() > elements
                ? null
                : factory.prepare(op, inputs));
  }

  private void put(String operation, Entry... offers) {
    entries.put(operation, List.of(offers));
  }
}
