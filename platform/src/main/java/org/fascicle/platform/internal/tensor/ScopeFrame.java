package org.fascicle.platform.internal.tensor;

import java.util.Arrays;

/**
 * The tensors made while a scope is open. Belongs to one thread, which alone adds and closes;
 * handles may be closed from anywhere.
 */
public final class ScopeFrame {
  private static final int FIRST = 16;

  private final ScopeFrame parent;
  private DeviceTensor[] tensors = new DeviceTensor[FIRST];
  private int count;

  /**
   * Opens a frame.
   *
   * @param parent the enclosing one; null if that is the session itself
   */
  public ScopeFrame(ScopeFrame parent) {
    this.parent = parent;
  }

  /** The enclosing frame; null if that is the session itself. */
  public ScopeFrame parent() {
    return parent;
  }

  void add(DeviceTensor tensor) {
    if (count == tensors.length) {
      makeRoom();
    }
    tensors[count++] = tensor;
  }

  /** Whether this frame will close the tensor. */
  public boolean owns(DeviceTensor tensor) {
    return tensor.isOwnedBy(this);
  }

  /** Takes a tensor of this frame out of every scope; the caller puts it into another. */
  public void take(DeviceTensor tensor) {
    tensor.leaveScope();
  }

  /** Closes what is still here, newest first. */
  public void close() {
    for (int i = count - 1; i >= 0; i--) {
      if (tensors[i].isOwnedBy(this)) {
        tensors[i].close();
      }
    }
    count = 0;
    tensors = new DeviceTensor[0];
  }

  /** Forgets what was closed or moved; grows if that was less than half. */
  private void makeRoom() {
    int kept = 0;
    for (int i = 0; i < count; i++) {
      if (tensors[i].isOwnedBy(this)) {
        tensors[kept++] = tensors[i];
      }
    }
    Arrays.fill(tensors, kept, count, null);
    count = kept;
    if (kept > tensors.length / 2 || tensors.length == 0) {
      tensors = Arrays.copyOf(tensors, Math.max(FIRST, 2 * tensors.length));
    }
  }
}
