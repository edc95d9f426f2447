package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.batch_normalization_backward;
import org.bytedeco.dnnl.batch_normalization_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.group_normalization_forward;
import org.bytedeco.dnnl.layer_normalization_backward;
import org.bytedeco.dnnl.layer_normalization_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_desc_base;
import org.fascicle.api.op.BatchNormalization;
import org.fascicle.api.op.LayerNormalization;
import org.fascicle.api.op.NormalizationOp;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.Shape;

/** A normalisation of a view (N, I, G, K), as oneDNN wants it said. */
final class Normalization {
  private final Primitives primitives;
  private final engine cpu;
  private final NormalizationOp op;
  private final int flags;
  private final float epsilon;
  private final long groups;
  private final memory.desc x;
  private final memory.desc statistics;
  private final memory.desc parameters;

  Normalization(OneDnn library, NormalizationOp op, Shape view) {
    this.primitives = new Primitives(library);
    this.cpu = library.cpu();
    this.op = op;
    this.flags =
        (op.scale() ? dnnl.dnnl_use_scale : 0)
            | (op.center() ? dnnl.dnnl_use_shift : 0)
            | (op.activation() == Pointwise.RELU ? dnnl.dnnl_fuse_norm_relu : 0);
    this.epsilon = (float) op.epsilon();
    this.groups = view.dim(2);
    long channels = view.dim(2) * view.dim(3);
    this.parameters = Layouts.floats(channels);
    if (op instanceof LayerNormalization) {
      this.x = Layouts.floats(view.dim(0), channels);
      this.statistics = Layouts.floats(view.dim(0));
    } else {
      this.x = Layouts.image(Shape.of(view.dim(0), view.dim(1), 1, channels));
      this.statistics =
          op instanceof BatchNormalization
              ? Layouts.floats(channels)
              : Layouts.floats(view.dim(0), groups);
    }
  }

  /** Whether the library takes the function that follows along. */
  static boolean takes(NormalizationOp op) {
    return op.activation() == Pointwise.LINEAR
        || (op instanceof BatchNormalization && op.activation() == Pointwise.RELU);
  }

  /** Bytes in which a forward pass with ReLU notes where its results are 0. */
  long workspaceBytes() {
    return madeBatch().workspace_desc().get_size();
  }

  /** x, y, means, variances, then γ and β as there are, then the workspace of a ReLU. */
  Prepared forward() {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC, x));
    arguments.add(new Argument(dnnl.DNNL_ARG_DST, x));
    arguments.add(new Argument(dnnl.DNNL_ARG_MEAN, statistics));
    arguments.add(new Argument(dnnl.DNNL_ARG_VARIANCE, statistics));
    if (op.scale()) {
      arguments.add(new Argument(dnnl.DNNL_ARG_SCALE, parameters));
    }
    if (op.center()) {
      arguments.add(new Argument(dnnl.DNNL_ARG_SHIFT, parameters));
    }
    if (op instanceof BatchNormalization) {
      var made = madeBatch();
      addWorkspace(arguments, made);
      return prepared(new batch_normalization_forward(made), made, arguments);
    }
    if (op instanceof LayerNormalization) {
      var made = madeLayer();
      return prepared(new layer_normalization_forward(made), made, arguments);
    }
    var made = madeGroup();
    return prepared(new group_normalization_forward(made), made, arguments);
  }

  /**
   * Of a batch or layer: x, means, variances, dy, dx, then γ and dγ if there is γ, then dβ if there
   * is β, then the workspace of a ReLU.
   */
  Prepared backward() {
    List<Argument> arguments = new ArrayList<>();
    arguments.add(new Argument(dnnl.DNNL_ARG_SRC, x));
    arguments.add(new Argument(dnnl.DNNL_ARG_MEAN, statistics));
    arguments.add(new Argument(dnnl.DNNL_ARG_VARIANCE, statistics));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_DST, x));
    arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SRC, x));
    if (op.scale()) {
      arguments.add(new Argument(dnnl.DNNL_ARG_SCALE, parameters));
      arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SCALE, parameters));
    }
    if (op.center()) {
      arguments.add(new Argument(dnnl.DNNL_ARG_DIFF_SHIFT, parameters));
    }
    int all = dnnl.prop_kind.backward.value;
    if (op instanceof BatchNormalization) {
      addWorkspace(arguments, madeBatch());
      var made =
          new batch_normalization_backward.primitive_desc(
              cpu, all, x, x, x, epsilon, flags, madeBatch(), OneDnn.attributes(), false);
      return prepared(new batch_normalization_backward(made), made, arguments);
    }
    var made =
        new layer_normalization_backward.primitive_desc(
            cpu, all, x, x, x, statistics, epsilon, flags, madeLayer(), OneDnn.attributes(), false);
    return prepared(new layer_normalization_backward(made), made, arguments);
  }

  private void addWorkspace(
      List<Argument> arguments, batch_normalization_forward.primitive_desc made) {
    if (op.activation() == Pointwise.RELU) {
      arguments.add(new Argument(dnnl.DNNL_ARG_WORKSPACE, made.workspace_desc()));
    }
  }

  private batch_normalization_forward.primitive_desc madeBatch() {
    return new batch_normalization_forward.primitive_desc(
        cpu, training(), x, x, epsilon, flags, OneDnn.attributes(), false);
  }

  private layer_normalization_forward.primitive_desc madeLayer() {
    return new layer_normalization_forward.primitive_desc(
        cpu, training(), x, x, statistics, epsilon, flags, OneDnn.attributes(), false);
  }

  private group_normalization_forward.primitive_desc madeGroup() {
    return new group_normalization_forward.primitive_desc(
        cpu, training(), x, x, groups, epsilon, flags, OneDnn.attributes(), false);
  }

  /** Only then does the library hand out the statistics. */
  private static int training() {
    return dnnl.prop_kind.forward_training.value;
  }

  private Prepared prepared(primitive owner, primitive_desc_base made, List<Argument> arguments) {
    return primitives.prepared(owner, made, null, arguments.toArray(Argument[]::new));
  }
}
