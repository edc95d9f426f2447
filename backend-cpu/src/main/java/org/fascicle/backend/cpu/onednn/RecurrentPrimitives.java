package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl.prop_kind;
import org.bytedeco.dnnl.global.dnnl.rnn_direction;
import org.bytedeco.dnnl.gru_backward;
import org.bytedeco.dnnl.gru_forward;
import org.bytedeco.dnnl.lbr_gru_backward;
import org.bytedeco.dnnl.lbr_gru_forward;
import org.bytedeco.dnnl.lstm_backward;
import org.bytedeco.dnnl.lstm_forward;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.rnn_primitive_desc_base;
import org.bytedeco.dnnl.vanilla_rnn_backward;
import org.bytedeco.dnnl.vanilla_rnn_forward;
import org.fascicle.api.op.Gru;
import org.fascicle.api.op.Lstm;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.RecurrentOp;
import org.fascicle.api.op.SimpleRnn;

/** The library's recurrent networks of one layer and one direction. */
final class RecurrentPrimitives {
  private final engine cpu;
  private final RecurrentOp op;
  private final rnn_direction way;
  private final memory.desc x;
  private final memory.desc y;
  private final memory.desc h;
  private final memory.desc w;
  private final memory.desc u;
  private final memory.desc b;
  private final memory.desc c;
  private final memory.desc dx;
  private final memory.desc dy;
  private final memory.desc dh;
  private final memory.desc dw;
  private final memory.desc du;

  /** Empty where the last state is in the sequence already; an LSTM has no choice. */
  private final memory.desc last;

  private final memory.desc dlast;

  /**
   * Networks whose kernels lie as the library chooses.
   *
   * @param isLast whether the last state is a result of its own, and no gradient is one of the
   *     sequence
   */
  RecurrentPrimitives(OneDnn library, RecurrentOp op, RecurrentLayouts layouts, boolean isLast) {
    this.cpu = library.cpu();
    this.op = op;
    this.way =
        op.backwards()
            ? rnn_direction.unidirectional_right2left
            : rnn_direction.unidirectional_left2right;
    this.x = layouts.x();
    this.y = layouts.y();
    this.h = layouts.state();
    this.w = layouts.anyKernel();
    this.u = layouts.anyRecurrent();
    RecurrentLayouts single = layouts.single();
    this.b = single.bias();
    this.c = single.state();
    this.dx = single.x();
    this.dy = isLast ? single.still() : single.y();
    this.dh = single.state();
    this.last = isLast ? h : new memory.desc();
    this.dlast = isLast ? dh : new memory.desc();
    this.dw = single.anyKernel();
    this.du = single.anyRecurrent();
  }

  /** A primitive and what the library decided about it. */
  record Made(rnn_primitive_desc_base description, primitive owner) {}

  /** The forward pass. */
  Made forward(boolean training) {
    prop_kind kind = training ? prop_kind.forward_training : prop_kind.forward_inference;
    var attributes = OneDnn.attributes();
    if (op instanceof Lstm) {
      var made =
          new lstm_forward.primitive_desc(
              cpu, kind, way, x, h, c, w, u, b, y, h, c, attributes, false);
      return new Made(made, new lstm_forward(made));
    }
    if (op instanceof SimpleRnn simple) {
      var made =
          new vanilla_rnn_forward.primitive_desc(
              cpu,
              kind,
              Activations.function(simple.activation()),
              way,
              x,
              h,
              w,
              u,
              b,
              y,
              last,
              attributes,
              false);
      return new Made(made, new vanilla_rnn_forward(made));
    }
    if (((Gru) op).resetAfter()) {
      var made =
          new lbr_gru_forward.primitive_desc(
              cpu, kind, way, x, h, w, u, b, y, last, attributes, false);
      return new Made(made, new lbr_gru_forward(made));
    }
    var made =
        new gru_forward.primitive_desc(cpu, kind, way, x, h, w, u, b, y, last, attributes, false);
    return new Made(made, new gru_forward(made));
  }

  /** The backward pass of a forward pass for training. */
  Made backward(Made forward) {
    prop_kind kind = prop_kind.backward;
    var attributes = OneDnn.attributes();
    var hint = forward.description;
    if (op instanceof Lstm) {
      var made =
          new lstm_backward.primitive_desc(
              cpu,
              kind,
              way,
              x,
              h,
              c,
              w,
              u,
              b,
              y,
              h,
              c,
              dx,
              dh,
              dh,
              dw,
              du,
              b,
              dy,
              dh,
              dh,
              (lstm_forward.primitive_desc) hint,
              attributes,
              false);
      return new Made(made, new lstm_backward(made));
    }
    if (op instanceof SimpleRnn simple) {
      var made =
          new vanilla_rnn_backward.primitive_desc(
              cpu,
              kind,
              Activations.function(simple.activation()),
              way,
              x,
              h,
              w,
              u,
              b,
              y,
              last,
              x,
              h,
              w,
              u,
              b,
              dy,
              dlast,
              (vanilla_rnn_forward.primitive_desc) hint,
              attributes,
              false);
      return new Made(made, new vanilla_rnn_backward(made));
    }
    if (((Gru) op).resetAfter()) {
      var made =
          new lbr_gru_backward.primitive_desc(
              cpu,
              kind,
              way,
              x,
              h,
              w,
              u,
              b,
              y,
              last,
              x,
              h,
              w,
              u,
              b,
              dy,
              dlast,
              (lbr_gru_forward.primitive_desc) hint,
              attributes,
              false);
      return new Made(made, new lbr_gru_backward(made));
    }
    var made =
        new gru_backward.primitive_desc(
            cpu,
            kind,
            way,
            x,
            h,
            w,
            u,
            b,
            y,
            last,
            x,
            h,
            w,
            u,
            b,
            dy,
            dlast,
            (gru_forward.primitive_desc) hint,
            attributes,
            false);
    return new Made(made, new gru_backward(made));
  }

  /** Whether the library knows the operation. */
  static boolean knows(RecurrentOp op) {
    return !(op instanceof SimpleRnn simple && simple.activation() == Pointwise.LINEAR);
  }
}
