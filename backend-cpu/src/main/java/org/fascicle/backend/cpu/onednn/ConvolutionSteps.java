package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.deconvolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Scratch;

/**
 * The library's primitives of one convolution. Images are read and written where they lie, unless
 * they are so small that the library had better choose; filters are in the order that each
 * primitive wants.
 */
final class ConvolutionSteps implements ConvolutionSums {
  /** How the names of implementations begin that only show what is right. */
  private static final String SLOW = "ref";

  private static final memory.desc NONE = new memory.desc();

  private final OneDnn library;
  private final Primitives primitives;
  private final ConvolutionLayouts layouts;
  private final Scratch scratch;

  ConvolutionSteps(OneDnn library, ConvolutionLayouts layouts, Scratch scratch) {
    this.library = library;
    this.primitives = new Primitives(library);
    this.layouts = layouts;
    this.scratch = scratch;
  }

  @Override
  public Sum forward(memory.desc bias, Fusion fusion) {
    var made = description(bias, fusion.attributes());
    if (isSlow(made)) {
      return null;
    }
    Packed x = Packed.source(primitives, layouts.x, made.src_desc(), scratch);
    Weights w = Weights.kept(primitives, layouts.weights(), made.weights_desc(), scratch);
    Argument[] arguments =
        arguments(
            bias,
            new Argument(dnnl.DNNL_ARG_SRC, made.src_desc()),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, made.weights_desc()),
            new Argument(dnnl.DNNL_ARG_DST, made.dst_desc()));
    Prepared run = primitives.prepared(new convolution_forward(made), made, fusion, arguments);
    Packed y = Packed.result(primitives, layouts.y, made.dst_desc(), scratch);
    return sum(new Step(run, scratch), x, w, y);
  }

  /** x = steps(what reaches each input from y + b): y, w, b, x; null if there is no fast one. */
  Sum transpose(memory.desc bias, Fusion fusion) {
    memory.desc filters = layouts.transposedWeights();
    var made =
        new deconvolution_forward.primitive_desc(
            library.cpu(),
            dnnl.prop_kind.forward_training,
            algorithm.deconvolution_direct,
            layouts.y,
            layouts.any(filters),
            bias == null ? NONE : bias,
            layouts.x,
            layouts.strides,
            layouts.dilations,
            layouts.before,
            layouts.after,
            fusion.attributes(),
            true);
    if (isSlow(made)) {
      return null;
    }
    Weights w = Weights.kept(primitives, filters, made.weights_desc(), scratch);
    Argument[] arguments =
        arguments(
            bias,
            new Argument(dnnl.DNNL_ARG_SRC, layouts.y),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, made.weights_desc()),
            new Argument(dnnl.DNNL_ARG_DST, layouts.x));
    Prepared run = primitives.prepared(new deconvolution_forward(made), made, fusion, arguments);
    return sum(new Step(run, scratch), asItLies(layouts.y), w, asItLies(layouts.x));
  }

  @Override
  public Sum backwardData() {
    var hint = description(null, OneDnn.attributes());
    if (!hint.asBoolean()) {
      return null;
    }
    var made =
        new convolution_backward_data.primitive_desc(
            library.cpu(),
            algorithm.convolution_direct,
            layouts.target(),
            layouts.any(layouts.weights()),
            layouts.result(),
            layouts.strides,
            layouts.dilations,
            layouts.before,
            layouts.after,
            hint,
            OneDnn.attributes(),
            true);
    if (isSlow(made)) {
      return null;
    }
    Weights w = Weights.passing(primitives, layouts.weights(), made.weights_desc(), scratch);
    Prepared run =
        primitives.prepared(
            new convolution_backward_data(made),
            made,
            null,
            new Argument(dnnl.DNNL_ARG_DIFF_DST, made.diff_dst_desc()),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, made.weights_desc()),
            new Argument(dnnl.DNNL_ARG_DIFF_SRC, made.diff_src_desc()));
    Packed dy = Packed.source(primitives, layouts.y, made.diff_dst_desc(), scratch);
    Packed dx = Packed.result(primitives, layouts.x, made.diff_src_desc(), scratch);
    return sum(new Step(run, scratch), dy, w, dx);
  }

  @Override
  public Slope backwardWeights(memory.desc bias) {
    var hint = description(bias, OneDnn.attributes());
    if (!hint.asBoolean()) {
      return null;
    }
    var made =
        new convolution_backward_weights.primitive_desc(
            library.cpu(),
            algorithm.convolution_direct,
            layouts.source(),
            layouts.any(layouts.weights()),
            bias == null ? NONE : bias,
            layouts.result(),
            layouts.strides,
            layouts.dilations,
            layouts.before,
            layouts.after,
            hint,
            OneDnn.attributes(),
            true);
    if (isSlow(made)) {
      return null;
    }
    Packed x = Packed.source(primitives, layouts.x, made.src_desc(), scratch);
    Packed dy = Packed.source(primitives, layouts.y, made.diff_dst_desc(), scratch);
    Weights dw = Weights.gradient(primitives, layouts.weights(), made.diff_weights_desc(), scratch);
    Argument source = new Argument(dnnl.DNNL_ARG_SRC, made.src_desc());
    Argument gradient = new Argument(dnnl.DNNL_ARG_DIFF_DST, made.diff_dst_desc());
    Argument result = new Argument(dnnl.DNNL_ARG_DIFF_WEIGHTS, made.diff_weights_desc());
    Argument[] arguments =
        bias == null
            ? new Argument[] {source, gradient, result}
            : new Argument[] {
              source, gradient, new Argument(dnnl.DNNL_ARG_DIFF_BIAS, bias), result
            };
    Step step =
        new Step(
            primitives.prepared(new convolution_backward_weights(made), made, null, arguments),
            scratch);
    return (s, from, with, db, to) -> {
      Pointer own = dw.target(s, to);
      if (db == null) {
        step.run(s, x.read(s, from), dy.read(s, with), own);
      } else {
        step.run(s, x.read(s, from), dy.read(s, with), db, own);
      }
      dw.written(s, to);
    };
  }

  private convolution_forward.primitive_desc description(
      memory.desc bias, primitive_attr attributes) {
    return new convolution_forward.primitive_desc(
        library.cpu(),
        dnnl.prop_kind.forward_training,
        algorithm.convolution_direct,
        layouts.source(),
        layouts.any(layouts.weights()),
        bias == null ? NONE : bias,
        layouts.result(),
        layouts.strides,
        layouts.dilations,
        layouts.before,
        layouts.after,
        attributes,
        true);
  }

  private static Argument[] arguments(memory.desc bias, Argument from, Argument w, Argument to) {
    return bias == null
        ? new Argument[] {from, w, to}
        : new Argument[] {from, w, new Argument(dnnl.DNNL_ARG_BIAS, bias), to};
  }

  private static boolean isSlow(primitive_desc made) {
    return !made.asBoolean() || made.impl_info_str().getString().startsWith(SLOW);
  }

  private Packed asItLies(memory.desc layout) {
    return Packed.source(primitives, layout, layout, scratch);
  }

  private static Sum sum(Step step, Packed from, Weights with, Packed result) {
    return (s, a, w, b, to) -> {
      Pointer own = result.at(s, to);
      if (b == null) {
        step.run(s, from.read(s, a), with.read(s, w), own);
      } else {
        step.run(s, from.read(s, a), with.read(s, w), b, own);
      }
      result.written(s, to);
    };
  }
}
