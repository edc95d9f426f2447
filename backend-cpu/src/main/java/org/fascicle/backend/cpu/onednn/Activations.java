package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.global.dnnl.algorithm;
import org.fascicle.api.op.Pointwise;

/** The library's names of the functions that operations fuse. */
final class Activations {
  private Activations() {}

  /** y = f(x). */
  static algorithm function(Pointwise activation) {
    return switch (activation) {
      case LINEAR -> algorithm.eltwise_linear;
      case RELU -> algorithm.eltwise_relu;
      case SIGMOID -> algorithm.eltwise_logistic;
      case TANH -> algorithm.eltwise_tanh;
    };
  }

  /** dx, from y = f(x) and dy. */
  static algorithm gradient(Pointwise activation) {
    return switch (activation) {
      case LINEAR -> algorithm.eltwise_linear;
      case RELU -> algorithm.eltwise_relu_use_dst_for_bwd;
      case SIGMOID -> algorithm.eltwise_logistic_use_dst_for_bwd;
      case TANH -> algorithm.eltwise_tanh_use_dst_for_bwd;
    };
  }

  /** The function as a step after a sum. */
  static Fusion fused(Pointwise activation) {
    Fusion fusion = new Fusion();
    return activation == Pointwise.LINEAR ? fusion : fusion.apply(function(activation), 0, 0);
  }
}
