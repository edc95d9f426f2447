package org.fascicle.tck.harness;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * A backend as it is, except that memory is filled with NaN (all bits set) before anybody may rely
 * on it, and that every kernel runs twice on such memory and must give the same bits both times,
 * and again over each input that it says it may overwrite.
 */
public final class PoisonedBackend extends DelegatingBackend {
  private final Backend backend;

  /** Wraps a backend, which stays usable by itself. */
  public PoisonedBackend(Backend backend) {
    super(backend);
    this.backend = backend;
  }

  @Override
  public Storage allocate(TensorSpec spec) {
    Storage storage = backend.allocate(spec);
    poison(storage, spec);
    return storage;
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    List<TensorSpec> outputs = op.infer(inputs);
    return backend.prepare(op, inputs, mode).map(k -> new Poisoned(op.name(), k, inputs, outputs));
  }

  private void poison(Storage storage, TensorSpec spec) {
    byte[] ones = new byte[Math.toIntExact(spec.bytes())];
    Arrays.fill(ones, (byte) 0xFF);
    backend.upload(ByteBuffer.wrap(ones).order(ByteOrder.nativeOrder()), storage, spec);
  }

  private ByteBuffer read(Storage storage, TensorSpec spec) {
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.toIntExact(spec.bytes())).order(ByteOrder.nativeOrder());
    backend.download(storage, bytes, spec);
    return bytes;
  }

  /** A kernel that runs twice on poisoned memory. */
  private final class Poisoned extends DelegatingKernel {
    private final String name;
    private final Kernel kernel;
    private final List<TensorSpec> inputs;
    private final List<TensorSpec> outputs;

    Poisoned(String name, Kernel kernel, List<TensorSpec> inputs, List<TensorSpec> outputs) {
      super(kernel);
      this.name = name;
      this.kernel = kernel;
      this.inputs = inputs;
      this.outputs = outputs;
    }

    @Override
    public void run(Storage[] in, Storage[] out, Storage scratch) {
      ByteBuffer[] before = new ByteBuffer[in.length];
      for (int i = 0; i < inputs.size(); i++) {
        before[i] = in[i] instanceof HostValue ? null : read(in[i], inputs.get(i));
      }
      ByteBuffer[] first = runOnce(in, out, scratch);
      for (int i = 0; i < inputs.size(); i++) {
        restore(in[i], out, before[i], i);
      }
      ByteBuffer[] second = runOnce(in, out, scratch);
      for (int i = 0; i < first.length; i++) {
        if (!first[i].equals(second[i])) {
          throw new AssertionError(
              name + ": result " + i + " differs between two runs on memory filled with NaN");
        }
      }
      for (int i = 0; i < inputs.size(); i++) {
        if (before[i] != null && !kernel.reads(i)) {
          without(in, out, scratch, i, first);
        }
        if (before[i] != null
            && before[i].remaining() == first[0].remaining()
            && inputs.get(i).dtype() == outputs.get(0).dtype()) {
          overwrite(in, out, scratch, i, before[i], first[0]);
        }
      }
    }

    /** The same with an input that the kernel says it does not read full of NaN. */
    private void without(
        Storage[] in, Storage[] out, Storage scratch, int input, ByteBuffer... expected) {
      Storage other = allocate(inputs.get(input));
      Storage[] there = in.clone();
      there[input] = other;
      ByteBuffer[] results = runOnce(there, out, scratch);
      backend.free(other);
      for (int i = 0; i < results.length; i++) {
        if (!results[i].equals(expected[i])) {
          throw new AssertionError(name + ": the kernel reads its input " + input);
        }
      }
    }

    /**
     * The same in the place of an input, if the kernel can: a copy of it, in the result's place.
     */
    private void overwrite(
        Storage[] in,
        Storage[] out,
        Storage scratch,
        int input,
        ByteBuffer value,
        ByteBuffer expected) {
      if (!kernel.overwrites(input) || Arrays.asList(in).contains(out[0])) {
        return;
      }
      backend.upload(value.duplicate().order(value.order()), out[0], inputs.get(input));
      Storage[] there = in.clone();
      there[input] = out[0];
      kernel.run(there, out, scratch);
      if (!read(out[0], outputs.get(0)).equals(expected)) {
        throw new AssertionError(
            name + ": the result differs when it is written over input " + input);
      }
    }

    /** Puts a donated input back; others must not have changed. */
    private void restore(Storage input, Storage[] out, ByteBuffer before, int index) {
      if (Arrays.asList(out).contains(input)) {
        backend.upload(before.duplicate().order(before.order()), input, inputs.get(index));
      } else if (before != null && !read(input, inputs.get(index)).equals(before)) {
        throw new AssertionError(name + ": the kernel wrote over its input " + index);
      }
    }

    private ByteBuffer[] runOnce(Storage[] in, Storage[] out, Storage scratch) {
      for (int i = 0; i < outputs.size(); i++) {
        if (!Arrays.asList(in).contains(out[i])) {
          poison(out[i], outputs.get(i));
        }
      }
      for (int i = outputs.size(); i < out.length; i++) {
        poison(out[i], kernel.residuals().get(i - outputs.size()));
      }
      if (scratch != null) {
        poison(scratch, TensorSpec.of(DType.UINT8, kernel.scratchBytes()));
      }
      kernel.run(in, out, scratch);
      ByteBuffer[] results = new ByteBuffer[outputs.size()];
      for (int i = 0; i < results.length; i++) {
        results[i] = read(out[i], outputs.get(i));
      }
      return results;
    }

    /** Residuals are the kernel's own: what it leaves in them must only not change a second run. */
    @Override
    public Optional<Kernel> backward(List<Integer> wanted) {
      List<TensorSpec> arguments = new ArrayList<>(inputs);
      arguments.addAll(outputs);
      arguments.addAll(outputs);
      List<TensorSpec> gradients = wanted.stream().map(inputs::get).toList();
      return kernel
          .backward(wanted)
          .map(k -> new Poisoned(name + "_grad", k, arguments, gradients));
    }
  }
}
