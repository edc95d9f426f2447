package org.fascicle.backend.cpu.onednn;

import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.pooling_backward;
import org.bytedeco.dnnl.pooling_forward;
import org.fascicle.api.op.Sliding;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/** A window that slides over images (N, I…, C), as oneDNN wants it said. */
final class Pool {
  private final Primitives primitives;
  private final engine cpu;
  private final algorithm function;
  private final memory.desc x;
  private final memory.desc y;
  private final long[] strides;
  private final long[] sizes;
  private final long[] dilations;
  private final long[] before;
  private final long[] after;

  Pool(OneDnn library, algorithm function, TensorSpec x, Shape y, Shape sizes, Sliding sliding) {
    this.primitives = new Primitives(library);
    this.cpu = library.cpu();
    this.function = function;
    this.x = Precision.of(x).image(x.shape());
    this.y = Precision.of(x).image(y);
    this.strides = longs(sliding.strides(), 0);
    this.sizes = sizes.dims();
    // The library counts the elements that a window leaves out.
    this.dilations = longs(sliding.dilations(), -1);
    this.before = longs(sliding.before(), 0);
    this.after = longs(sliding.after(), 0);
  }

  private static long[] longs(List<Integer> values, int more) {
    return values.stream().mapToLong(value -> value + more).toArray();
  }

  /** Bytes that {@link #training} leaves for {@link #maxBackward}; 0 for none. */
  long workspaceBytes() {
    return made(true).workspace_desc().get_size();
  }

  /** For the result alone: x, y. */
  Prepared inference() {
    var made = made(false);
    return primitives.prepared(
        new pooling_forward(made),
        made,
        null,
        new Argument(dnnl.DNNL_ARG_SRC, x),
        new Argument(dnnl.DNNL_ARG_DST, y));
  }

  /** For a backward pass too: x, y, workspace. */
  Prepared training() {
    var made = made(true);
    return primitives.prepared(
        new pooling_forward(made),
        made,
        null,
        new Argument(dnnl.DNNL_ARG_SRC, x),
        new Argument(dnnl.DNNL_ARG_DST, y),
        new Argument(dnnl.DNNL_ARG_WORKSPACE, made.workspace_desc()));
  }

  /** By the workspace: dy, dx, workspace. */
  Prepared maxBackward() {
    var made = madeBackward();
    return primitives.prepared(
        new pooling_backward(made),
        made,
        null,
        new Argument(dnnl.DNNL_ARG_DIFF_DST, y),
        new Argument(dnnl.DNNL_ARG_DIFF_SRC, x),
        new Argument(dnnl.DNNL_ARG_WORKSPACE, made(true).workspace_desc()));
  }

  /** Without one: dy, dx. */
  Prepared averageBackward() {
    var made = madeBackward();
    return primitives.prepared(
        new pooling_backward(made),
        made,
        null,
        new Argument(dnnl.DNNL_ARG_DIFF_DST, y),
        new Argument(dnnl.DNNL_ARG_DIFF_SRC, x));
  }

  private pooling_forward.primitive_desc made(boolean training) {
    return new pooling_forward.primitive_desc(
        cpu,
        training ? dnnl.prop_kind.forward_training : dnnl.prop_kind.forward_inference,
        function,
        x,
        y,
        strides,
        sizes,
        dilations,
        before,
        after,
        OneDnn.attributes(),
        false);
  }

  private pooling_backward.primitive_desc madeBackward() {
    return new pooling_backward.primitive_desc(
        cpu,
        function,
        x,
        y,
        strides,
        sizes,
        dilations,
        before,
        after,
        made(true),
        OneDnn.attributes(),
        false);
  }
}
