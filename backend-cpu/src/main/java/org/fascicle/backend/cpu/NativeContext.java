package org.fascicle.backend.cpu;

import java.nio.ByteBuffer;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.Storage;

/** A run of another bundle's kernel: buffers and addresses of the storages themselves. */
final class NativeContext implements KernelContext {
  private final Storage[] inputs;
  private final Storage[] outputs;
  private final Storage scratch;

  NativeContext(Storage[] inputs, Storage[] outputs, Storage scratch) {
    this.inputs = inputs;
    this.outputs = outputs;
    this.scratch = scratch;
  }

  @Override
  public ByteBuffer input(int index) {
    return buffer(inputs[index]);
  }

  @Override
  public ByteBuffer output(int index) {
    return buffer(outputs[index]);
  }

  @Override
  public ByteBuffer scratch() {
    return buffer(scratch);
  }

  @Override
  public HostValue host(int index) {
    return (HostValue) inputs[index];
  }

  @Override
  public long inputAddress(int index) {
    return Block.address(inputs[index]).address();
  }

  @Override
  public long outputAddress(int index) {
    return Block.address(outputs[index]).address();
  }

  @Override
  public long stream() {
    return 0;
  }

  private static ByteBuffer buffer(Storage storage) {
    Block block = Block.of(storage);
    if (block.bytes() > Block.WINDOW) {
      throw new InvalidArgumentException(
          "cpu",
          "at most " + Block.WINDOW + " bytes in a buffer",
          String.valueOf(block.bytes()),
          "Use the address.");
    }
    return block.buffer(0, (int) block.bytes());
  }
}
