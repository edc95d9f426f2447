package org.fascicle.backend.cpu.plain;

import org.bytedeco.javacpp.indexer.DoubleIndexer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.bytedeco.javacpp.indexer.ShortIndexer;
import org.fascicle.api.tensor.DType;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/** A floating tensor's elements, one by one, as double. */
interface Reals {
  /** Reads an element. */
  double get(long index);

  /** Writes an element, rounded to the nearest number of its type. */
  void set(long index, double value);

  /** The elements of a storage. */
  static Reals of(Storage storage, DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> new Floats(Block.floats(storage));
      case FLOAT64 -> new Doubles(Block.doubles(storage));
      case FLOAT16 -> new Halves(Block.shorts(storage));
      case BFLOAT16 -> new Brains(Block.shorts(storage));
      default -> throw new IllegalArgumentException(dtype + " holds no real numbers.");
    };
  }

  /** float32. */
  record Floats(FloatIndexer elements) implements Reals {
    @Override
    public double get(long index) {
      return elements.get(index);
    }

    @Override
    public void set(long index, double value) {
      elements.put(index, (float) value);
    }
  }

  /** float64. */
  record Doubles(DoubleIndexer elements) implements Reals {
    @Override
    public double get(long index) {
      return elements.get(index);
    }

    @Override
    public void set(long index, double value) {
      elements.put(index, value);
    }
  }

  /** float16. */
  record Halves(ShortIndexer elements) implements Reals {
    @Override
    public double get(long index) {
      return HalfPrecision.fromFloat16(elements.get(index));
    }

    @Override
    public void set(long index, double value) {
      elements.put(index, HalfPrecision.toFloat16(value));
    }
  }

  /** bfloat16. */
  record Brains(ShortIndexer elements) implements Reals {
    @Override
    public double get(long index) {
      return HalfPrecision.fromBfloat16(elements.get(index));
    }

    @Override
    public void set(long index, double value) {
      elements.put(index, HalfPrecision.toBfloat16(value));
    }
  }
}
