package org.fascicle.tck.behaviour;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Together;

/** Memory that is divided among tensors, where a backend offers it. */
public final class ArenaTests {
  private static final List<TensorSpec> SPECS =
      List.of(
          TensorSpec.of(DType.FLOAT32, 17),
          TensorSpec.of(DType.INT32, 0),
          TensorSpec.of(DType.FLOAT64, 3, 5),
          TensorSpec.of(DType.UINT8, 200));

  /** The last one lies where the first two do, which are not used any more then. */
  private static final long[] OFFSETS = {0, 128, 256, 0};

  private static final int END = 256 + 8 * 15;

  private ArenaTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    return List.of(
        new KitTest("arenas", "parts", ArenaTests::parts),
        new KitTest("arenas", "several-at-once", ArenaTests::several),
        new KitTest("arenas", "accounting", ArenaTests::accounting),
        new KitTest("arenas", "steady-state", ArenaTests::steady),
        new KitTest("arenas", "out-of-memory", ArenaTests::tooMuch));
  }

  /** Does something with an arena, if there is one. */
  private static void with(Backend backend, ArenaWork work) throws Exception {
    Optional<Arena> arena = backend.arena(OFFSETS, SPECS);
    if (arena.isPresent()) {
      work.run(arena.get());
    }
  }

  @FunctionalInterface
  private interface ArenaWork {
    void run(Arena arena) throws Exception;
  }

  /** Each part holds its data until one that overlaps it is written. */
  private static void parts(KitContext kit) throws Exception {
    with(kit.backend(), arena -> use(kit.backend(), arena, 1));
  }

  private static void use(Backend backend, Arena arena, int seed) {
    try (Arena.Piece piece = arena.take()) {
      Storage[] parts = piece.parts();
      Claim.equal(SPECS.size(), parts.length, "parts of a piece");
      for (int i = 0; i < 3; i++) {
        write(backend, parts, i, seed);
      }
      for (int i = 0; i < 3; i++) {
        check(backend, parts, i, seed);
      }
      write(backend, parts, 3, seed);
      check(backend, parts, 2, seed);
      check(backend, parts, 3, seed);
      if (backend.info().capabilities().contains(Capability.HOST_ADDRESSES)) {
        long address = backend.context(parts, new Storage[0], null).inputAddress(2);
        Claim.equal(0L, address % 64, "the third part's address beyond a multiple of 64");
      }
    }
  }

  private static byte[] data(int part, int seed) {
    byte[] data = new byte[Math.toIntExact(SPECS.get(part).bytes())];
    new SplittableRandom(31L * seed + part).nextBytes(data);
    return data;
  }

  private static void write(Backend backend, Storage[] parts, int i, int seed) {
    ByteBuffer source = ByteBuffer.wrap(data(i, seed)).order(ByteOrder.nativeOrder());
    Claim.that(parts[i].bytes() >= source.remaining(), SPECS.get(i) + ": too few bytes");
    backend.upload(source, parts[i], SPECS.get(i));
  }

  private static void check(Backend backend, Storage[] parts, int i, int seed) {
    byte[] expected = data(i, seed);
    ByteBuffer back = ByteBuffer.allocateDirect(expected.length).order(ByteOrder.nativeOrder());
    backend.download(parts[i], back, SPECS.get(i));
    Claim.that(back.equals(ByteBuffer.wrap(expected)), "part " + i + ": other bytes came back");
  }

  /** Pieces in use at once are apart, on one thread and on several. */
  private static void several(KitContext kit) throws Exception {
    Backend backend = kit.backend();
    with(
        backend,
        arena -> {
          try (Arena.Piece first = arena.take()) {
            write(backend, first.parts(), 0, 7);
            use(backend, arena, 8);
            check(backend, first.parts(), 0, 7);
          }
          Together.run(
              4,
              () -> {
                for (int i = 0; i < 50; i++) {
                  use(backend, arena, i);
                }
                return null;
              });
        });
  }

  private static void accounting(KitContext kit) throws Exception {
    Backend backend = kit.backend();
    long before = backend.memory().usedBytes();
    with(
        backend,
        arena -> {
          Claim.equal(before, backend.memory().usedBytes(), "used bytes with nothing taken");
          try (Arena.Piece piece = arena.take()) {
            long used = backend.memory().usedBytes() - before;
            Claim.that(used >= END, used + " bytes used by " + piece.parts().length + " parts");
          }
        });
    Claim.equal(before, backend.memory().usedBytes(), "used bytes afterwards");
  }

  /** What is taken again and again comes from the pool. */
  private static void steady(KitContext kit) throws Exception {
    Backend backend = kit.backend();
    with(
        backend,
        arena -> {
          use(backend, arena, 1);
          MemoryReport before = backend.memory();
          for (int i = 0; i < 20; i++) {
            use(backend, arena, i);
          }
          Claim.equal(
              before.poolMisses(), backend.memory().poolMisses(), "misses after the first piece");
        });
  }

  private static void tooMuch(KitContext kit) throws Exception {
    Backend backend = kit.backend();
    long before = backend.memory().usedBytes();
    TensorSpec large = TensorSpec.of(DType.FLOAT32, 1L << 50);
    Optional<Arena> arena = backend.arena(new long[] {0}, List.of(large));
    if (arena.isPresent()) {
      Claim.thrown(DeviceMemoryException.class, "2⁵² bytes", () -> arena.get().take().close());
    }
    Claim.equal(before, backend.memory().usedBytes(), "used bytes afterwards");
  }
}
