package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.binary;
import org.bytedeco.dnnl.eltwise_backward;
import org.bytedeco.dnnl.eltwise_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc_base;
import org.bytedeco.dnnl.reduction;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.softmax_backward;
import org.bytedeco.dnnl.softmax_forward;

/**
 * Prepares primitives. Each method names the addresses that {@link Prepared#run} takes, in order;
 * after them come those of the fused steps, then the scratch memory if any is wanted.
 */
final class Primitives {
  private static final Fusion NOTHING = null;

  private final OneDnn library;

  Primitives(OneDnn library) {
    this.library = library;
  }

  /** y = f(a, b), broadcast: a, b, y. */
  Prepared binary(algorithm function, memory.desc a, memory.desc b, memory.desc y) {
    return binary(function, a, b, y, new Fusion());
  }

  /** y = steps(f(a, b)), broadcast: a, b, y. */
  Prepared binary(algorithm function, memory.desc a, memory.desc b, memory.desc y, Fusion fusion) {
    var made =
        new binary.primitive_desc(library.cpu(), function, a, b, y, fusion.attributes(), false);
    return prepared(
        new binary(made),
        made,
        fusion,
        new Argument(dnnl.DNNL_ARG_SRC_0, a),
        new Argument(dnnl.DNNL_ARG_SRC_1, b),
        new Argument(dnnl.DNNL_ARG_DST, y));
  }

  /** y = steps(mask ? a : b), the mask in bytes: a, b, mask, y. */
  Prepared select(memory.desc a, memory.desc b, memory.desc mask, memory.desc y, Fusion fusion) {
    var made =
        new binary.primitive_desc(
            library.cpu(), algorithm.binary_select, a, b, mask, y, fusion.attributes(), false);
    return prepared(
        new binary(made),
        made,
        fusion,
        new Argument(dnnl.DNNL_ARG_SRC_0, a),
        new Argument(dnnl.DNNL_ARG_SRC_1, b),
        new Argument(dnnl.DNNL_ARG_SRC_2, mask),
        new Argument(dnnl.DNNL_ARG_DST, y));
  }

  /** y = f(x): x, y. */
  Prepared eltwise(algorithm function, memory.desc x, double alpha, double beta) {
    var made = forward(function, x, alpha, beta);
    return prepared(
        new eltwise_forward(made),
        made,
        NOTHING,
        new Argument(dnnl.DNNL_ARG_SRC, x),
        new Argument(dnnl.DNNL_ARG_DST, x));
  }

  /** dx from the function's value, for a function "use_dst_for_bwd": y, dy, dx. */
  Prepared eltwiseBackward(algorithm function, memory.desc y) {
    var made =
        new eltwise_backward.primitive_desc(
            library.cpu(),
            function,
            y,
            y,
            y,
            0,
            0,
            forward(function, y, 0, 0),
            OneDnn.attributes(),
            false);
    return prepared(
        new eltwise_backward(made),
        made,
        NOTHING,
        new Argument(dnnl.DNNL_ARG_DST, y),
        new Argument(dnnl.DNNL_ARG_DIFF_DST, y),
        new Argument(dnnl.DNNL_ARG_DIFF_SRC, y));
  }

  /** c = a b: a, b, c. */
  Prepared matmul(memory.desc a, memory.desc b, memory.desc c) {
    var made = new matmul.primitive_desc(library.cpu(), a, b, c, OneDnn.attributes(), false);
    return prepared(
        new matmul(made),
        made,
        NOTHING,
        new Argument(dnnl.DNNL_ARG_SRC, a),
        new Argument(dnnl.DNNL_ARG_WEIGHTS, b),
        new Argument(dnnl.DNNL_ARG_DST, c));
  }

  /** c = steps(a b + bias): a, b, bias, c. */
  Prepared matmul(memory.desc a, memory.desc b, memory.desc bias, memory.desc c, Fusion fusion) {
    var made = new matmul.primitive_desc(library.cpu(), a, b, bias, c, fusion.attributes(), false);
    return prepared(
        new matmul(made),
        made,
        fusion,
        new Argument(dnnl.DNNL_ARG_SRC, a),
        new Argument(dnnl.DNNL_ARG_WEIGHTS, b),
        new Argument(dnnl.DNNL_ARG_BIAS, bias),
        new Argument(dnnl.DNNL_ARG_DST, c));
  }

