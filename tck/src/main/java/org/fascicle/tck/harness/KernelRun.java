package org.fascicle.tck.harness;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** A prepared kernel and what it takes to run it without a session. */
public final class KernelRun {
  private final Backend backend;
  private final Kernel kernel;
  private final List<TensorSpec> results;

  private KernelRun(Backend backend, Kernel kernel, List<TensorSpec> results) {
    this.backend = backend;
    this.kernel = kernel;
    this.results = results;
  }

  /** Prepares an operation for these inputs; null if the backend has no kernel for it. */
  public static KernelRun prepare(Backend backend, Op op, List<Values> inputs) {
    List<TensorSpec> specs = inputs.stream().map(Values::spec).toList();
    List<TensorSpec> results = op.infer(specs);
    return backend
        .prepare(op, specs, Mode.INFERENCE)
        .map(kernel -> new KernelRun(backend, kernel, results))
        .orElse(null);
  }

  /** Runs the kernel on storages of its own, which are freed before this returns. */
  public List<Values> run(List<Values> inputs) {
    List<Storage> held = new ArrayList<>();
    try {
      return run(upload(inputs, held));
    } finally {
      held.forEach(backend::free);
    }
  }

  /** Storages of these contents; those to be freed are added to a list. */
  public Storage[] upload(List<Values> inputs, List<Storage> held) {
    Storage[] in = new Storage[inputs.size()];
    for (int i = 0; i < in.length; i++) {
      in[i] = input(inputs.get(i), held);
    }
    return in;
  }

  /** Runs the kernel on these storages, which stay the caller's. */
  public List<Values> run(Storage... in) {
    List<Storage> held = new ArrayList<>();
    try {
      Storage[] out = new Storage[results.size()];
      for (int i = 0; i < out.length; i++) {
        out[i] = hold(results.get(i), held);
      }
      kernel.run(in, out, scratch(held));
      return read(out);
    } finally {
      held.forEach(backend::free);
    }
  }

  private Storage scratch(List<Storage> held) {
    long bytes = kernel.scratchBytes();
    return bytes == 0 ? null : hold(TensorSpec.of(DType.UINT8, bytes), held);
  }

  private Storage hold(TensorSpec spec, List<Storage> held) {
    Storage storage = backend.allocate(spec);
    held.add(storage);
    return storage;
  }

  private Storage input(Values values, List<Storage> held) {
    if (values.spec().isHost()) {
      return values.isReal() ? HostValue.of(values.reals()) : HostValue.of(values.integers());
    }
    Storage storage = hold(values.spec(), held);
    backend.upload(values.bytes(), storage, values.spec());
    return storage;
  }

  private List<Values> read(Storage[] out) {
    List<Values> arrays = new ArrayList<>();
    for (int i = 0; i < out.length; i++) {
      arrays.add(read(backend, out[i], results.get(i)));
    }
    return arrays;
  }

  /** Copies a storage to the host. */
  public static Values read(Backend backend, Storage storage, TensorSpec spec) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.toIntExact(spec.bytes())).order(ByteOrder.nativeOrder());
    backend.download(storage, bytes, spec);
    return Values.read(spec, bytes);
  }
}
