package org.fascicle.platform.testing;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicBoolean;
import org.fascicle.spi.backend.Storage;

/** Elements as doubles, whatever their type; knows whether it has been freed. */
final class FakeStorage implements Storage {
  final double[] elements;
  final long bytes;
  final AtomicBoolean freed = new AtomicBoolean();

  /** What the host wrote itself; null for nothing. */
  ByteBuffer window;

  FakeStorage(int elements, long bytes) {
    this.elements = new double[elements];
    this.bytes = bytes;
    java.util.Arrays.fill(this.elements, Double.NaN);
  }

  @Override
  public long bytes() {
    return bytes;
  }
}
