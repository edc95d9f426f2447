package org.fascicle.backend.cpu.memory;

import java.util.Arrays;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Storage;

/** Memory of the pool as an arena divides it: kept with the memory, so that it is done once. */
final class Division implements Arena.Piece {
  private final PooledArena arena;
  private final BlockPool pool;
  private final Segment whole;
  private final Segment[] homes;
  private final Block[] blocks;

  Division(PooledArena arena, BlockPool pool, Segment whole, long[] offsets, long[] bytes) {
    this.arena = arena;
    this.pool = pool;
    this.whole = whole;
    this.homes = new Segment[offsets.length];
    this.blocks = new Block[offsets.length];
    Arrays.setAll(homes, i -> whole.part(offsets[i], bytes[i]));
    Arrays.setAll(blocks, i -> new Block(pool, homes[i], bytes[i]));
  }

  boolean isBy(PooledArena other) {
    return arena == other;
  }

  @Override
  public Storage[] parts() {
    return blocks;
  }

  /** The parts become what they were at first, the whole goes back to the pool. */
  @Override
  public void close() {
    for (int i = 0; i < blocks.length; i++) {
      blocks[i].reset(homes[i]);
    }
    pool.takeBack(whole);
  }
}
