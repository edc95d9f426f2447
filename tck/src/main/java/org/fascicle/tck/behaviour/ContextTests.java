package org.fascicle.tck.behaviour;

import static org.fascicle.spi.backend.BackendInfo.Capability.HOST_ADDRESSES;

import java.util.List;
import java.util.Set;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.Claim;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.KitContext;
import org.fascicle.tck.harness.KitTest;
import org.fascicle.tck.harness.Values;

/** What a kernel of another bundle sees. */
public final class ContextTests {
  private static final TensorSpec SPEC = TensorSpec.of(DType.FLOAT64, 5);

  private ContextTests() {}

  /** All of them. */
  public static List<KitTest> all() {
    return List.of(
        new KitTest("foreign-kernels", "buffers", ContextTests::buffers),
        new KitTest("addresses", "aligned", Set.of(HOST_ADDRESSES), ContextTests::addresses));
  }

  /** A kernel that doubles its input and adds a host value. */
  private static void buffers(KitContext kit) {
    Backend backend = kit.backend();
    Storage in = backend.allocate(SPEC);
    Storage out = backend.allocate(SPEC);
    Storage scratch = backend.allocate(TensorSpec.of(DType.UINT8, 64));
    try {
      backend.upload(Values.reals(DType.FLOAT64, Shape.of(5), 1, 2, 3, 4, 5).bytes(), in, SPEC);
      Storage[] inputs = {in, HostValue.of(0.5)};
      KernelContext context = backend.context(inputs, new Storage[] {out}, scratch);
      Claim.that(context.scratch().remaining() >= 64, "64 bytes of scratch");
      context.scratch().putLong(0, 7);
      for (int i = 0; i < 5; i++) {
        double x = context.input(0).getDouble(8 * i);
        context.output(0).putDouble(8 * i, 2 * x + context.host(1).asDouble(0));
      }
      context.finish();
      Values got = KernelRun.read(backend, out, SPEC);
      for (int i = 0; i < 5; i++) {
        Claim.equal(2 * (i + 1) + 0.5, got.real(i), "element " + i + " of the result");
      }
    } finally {
      List.of(in, out, scratch).forEach(backend::free);
    }
  }

  private static void addresses(KitContext kit) {
    Backend backend = kit.backend();
    for (long n : new long[] {1, 5, 63, 4097}) {
      TensorSpec spec = TensorSpec.of(DType.UINT8, n);
      Storage in = backend.allocate(spec);
      Storage out = backend.allocate(spec);
      KernelContext context = backend.context(new Storage[] {in}, new Storage[] {out}, null);
      for (long address : new long[] {context.inputAddress(0), context.outputAddress(0)}) {
        Claim.that(address != 0 && address % 64 == 0, "an address aligned to 64, not " + address);
      }
      backend.free(in);
      backend.free(out);
    }
  }
}
