package org.fascicle.backend.cpu.kernel;

import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/** Divides a run's scratch memory into aligned pieces. */
public final class Scratch {
  private static final long LINE = 64;

  private long bytes;

  /** Reserves a piece; returns its offset. */
  public long reserve(long pieceBytes) {
    long offset = bytes;
    bytes += (pieceBytes + LINE - 1) & -LINE;
    return offset;
  }

  /** Bytes of all pieces. */
  public long bytes() {
    return bytes;
  }

  /** The address of the piece at an offset; any address will do where there is no scratch. */
  public static Address at(Storage scratch, long offset) {
    return scratch == null ? new Address(LINE) : new Address(base(scratch) + offset);
  }

  private static long base(Storage scratch) {
    return Block.address(scratch).address();
  }
}
