package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.fascicle.api.op.Abs;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Div;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.op.Maximum;
import org.fascicle.api.op.Minimum;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.Neg;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Square;
import org.fascicle.api.op.Sub;

/**
 * Arithmetic on elements as the library's passes over arrays: a function of two values, and what is
 * done to its result before that is written. A value that one call reads is not written but worked
 * on; one that several read, or that is a result, ends a pass.
 */
final class Passes {
  /** So much can follow in a pass, and two functions more: the library has 32 places. */
  private static final int MOST = 28;

  /** The number of a value that is 1. */
  static final int ONE = -1;

  private final Elementwise op;
  private final boolean[] single;
  private final int[] uses;
  private final boolean[] written;
  private final List<Pass> passes = new ArrayList<>();

  /**
   * A pass over arrays.
   *
   * @param start what it begins with
   * @param a the first operand
   * @param b the second
   * @param posts what follows
   * @param to the value that it writes
   */
  record Pass(algorithm start, int a, int b, List<Post> posts, int to) {
    boolean reads(int value) {
      return a == value || b == value || posts.stream().anyMatch(post -> post.operand == value);
    }
  }

  /**
   * What is done to a value before it is written.
   *
   * @param operand what it is joined with
   * @param factor of a function of the value alone, which has no operand
   */
  record Post(algorithm function, int operand, double factor) {
    private static final int NOTHING = -2;

    boolean isAlone() {
      return operand == NOTHING;
    }

    static Post alone(algorithm function, double factor) {
      return new Post(function, NOTHING, factor);
    }
  }

  /** A pass in the making. */
  private record Chain(algorithm start, int a, int b, List<Post> posts) {
    Chain(algorithm start, int a, int b) {
      this(start, a, b, new ArrayList<>());
    }

    Chain then(Post post) {
      posts.add(post);
      return this;
    }
  }

  private Passes(Elementwise op, boolean... single) {
    this.op = op;
    this.single = single;
    int values = op.inputs() + op.calls().size();
    this.uses = new int[values];
    this.written = new boolean[values];
    op.calls().forEach(call -> call.operands().forEach(value -> uses[value]++));
    op.results().forEach(result -> uses[result.value()] += 2);
    for (int value = op.inputs(); value < values; value++) {
      if (uses[value] > 1) {
        write(value);
      }
    }
  }

  /**
   * The passes, in order.
   *
   * @param single which inputs are of one element
   */
  static List<Pass> of(Elementwise op, boolean... single) {
    return List.copyOf(new Passes(op, single).passes);
  }

  private void write(int value) {
    if (!written[value]) {
      write(chain(value), value);
    }
  }

  private void write(Chain chain, int value) {
    passes.add(new Pass(chain.start, chain.a, chain.b, List.copyOf(chain.posts), value));
    written[value] = true;
  }

  /** A value that can be read. */
  private int read(int value) {
    if (value >= op.inputs()) {
      write(value);
    }
    return value;
  }

  /** Whether a value need not be written for the only call that reads it. */
  private boolean isPassing(int value) {
    return value >= op.inputs() && uses[value] == 1 && !written[value];
  }

  private boolean isSingle(int value) {
    return value < op.inputs() && single[value];
  }

  private Chain chain(int value) {
    Elementwise.Call call = op.calls().get(value - op.inputs());
    int a = call.operands().get(0);
    return call.operands().size() == 1
        ? alone(call.op(), a)
        : pair(call.op(), a, call.operands().get(1));
  }

  /** Works on a value. */
  private Chain on(int value) {
    if (isPassing(value)) {
      Chain chain = chain(value);
      if (chain.posts.size() < MOST) {
        return chain;
      }
      write(chain, value);
    }
    return new Chain(algorithm.binary_mul, read(value), ONE);
  }

  private Chain alone(Op function, int x) {
    if (function instanceof Square && !isPassing(x)) {
      return new Chain(algorithm.binary_mul, read(x), x);
    }
    Chain chain = on(x);
    if (function instanceof Neg) {
      return chain.then(Post.alone(algorithm.eltwise_linear, -1));
    }
    algorithm name =
        function instanceof Abs
            ? algorithm.eltwise_abs
            : function instanceof Square ? algorithm.eltwise_square : algorithm.eltwise_sqrt;
    return chain.then(Post.alone(name, 0));
  }

  private Chain pair(Op function, int a, int b) {
    algorithm name = binary(function);
    if (isPassing(a)) {
      return on(a).then(new Post(name, read(b), 0));
    }
    boolean isDifference = function instanceof Sub;
    boolean turns = isDifference || function instanceof Add || function instanceof Mul;
    if (turns && (isPassing(b) || isSingle(a))) { // the library's first operand is never single
      Chain chain = isDifference ? on(b).then(Post.alone(algorithm.eltwise_linear, -1)) : on(b);
      return chain.then(new Post(isDifference ? algorithm.binary_add : name, read(a), 0));
    }
    return new Chain(name, read(a), read(b));
  }

  private static algorithm binary(Op function) {
    if (function instanceof Add) {
      return algorithm.binary_add;
    }
    if (function instanceof Sub) {
      return algorithm.binary_sub;
    }
    if (function instanceof Mul) {
      return algorithm.binary_mul;
    }
    if (function instanceof Div) {
      return algorithm.binary_div;
    }
    if (function instanceof Maximum) {
      return algorithm.binary_max;
    }
    if (function instanceof Minimum) {
      return algorithm.binary_min;
    }
    throw new IllegalArgumentException(function.name());
  }
}
