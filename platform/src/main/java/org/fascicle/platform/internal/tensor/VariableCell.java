package org.fascicle.platform.internal.tensor;

import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;
import org.fascicle.platform.internal.memory.Memory;

/**
 * A variable: the handle of its value now, and a version.
 *
 * <p>A value may be shared with a tensor it was assigned from. It is copied before the first update
 * in place, and only if somebody else still holds it, so that assigning costs nothing.
 */
public final class VariableCell implements Variable {
  private final TensorHome home;
  private final String name;
  private final TensorSpec spec;
  private volatile boolean trainable;
  private volatile boolean shared = true;
  private volatile DeviceTensor value;
  private volatile long version;

  /**
   * Creates a variable.
   *
   * @param initial its value; stays the caller's
   */
  public VariableCell(TensorHome home, String name, DeviceTensor initial, boolean trainable) {
    this.home = home;
    this.name = name;
    this.spec = initial.spec();
    this.trainable = trainable;
    this.value = DeviceTensor.valueOf(home, share(initial), this, 0);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public TensorSpec spec() {
    return spec;
  }

  @Override
  public boolean isTrainable() {
    return trainable;
  }

  @Override
  public void setTrainable(boolean trainable) {
    this.trainable = trainable;
  }

  @Override
  public DeviceTensor value() {
    DeviceTensor now = value;
    home.read(now);
    return now;
  }

  /** The session that owns it. */
  public TensorHome home() {
    return home;
  }

  /** The value, without any tape noticing. */
  public DeviceTensor peek() {
    return value;
  }

  @Override
  public long version() {
    return version;
  }

  @Override
  public void assign(Tensor tensor) {
    home.assign(this, tensor);
  }

  /**
   * Checks that a tensor could be this variable's value.
   *
   * @throws ShapeMismatchException if the shape differs
   * @throws DTypeMismatchException if the element type differs
   */
  public void check(TensorSpec other) {
    if (!spec.shape().equals(other.shape())) {
      throw new ShapeMismatchException(
          "Variable \"" + name + "\"", "shape " + spec.shape(), "shape " + other.shape(), "");
    }
    if (spec.dtype() != other.dtype()) {
      throw new DTypeMismatchException(
          "Variable \"" + name + "\"",
          spec.dtype().label(),
          other.dtype().label(),
          "Cast the value first.");
    }
  }

  /** Takes over a tensor's value without copying it; the tensor stays the caller's. */
  public void adopt(DeviceTensor tensor) {
    Memory memory = share(tensor);
    shared = true;
    advance(memory);
  }

  /**
   * Makes sure that nobody else sees it when the value is written over.
   *
   * @return the value before, if it had to be copied: who has read it goes on with it until the
   *     caller releases it; else null
   */
  public DeviceTensor own() {
    DeviceTensor before = null;
    if (shared && value.memory().isShared()) {
      before = value;
      value = DeviceTensor.valueOf(home, home.copy(before), this, version);
    }
    shared = false;
    return before;
  }

  /** The value was written over in place. */
  public void written() {
    advance(value.acquire());
  }

  /** Frees the value; the variable is not to be used any more. */
  public void release() {
    value.release();
  }

  private void advance(Memory memory) {
    DeviceTensor before = value;
    long next = version + 1;
    value = DeviceTensor.valueOf(home, memory, this, next);
    version = next;
    before.release();
  }

  /** The memory of a tensor, now held by a variable too: any variable it belongs to must know. */
  private static Memory share(DeviceTensor tensor) {
    if (tensor.variable() != null) {
      tensor.variable().shared = true;
    }
    return tensor.acquire();
  }

  @Override
  public String toString() {
    return "Variable \"" + name + "\" " + spec + ", version " + version;
  }
}
