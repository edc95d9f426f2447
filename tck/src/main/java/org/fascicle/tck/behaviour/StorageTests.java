package org.fascicle.tck.behaviour;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Together;

/** Memory that is handed out, and copies to and from it. */
public final class StorageTests {
  private static final List<Shape> SHAPES =
      List.of(
          Shape.of(), Shape.of(0), Shape.of(1), Shape.of(3, 0), Shape.of(17), Shape.of(3, 1025));

  private StorageTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    List<KitTest> tests = new ArrayList<>();
    for (DType dtype : DType.values()) {
      for (Shape shape : SHAPES) {
        TensorSpec spec = TensorSpec.of(dtype, shape);
        tests.add(
            new KitTest("round-trip", spec.toString(), kit -> roundTrip(kit.backend(), spec)));
        tests.add(new KitTest("windows", spec.toString(), kit -> window(kit.backend(), spec)));
      }
    }
    tests.add(new KitTest("buffers", "direct", kit -> buffers(kit, true)));
    tests.add(new KitTest("buffers", "heap", kit -> buffers(kit, false)));
    tests.add(new KitTest("storage", "apart", StorageTests::apart));
    tests.add(new KitTest("storage", "large-enough", StorageTests::largeEnough));
    tests.add(new KitTest("out-of-memory", "asks-too-much", StorageTests::tooMuch));
    tests.add(new KitTest("storage-threads", "four-at-once", StorageTests::threads));
    return tests;
  }

  /** Any bits come back as they went in. */
  private static void roundTrip(Backend backend, TensorSpec spec) {
    if (!backend.stores(spec.dtype())) {
      return;
    }
    byte[] data = random(spec, 5);
    Storage storage = backend.allocate(spec);
    try {
      backend.upload(ByteBuffer.wrap(data).order(ByteOrder.nativeOrder()), storage, spec);
      check(backend, storage, spec, data);
    } finally {
      backend.free(storage);
    }
  }

  /** What the host wrote itself is as good as uploaded. */
  private static void window(Backend backend, TensorSpec spec) {
    if (!backend.stores(spec.dtype())) {
      return;
    }
    byte[] data = random(spec, 6);
    Storage storage = backend.allocate(spec);
    try {
      ByteBuffer window = backend.window(storage, spec).orElse(null);
      if (window != null) {
        Claim.equal(data.length, window.remaining(), spec + ": bytes of the window");
        Claim.equal(ByteOrder.nativeOrder(), window.order(), spec + ": the window's byte order");
        window.put(data);
        check(backend, storage, spec, data);
      }
    } finally {
      backend.free(storage);
    }
  }

  private static byte[] random(TensorSpec spec, long seed) {
    byte[] data = new byte[Math.toIntExact(spec.bytes())];
    new SplittableRandom(seed).nextBytes(data);
    for (int i = 0; spec.dtype() == DType.BOOL && i < data.length; i++) {
      data[i] &= 1;
    }
    return data;
  }

  private static void check(Backend backend, Storage storage, TensorSpec spec, byte... expected) {
    ByteBuffer back = ByteBuffer.allocateDirect(expected.length).order(ByteOrder.nativeOrder());
    backend.download(storage, back, spec);
    Claim.that(back.equals(ByteBuffer.wrap(expected)), spec + ": other bytes came back");
  }

  /** Copies begin at the buffer's position, which stays; bytes around are left alone. */
  private static void buffers(KitContext kit, boolean direct) {
    TensorSpec spec = TensorSpec.of(DType.INT32, 3);
    Storage storage = kit.backend().allocate(spec);
    try {
      ByteBuffer source = buffer(direct);
      for (int i = 0; i < 7; i++) {
        source.putInt(i * 4, i + 1);
      }
      source.position(8);
      kit.backend().upload(source, storage, spec);
      Claim.equal(8, source.position(), "the source's position after an upload");
      ByteBuffer target = buffer(direct).position(4);
      kit.backend().download(storage, target, spec);
      Claim.equal(4, target.position(), "the target's position after a download");
      int[] expected = {0, 3, 4, 5, 0, 0, 0};
      for (int i = 0; i < 7; i++) {
        Claim.equal(expected[i], target.getInt(i * 4), "integer " + i + " of the target");
      }
    } finally {
      kit.backend().free(storage);
    }
  }

  private static ByteBuffer buffer(boolean direct) {
    return (direct ? ByteBuffer.allocateDirect(28) : ByteBuffer.allocate(28))
        .order(ByteOrder.nativeOrder());
  }

  /** Storages in use at once do not overlap, whatever was freed in between. */
  private static void apart(KitContext kit) {
    Backend backend = kit.backend();
    List<Storage> storages = new ArrayList<>();
    List<TensorSpec> specs = new ArrayList<>();
    for (int round = 0; round < 60; round++) {
      TensorSpec spec = TensorSpec.of(DType.UINT8, 1 + 37L * (round % 11));
      Storage storage = backend.allocate(spec);
      backend.upload(ByteBuffer.wrap(random(spec, round)), storage, spec);
      storages.add(storage);
      specs.add(spec);
      if (round % 3 == 2) {
        backend.free(storages.set(round - 1, null));
      }
    }
    for (int i = 0; i < storages.size(); i++) {
      if (storages.get(i) != null) {
        check(backend, storages.get(i), specs.get(i), random(specs.get(i), i));
        backend.free(storages.get(i));
      }
    }
  }

  private static void largeEnough(KitContext kit) {
    for (Shape shape : SHAPES) {
      TensorSpec spec = TensorSpec.of(DType.FLOAT64, shape);
      Storage storage = kit.backend().allocate(spec);
      Claim.that(storage.bytes() >= spec.bytes(), spec + " in " + storage.bytes() + " bytes");
      kit.backend().free(storage);
    }
  }

  /** A request that no machine can meet: a typed failure, and everything goes on. */
  private static void tooMuch(KitContext kit) throws Exception {
    Backend backend = kit.backend();
    long before = backend.memory().usedBytes();
    TensorSpec spec = TensorSpec.of(DType.FLOAT32, 1L << 50);
    DeviceMemoryException failure =
        Claim.thrown(
            DeviceMemoryException.class, "2⁵² bytes", () -> backend.free(backend.allocate(spec)));
    Claim.that(
        failure.requestedBytes() >= spec.bytes(),
        "requestedBytes() of at least " + spec.bytes() + ", not " + failure.requestedBytes());
    Claim.equal(before, backend.memory().usedBytes(), "used bytes afterwards");
    roundTrip(backend, TensorSpec.of(DType.FLOAT32, 5));
  }

  private static void threads(KitContext kit) throws Exception {
    long before = kit.backend().memory().usedBytes();
    Together.run(
        4,
        () -> {
          for (int i = 0; i < 200; i++) {
            roundTrip(kit.backend(), TensorSpec.of(DType.FLOAT32, 1 + i % 67));
          }
          return null;
        });
    Claim.equal(before, kit.backend().memory().usedBytes(), "used bytes afterwards");
  }
}
