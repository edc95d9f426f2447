package org.fascicle.platform.internal.session;

import java.util.Collection;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/** The tensors in what a step returns. */
final class Results {
  private Results() {}

  /** Moves the tensors of a frame that a result holds to another scope: one, an array, a list. */
  static void keep(Object result, ScopeFrame from, ScopeFrame to) {
    if (result instanceof DeviceTensor tensor) {
      if (from.owns(tensor)) {
        tensor.into(to);
      }
    } else if (result instanceof Object[] array) {
      for (Object element : array) {
        keep(element, from, to);
      }
    } else if (result instanceof Collection<?> collection) {
      collection.forEach(element -> keep(element, from, to));
    }
  }
}
