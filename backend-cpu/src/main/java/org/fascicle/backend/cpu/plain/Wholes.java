package org.fascicle.backend.cpu.plain;

import org.bytedeco.javacpp.indexer.ByteIndexer;
import org.bytedeco.javacpp.indexer.IntIndexer;
import org.bytedeco.javacpp.indexer.LongIndexer;
import org.bytedeco.javacpp.indexer.ShortIndexer;
import org.fascicle.api.tensor.DType;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/** A tensor's elements, one by one, as long: integers and truth values, or the bits of any type. */
interface Wholes {
  /** Reads an element. */
  long get(long index);

  /** Writes an element: the low bits of the value. */
  void set(long index, long value);

  /** The integers or truth values of a storage. */
  static Wholes of(Storage storage, DType dtype) {
    return switch (dtype) {
      case INT32 -> new Ints(Block.ints(storage));
      case INT64 -> new Longs(Block.longs(storage));
      case UINT8, BOOL -> new Octets(Block.octets(storage));
      default -> throw new IllegalArgumentException(dtype + " holds no whole numbers.");
    };
  }

  /** The bits of a storage's elements, of this many bytes each. */
  static Wholes bits(Storage storage, int bytes) {
    return switch (bytes) {
      case 1 -> new Octets(Block.octets(storage));
      case 2 -> new Shorts(Block.shorts(storage));
      case 4 -> new Ints(Block.ints(storage));
      default -> new Longs(Block.longs(storage));
    };
  }

  /** 32 bits. */
  record Ints(IntIndexer elements) implements Wholes {
    @Override
    public long get(long index) {
      return elements.get(index);
    }

    @Override
    public void set(long index, long value) {
      elements.put(index, (int) value);
    }
  }

  /** 64 bits. */
  record Longs(LongIndexer elements) implements Wholes {
    @Override
    public long get(long index) {
      return elements.get(index);
    }

    @Override
    public void set(long index, long value) {
      elements.put(index, value);
    }
  }

  /** 16 bits. */
  record Shorts(ShortIndexer elements) implements Wholes {
    @Override
    public long get(long index) {
      return elements.get(index);
    }

    @Override
    public void set(long index, long value) {
      elements.put(index, (short) value);
    }
  }

  /** 8 bits, without sign. */
  record Octets(ByteIndexer elements) implements Wholes {
    @Override
    public long get(long index) {
      return elements.get(index) & 0xFF;
    }

    @Override
    public void set(long index, long value) {
      elements.put(index, (byte) value);
    }
  }
}
