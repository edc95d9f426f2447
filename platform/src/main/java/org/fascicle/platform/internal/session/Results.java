package org.fascicle.platform.internal.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/** The tensors in what a step returns: one, an array, a collection, or those nested. */
final class Results {
  private final List<DeviceTensor> tensors = new ArrayList<>();

  /** Takes a result's tensors out of the frame they were made in. */
  void take(Object result, ScopeFrame from) {
    if (result instanceof DeviceTensor tensor) {
      if (from.owns(tensor)) {
        from.take(tensor);
        tensors.add(tensor);
      }
    } else if (result instanceof Object[] array) {
      for (Object element : array) {
        take(element, from);
      }
    } else if (result instanceof Collection<?> collection) {
      collection.forEach(element -> take(element, from));
    }
  }

  /** Puts them into the scope of whoever asked for the step; null for the session itself. */
  void giveTo(ScopeFrame frame) {
    tensors.forEach(tensor -> tensor.into(frame));
  }
}