  /** c = steps(a b): a, b, c. */
  Prepared matmul(memory.desc a, memory.desc b, memory.desc c, Fusion fusion) {
    var made = new matmul.primitive_desc(library.cpu(), a, b, c, fusion.attributes(), false);
    return prepared(
        new matmul(made),
        made,
        fusion,
        new Argument(dnnl.DNNL_ARG_SRC, a),
        new Argument(dnnl.DNNL_ARG_WEIGHTS, b),
        new Argument(dnnl.DNNL_ARG_DST, c));
  }

  /** The same elements in another layout: from, to. */
  Prepared reorder(memory.desc from, memory.desc to) {
    return reorder(from, to, OneDnn.attributes());
  }

  /** The same without scratch memory of its own. */
  Prepared move(memory.desc from, memory.desc to) {
    return reorder(from, to, new primitive_attr());
  }

  private Prepared reorder(memory.desc from, memory.desc to, primitive_attr attributes) {
    var made =
        new reorder.primitive_desc(library.cpu(), from, library.cpu(), to, attributes, false);
    return prepared(
        new reorder(made),
        made,
        NOTHING,
        new Argument(dnnl.DNNL_ARG_FROM, from),
        new Argument(dnnl.DNNL_ARG_TO, to));
  }

  /** Axes of x that y has of length 1 become one number: x, y. */
  Prepared reduction(algorithm function, memory.desc x, memory.desc y) {
    return reduction(function, x, y, new Fusion());
  }

  /** The same, and steps on that number: x, y. */
  Prepared reduction(algorithm function, memory.desc x, memory.desc y, Fusion fusion) {
    var made =
        new reduction.primitive_desc(
            library.cpu(), function, x, y, 0, 0, fusion.attributes(), false);
    return prepared(
        new reduction(made),
        made,
        fusion,
        new Argument(dnnl.DNNL_ARG_SRC, x),
        new Argument(dnnl.DNNL_ARG_DST, y));
  }

  /** Softmax along an axis: x, y. */
  Prepared softmax(memory.desc x, int axis) {
    var made = softmaxForward(x, axis);
    return prepared(
        new softmax_forward(made),
        made,
        NOTHING,
        new Argument(dnnl.DNNL_ARG_SRC, x),
        new Argument(dnnl.DNNL_ARG_DST, x));
  }

  /** Its gradient from its value: y, dy, dx. */
  Prepared softmaxBackward(memory.desc y, int axis) {
    var made =
        new softmax_backward.primitive_desc(
            library.cpu(),
            algorithm.softmax_accurate,
            y,
            y,
            y,
            axis,
            softmaxForward(y, axis),
            OneDnn.attributes(),
            false);
    return prepared(
        new softmax_backward(made),
        made,
        NOTHING,
        new Argument(dnnl.DNNL_ARG_DST, y),
        new Argument(dnnl.DNNL_ARG_DIFF_DST, y),
        new Argument(dnnl.DNNL_ARG_DIFF_SRC, y));
  }

  private eltwise_forward.primitive_desc forward(
      algorithm function, memory.desc x, double alpha, double beta) {
    return new eltwise_forward.primitive_desc(
        library.cpu(),
        dnnl.prop_kind.forward_training,
        function,
        x,
        x,
        (float) alpha,
        (float) beta,
        OneDnn.attributes(),
        false);
  }

  private softmax_forward.primitive_desc softmaxForward(memory.desc x, int axis) {
    return new softmax_forward.primitive_desc(
        library.cpu(),
        dnnl.prop_kind.forward_training,
        algorithm.softmax_accurate,
        x,
        x,
        axis,
        OneDnn.attributes(),
        false);
  }

  /**
   * A primitive with its argument list.
   *
   * @param fusion the fused steps; null for none
   */
  Prepared prepared(
      primitive owner, primitive_desc_base made, Fusion fusion, Argument... arguments) {
    List<Argument> all = new ArrayList<>(List.of(arguments));
    if (fusion != null) {
      all.addAll(fusion.arguments());
    }
    memory.desc scratch = made.scratchpad_desc();
    long bytes = scratch.get_size();
    if (bytes > 0) {
      all.add(new Argument(dnnl.DNNL_ARG_SCRATCHPAD, scratch));
    }
    return new Prepared(library, owner, all, bytes);
  }
}
