package org.fascicle.plugin.datasets.text;

import java.nio.ByteBuffer;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.plugin.datasets.Options;

/** How the symbols of a window are handed out. */
enum SymbolFormat {
  /** float32, (T, 1): the symbol's number divided by V, the number of symbols. */
  SCALED {
    @Override
    TensorSpec spec(int length, int symbols) {
      return TensorSpec.of(DType.FLOAT32, length, 1);
    }

    @Override
    void write(int symbol, int symbols, ByteBuffer into) {
      into.putFloat((float) (symbol / (double) symbols));
    }
  },
  /** int32, (T): the symbol's number. */
  INDEX {
    @Override
    TensorSpec spec(int length, int symbols) {
      return TensorSpec.of(DType.INT32, length);
    }

    @Override
    void write(int symbol, int symbols, ByteBuffer into) {
      into.putInt(symbol);
    }
  },
  /** float32, (T, V): 1 at the symbol's number, 0 elsewhere. */
  ONE_HOT {
    @Override
    TensorSpec spec(int length, int symbols) {
      return TensorSpec.of(DType.FLOAT32, length, symbols);
    }

    @Override
    void write(int symbol, int symbols, ByteBuffer into) {
      for (int k = 0; k < symbols; k++) {
        into.putFloat(k == symbol ? 1 : 0);
      }
    }
  };

  /** The format that an option names. */
  static SymbolFormat of(String label) {
    return Options.choice("symbols", SymbolFormat.class, label);
  }

  /** The option's value. */
  String label() {
    return Options.label(this);
  }

  /** One window of length T over V symbols. */
  abstract TensorSpec spec(int length, int symbols);

  /** Writes one symbol. */
  abstract void write(int symbol, int symbols, ByteBuffer into);
}
