package org.fascicle.tck.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.DelegatingBackend;
import org.fascicle.tck.harness.KernelRun;
import org.fascicle.tck.harness.Values;

/** A backend in which the kernels of one operation are replaced. */
final class FaultyKernels extends DelegatingBackend {
  private final Predicate<Op> which;
  private final Maker maker;

  private FaultyKernels(Backend backend, Predicate<Op> which, Maker maker) {
    super(backend);
    this.which = which;
    this.maker = maker;
  }

  /** Makes a faulty kernel. */
  interface Maker {
    Kernel make(Backend backend, Op op, List<TensorSpec> inputs);
  }

  /** Computes results in place of the kernel. */
  interface Function {
    /** The results; {@code good} are the kernel's own. */
    List<Values> apply(Op op, List<Values> inputs, List<Values> good);
  }

  static Backend of(Backend backend, String operation, Maker maker) {
    return new FaultyKernels(backend, op -> op.name().equals(operation), maker);
  }

  /** Kernels of an operation whose results go through a function. */
  static Backend results(Backend backend, String operation, Function function) {
    return of(
        backend,
        operation,
        (inner, op, specs) ->
            (in, out, scratch) -> {
              List<Values> inputs = read(inner, in, specs);
              Kernel kernel = inner.prepare(op, specs, Mode.INFERENCE).orElseThrow();
              Storage own = scratch(inner, kernel);
              kernel.run(in, out, own);
              free(inner, own);
              List<Values> good = read(inner, out, op.infer(specs));
              List<Values> bad = function.apply(op, inputs, good);
              for (int i = 0; i < out.length; i++) {
                inner.upload(bad.get(i).bytes(), out[i], bad.get(i).spec());
              }
            });
  }

  static Storage scratch(Backend backend, Kernel kernel) {
    long bytes = kernel.scratchBytes();
    return bytes == 0 ? null : backend.allocate(TensorSpec.of(DType.UINT8, bytes));
  }

  static void free(Backend backend, Storage scratch) {
    if (scratch != null) {
      backend.free(scratch);
    }
  }

  /** The good kernel of another operation, or of this one. */
  static Kernel good(Backend backend, Op op, List<TensorSpec> specs) {
    Kernel kernel = backend.prepare(op, specs, Mode.INFERENCE).orElseThrow();
    return (in, out, any) -> {
      Storage own = scratch(backend, kernel);
      kernel.run(in, out, own);
      free(backend, own);
    };
  }

  static List<Values> read(Backend backend, Storage[] storages, List<TensorSpec> specs) {
    List<Values> arrays = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      if (storages[i] instanceof HostValue host) {
        arrays.add(host.isInteger() ? Values.host(longs(host)) : Values.scalar(host.asDouble(0)));
      } else {
        arrays.add(KernelRun.read(backend, storages[i], specs.get(i)));
      }
    }
    return arrays;
  }

  private static long[] longs(HostValue host) {
    long[] values = new long[host.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = host.asLong(i);
    }
    return values;
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return which.test(op)
        ? Optional.of(maker.make(inner(), op, inputs))
        : super.prepare(op, inputs, mode);
  }
}
