package org.fascicle.platform.testing;

import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Storage;

/** Divides elements: eight bytes each in {@link FakeStorage}, whatever their type. */
final class FakeArena implements Arena {
  private final FakeBackend backend;
  private final long[] offsets;
  private final List<TensorSpec> specs;

  FakeArena(FakeBackend backend, long[] offsets, List<TensorSpec> specs) {
    this.backend = backend;
    this.offsets = offsets;
    this.specs = specs;
  }

  @Override
  public Piece take() {
    long size = 0;
    for (int i = 0; i < offsets.length; i++) {
      size = Math.max(size, offsets[i] + specs.get(i).bytes());
    }
    Storage whole = backend.allocate(TensorSpec.of(DType.UINT8, size));
    Storage[] parts = new Storage[offsets.length];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = new FakeStorage((int) specs.get(i).shape().elements(), specs.get(i).bytes());
    }
    return new Piece() {
      @Override
      public Storage[] parts() {
        return parts;
      }

      @Override
      public void close() {
        for (Storage part : parts) {
          ((FakeStorage) part).freed.set(true);
        }
        backend.free(whole);
      }
    };
  }
}
