package org.fascicle.tck.harness;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * A backend as it is, which also divides memory: the parts that overlap one that a kernel writes to
 * are filled with ones, before it runs and afterwards, so that whoever uses two of them at once
 * gets numbers that show it.
 */
public final class DividedBackend extends DelegatingBackend {
  /** The pieces in use, by their parts. */
  private final Map<Storage, Piece> pieces = new ConcurrentHashMap<>();

  /** Divides the memory of a backend. */
  public DividedBackend(Backend backend) {
    super(backend);
  }

  @Override
  public Optional<Arena> arena(long[] offsets, List<TensorSpec> specs) {
    return Optional.of(() -> new Piece(offsets, specs));
  }

  @Override
  public Optional<Kernel> prepare(Op op, List<TensorSpec> inputs, Mode mode) {
    return super.prepare(op, inputs, mode).map(Watched::new);
  }

  /** Parts that are storages of their own. */
  private final class Piece implements Arena.Piece {
    private final long[] offsets;
    private final List<TensorSpec> specs;
    private final Storage[] parts;
    private final IdentityHashMap<Storage, Integer> numbers = new IdentityHashMap<>();

    Piece(long[] offsets, List<TensorSpec> specs) {
      this.offsets = offsets;
      this.specs = specs;
      this.parts = new Storage[offsets.length];
      for (int i = 0; i < parts.length; i++) {
        parts[i] = allocate(specs.get(i));
        numbers.put(parts[i], i);
        pieces.put(parts[i], this);
      }
    }

    @Override
    public Storage[] parts() {
      return parts;
    }

    @Override
    public void close() {
      for (Storage part : parts) {
        pieces.remove(part);
        free(part);
      }
    }

    void written(Storage part) {
      int at = numbers.get(part);
      for (int i = 0; i < parts.length; i++) {
        if (i != at
            && offsets[i] < offsets[at] + specs.get(at).bytes()
            && offsets[at] < offsets[i] + specs.get(i).bytes()) {
          byte[] ones = new byte[Math.toIntExact(specs.get(i).bytes())];
          Arrays.fill(ones, (byte) 0xFF);
          upload(ByteBuffer.wrap(ones).order(ByteOrder.nativeOrder()), parts[i], specs.get(i));
        }
      }
    }
  }

  /** A kernel whose results end the contents of what they overlap. */
  private final class Watched extends DelegatingKernel {
    Watched(Kernel kernel) {
      super(kernel);
    }

    @Override
    public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
      endOthers(outputs, scratch);
      super.run(inputs, outputs, scratch);
      endOthers(outputs, scratch);
    }

    private void endOthers(Storage[] outputs, Storage scratch) {
      for (Storage output : outputs) {
        written(output);
      }
      if (scratch != null) {
        written(scratch);
      }
    }

    private void written(Storage storage) {
      Piece piece = pieces.get(storage);
      if (piece != null) {
        piece.written(storage);
      }
    }

    @Override
    public Optional<Kernel> backward(List<Integer> wanted) {
      return inner().backward(wanted).map(Watched::new);
    }
  }
}
