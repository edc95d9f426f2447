package org.fascicle.platform.internal.dispatch;

import java.lang.reflect.RecordComponent;
import org.fascicle.api.op.Op;

/** Whose class an operation is. */
public final class OpOrigin {
  private OpOrigin() {}

  /**
   * Whether an operation, or an operation or value among its attributes, is of a class of this
   * loader: keeping it would keep the whole bundle.
   */
  public static boolean isFrom(ClassLoader loader, Object value) {
    if (value.getClass().getClassLoader() == loader) {
      return true;
    }
    if (value instanceof Iterable<?> elements) {
      for (Object element : elements) {
        if (element != null && isFrom(loader, element)) {
          return true;
        }
      }
    }
    return value instanceof Op && value instanceof Record && hasPart(loader, value);
  }

  private static boolean hasPart(ClassLoader loader, Object operation) {
    for (RecordComponent component : operation.getClass().getRecordComponents()) {
      Object part = read(component, operation);
      if (part != null && isFrom(loader, part)) {
        return true;
      }
    }
    return false;
  }

  private static Object read(RecordComponent component, Object operation) {
    try {
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(operation);
    } catch (ReflectiveOperationException | RuntimeException e) {
      return null; // what cannot be read is of a class that is not ours to judge
    }
  }
}
