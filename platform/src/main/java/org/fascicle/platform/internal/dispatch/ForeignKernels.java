package org.fascicle.platform.internal.dispatch;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.KernelProvider;
import org.fascicle.spi.backend.KernelProvider.ForeignKernel;
import org.fascicle.spi.backend.Storage;

/** The kernels that other bundles add to backends; the one that came last is asked first. */
public final class ForeignKernels {
  private final List<Entry> entries = new CopyOnWriteArrayList<>();

  /** Adds a provider for one operation on the backends of one name. */
  public void add(String operation, String backend, KernelProvider provider) {
    entries.add(0, new Entry(operation, backend, provider));
  }

  /** Takes a provider away. */
  public void remove(KernelProvider provider) {
    entries.removeIf(e -> e.provider == provider);
  }

  /** A provider's kernel for a call, if there is one. */
  Optional<Kernel> prepare(Backend backend, Op op, List<TensorSpec> inputs) {
    for (Entry entry : entries) {
      if (entry.operation.equals(op.name()) && entry.backend.equals(backend.info().name())) {
        Optional<Kernel> kernel =
            entry.provider.prepare(op, inputs).map(k -> new Adapter(backend, entry.provider, k));
        if (kernel.isPresent()) {
          return kernel;
        }
      }
    }
    return Optional.empty();
  }

  /** Whether a call runs a kernel of this provider. */
  public static boolean isFrom(KernelProvider provider, PreparedCall call) {
    return call.kernel() instanceof Adapter adapter && adapter.provider == provider;
  }

  /** Whether a call runs a kernel of another bundle than the backend's. */
  public static boolean isForeign(PreparedCall call) {
    return call.kernel() instanceof Adapter;
  }

  private record Entry(String operation, String backend, KernelProvider provider) {}

  /** A foreign kernel as the dispatcher sees it. */
  private record Adapter(Backend backend, KernelProvider provider, ForeignKernel kernel)
      implements Kernel {
    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      KernelContext context = backend.context(inputs, outputs, scratch);
      kernel.run(context);
      context.finish();
    }

    @Override
    public long scratchBytes() {
      return kernel.scratchBytes();
    }
  }
}
