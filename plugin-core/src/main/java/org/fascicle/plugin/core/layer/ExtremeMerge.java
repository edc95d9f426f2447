package org.fascicle.plugin.core.layer;

import org.fascicle.api.tensor.Tensor;

/** A merge in which an element that is masked must not win. */
abstract class ExtremeMerge extends Merge {
  /** Of two tensors, element by element. */
  abstract Tensor extreme(Tensor a, Tensor b);

  @Override
  final Tensor merge(Masked... inputs) {
    Tensor result = inputs[0].value();
    Tensor there = inputs[0].mask();
    for (int i = 1; i < inputs.length; i++) {
      Tensor next = inputs[i].value();
      Tensor mask = inputs[i].mask();
      next = mask == null ? next : mask.where(next, result);
      result = extreme(there == null ? result : there.where(result, next), next);
      there = mask == null || there == null ? null : there.or(mask);
    }
    return result;
  }
}
