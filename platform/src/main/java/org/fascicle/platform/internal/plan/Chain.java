package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/**
 * Calls that are arithmetic on elements of one shape, of which each but the last ones is read by
 * others of them: they could be one operation.
 *
 * @param reads what they read from elsewhere
 * @param calls which number what is read from 0, and themselves behind it
 * @param results those that others than these calls want, by number
 * @param values the same as values of the calls
 */
public record Chain(
    List<Source> reads, List<Elementwise.Call> calls, List<Integer> results, List<Integer> values) {
  /**
   * Something that is read, in a shape.
   *
   * @param number of a result, or below zero of what is given
   */
  public record Source(int number, TensorSpec spec) {}

  /**
   * A call in its place.
   *
   * @param reads results, or below zero what is given
   * @param result the number of its result
   * @param isWanted whether others want that
   */
  record Link(PreparedCall call, List<Integer> reads, int result, boolean isWanted) {
    static Link of(PreparedCall call, int[] reads, int result, boolean isWanted) {
      return new Link(call, Arrays.stream(reads).boxed().toList(), result, isWanted);
    }

    private List<Source> sources() {
      return IntStream.range(0, reads.size())
          .mapToObj(i -> new Source(reads.get(i), call.inputs().get(i)))
          .toList();
    }
  }

  /** Of real numbers, each operand of the result's shape or of one element. */
  static boolean isArithmetic(PreparedCall call) {
    if (!Elementwise.takes(call.op()) || ForeignKernels.isForeign(call)) {
      return false;
    }
    TensorSpec made = call.output(0);
    boolean isWide = made.dtype() == DType.FLOAT32 || made.dtype() == DType.FLOAT64;
    return isWide
        && call.inputs().stream()
            .allMatch(x -> x.shape().equals(made.shape()) || x.shape().elements() == 1);
  }

  /** Whether what a call gives is an operand of another one as it is. */
  static boolean goesOn(PreparedCall call, PreparedCall to) {
    return to.output(0).equals(call.output(0));
  }

  /** The chain of calls, in order. */
  static Chain of(List<Link> links) {
    List<Integer> made = links.stream().map(Link::result).toList();
    List<Source> reads =
        links.stream()
            .flatMap(link -> link.sources().stream())
            .filter(source -> !made.contains(source.number()))
            .distinct()
            .toList();
    List<Elementwise.Call> calls = new ArrayList<>();
    List<Integer> results = new ArrayList<>();
    List<Integer> values = new ArrayList<>();
    for (Link link : links) {
      if (link.isWanted) {
        results.add(link.result);
        values.add(reads.size() + calls.size());
      }
      List<Integer> operands = new ArrayList<>();
      for (Source source : link.sources()) {
        int within = made.indexOf(source.number());
        operands.add(within < 0 ? reads.indexOf(source) : reads.size() + within);
      }
      calls.add(new Elementwise.Call(link.call.op(), operands));
    }
    return new Chain(reads, calls, results, values);
  }

  /**
   * The operation.
   *
   * @param inputs what is read, and perhaps more
   * @param over for each result, the input that it is written over; −1 for none
   */
  public Elementwise operation(int inputs, List<Integer> over) {
    int moved = inputs - reads.size();
    List<Elementwise.Call> placed = new ArrayList<>();
    for (Elementwise.Call call : calls) {
      List<Integer> operands =
          call.operands().stream().map(v -> v < reads.size() ? v : v + moved).toList();
      placed.add(new Elementwise.Call(call.op(), operands));
    }
    List<Elementwise.Result> written = new ArrayList<>();
    for (int i = 0; i < over.size(); i++) {
      written.add(new Elementwise.Result(values.get(i) + moved, over.get(i)));
    }
    return new Elementwise(inputs, placed, written);
  }
}
