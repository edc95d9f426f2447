package org.fascicle.backend.cpu;

import java.nio.ByteBuffer;
import org.fascicle.backend.cpu.memory.Block;

/** Copies between Java's buffers and native memory; a buffer's position stays where it is. */
final class Transfer {
  private Transfer() {}

  static void upload(ByteBuffer source, Block target, long bytes) {
    int length = Math.toIntExact(bytes);
    target.buffer(0, length).put(0, source, source.position(), length);
  }

  static void download(Block source, ByteBuffer target, long bytes) {
    int length = Math.toIntExact(bytes);
    target.put(target.position(), source.buffer(0, length), 0, length);
  }
}
