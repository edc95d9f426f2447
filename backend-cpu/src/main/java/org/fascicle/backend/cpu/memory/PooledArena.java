package org.fascicle.backend.cpu.memory;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;

/** Divides memory from the pool; while nobody uses it, it is the pool's. */
public final class PooledArena implements Arena {
  private final BlockPool pool;
  private final long[] offsets;
  private final long[] bytes;
  private final long size;

  /** See {@link org.fascicle.spi.backend.Backend#arena}. */
  public PooledArena(BlockPool pool, long[] offsets, List<TensorSpec> specs) {
    this.pool = pool;
    this.offsets = offsets.clone();
    this.bytes = specs.stream().mapToLong(TensorSpec::bytes).toArray();
    long end = 0;
    for (int i = 0; i < offsets.length; i++) {
      end = Math.max(end, Math.addExact(offsets[i], bytes[i]));
    }
    this.size = end;
  }

  @Override
  public Piece take() {
    Segment whole = pool.whole(size);
    Division division = whole.division;
    if (division == null || !division.isBy(this)) {
      division = new Division(this, pool, whole, offsets, bytes);
      whole.division = division;
    }
    return division;
  }
}
