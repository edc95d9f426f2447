package org.fascicle.backend.reference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.Storage;

/**
 * One run of a foreign kernel. A typed array cannot be seen as bytes, so the kernel works on
 * copies, made when it asks for them; {@link #finish} copies the results back.
 */
final class HeapContext implements KernelContext {
  private final Storage[] inputs;
  private final Storage[] outputs;
  private final Storage scratch;
  private final ByteBuffer[] results;

  HeapContext(Storage[] inputs, Storage[] outputs, Storage scratch) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.scratch = scratch;
    this.results = new ByteBuffer[outputs.length];
  }

  @Override
  public ByteBuffer input(int index) {
    return copy(inputs[index]);
  }

  @Override
  public ByteBuffer output(int index) {
    if (results[index] == null) {
      // A donated result holds its input's elements: the kernel may read them here.
      results[index] = copy(outputs[index]);
    }
    return results[index].duplicate().order(ByteOrder.nativeOrder());
  }

  @Override
  public ByteBuffer scratch() {
    return ByteBuffer.wrap(HeapStorage.bytes(scratch)).order(ByteOrder.nativeOrder());
  }

  @Override
  public HostValue host(int index) {
    return (HostValue) inputs[index];
  }

  @Override
  public long inputAddress(int index) {
    return 0;
  }

  @Override
  public long outputAddress(int index) {
    return 0;
  }

  @Override
  public long stream() {
    return 0;
  }

  @Override
  public void finish() {
    for (int i = 0; i < results.length; i++) {
      if (results[i] != null) {
        ((HeapStorage) outputs[i]).read(results[i]);
      }
    }
  }

  private static ByteBuffer copy(Storage storage) {
    ByteBuffer buffer =
        ByteBuffer.allocate(Math.toIntExact(storage.bytes())).order(ByteOrder.nativeOrder());
    ((HeapStorage) storage).write(buffer);
    return buffer;
  }
}
