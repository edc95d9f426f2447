package org.fascicle.tck.fault;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Arena;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.MemoryReport;
import org.fascicle.spi.backend.Storage;
import org.fascicle.tck.harness.DelegatingBackend;
import org.fascicle.tck.harness.DividedBackend;

/** Backends that keep wrong books, copy to wrong places, or end badly. */
final class BackendFaults {
  private BackendFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault("every tenth free is not counted", "accounting/", Uncounted::new),
        new Fault("downloads move the buffer's position", "buffers/", MovesPosition::new),
        new Fault("uploads begin at the start of the buffer", "buffers/", FromTheStart::new),
        new Fault("lack of memory is an Error", "out-of-memory/", ThrowsError::new),
        new Fault("every allocation is taken from the system", "steady-state/", NoPool::new),
        new Fault("closing takes the data away", "closing-while-busy/", LosesData::new),
        new Fault("closing twice fails", "closed/closes-again", ClosesOnce::new),
        new Fault("an arena has one piece", "arenas/several-at-once", OnePiece::new),
        new Fault("a piece is not given back", "arenas/accounting", OnePiece::new),
        new Fault("libraries are not named", "libraries/", NoLibraries::new));
  }

  /** An arena of which there is one piece, for whoever asks. */
  private static final class OnePiece extends DelegatingBackend {
    private Arena.Piece piece;

    OnePiece(Backend backend) {
      super(new DividedBackend(backend));
    }

    @Override
    public Optional<Arena> arena(long[] offsets, List<TensorSpec> specs) {
      Arena arena = super.arena(offsets, specs).orElseThrow();
      return Optional.of(() -> taken(arena));
    }

    private Arena.Piece taken(Arena arena) {
      piece = piece == null ? arena.take() : piece;
      return new Arena.Piece() {
        @Override
        public Storage[] parts() {
          return piece.parts();
        }

        @Override
        public void close() {}
      };
    }
  }

  private static final class Uncounted extends DelegatingBackend {
    private final AtomicInteger frees = new AtomicInteger();
    private final AtomicLong lost = new AtomicLong();

    Uncounted(Backend backend) {
      super(backend);
    }

    @Override
    public void free(Storage storage) {
      if (frees.incrementAndGet() % 10 == 0) {
        lost.addAndGet(storage.bytes());
      }
      super.free(storage);
    }

    @Override
    public MemoryReport memory() {
      MemoryReport m = super.memory();
      return new MemoryReport(
          m.usedBytes() + lost.get(), m.pooledBytes(), m.allocations(), m.poolMisses());
    }
  }

  private static final class MovesPosition extends DelegatingBackend {
    MovesPosition(Backend backend) {
      super(backend);
    }

    @Override
    public void download(Storage source, ByteBuffer target, TensorSpec spec) {
      super.download(source, target, spec);
      target.position(target.position() + (int) spec.bytes());
    }
  }

  private static final class FromTheStart extends DelegatingBackend {
    FromTheStart(Backend backend) {
      super(backend);
    }

    @Override
    public void upload(ByteBuffer source, Storage target, TensorSpec spec) {
      super.upload(source.duplicate().order(source.order()).position(0), target, spec);
    }
  }

  private static final class ThrowsError extends DelegatingBackend {
    ThrowsError(Backend backend) {
      super(backend);
    }

    @Override
    public Storage allocate(TensorSpec spec) {
      try {
        return super.allocate(spec);
      } catch (DeviceMemoryException e) {
        throw new OutOfMemoryError(e.getMessage());
      }
    }
  }

  private static final class NoPool extends DelegatingBackend {
    NoPool(Backend backend) {
      super(backend);
    }

    @Override
    public MemoryReport memory() {
      MemoryReport m = super.memory();
      return new MemoryReport(m.usedBytes(), m.pooledBytes(), m.allocations(), m.allocations());
    }
  }

  private static final class LosesData extends DelegatingBackend {
    private volatile boolean closed;

    LosesData(Backend backend) {
      super(backend);
    }

    @Override
    public void download(Storage source, ByteBuffer target, TensorSpec spec) {
      if (closed) {
        throw new IllegalStateException("closed");
      }
      super.download(source, target, spec);
    }

    @Override
    public void close() {
      closed = true;
      super.close();
    }
  }

  private static final class ClosesOnce extends DelegatingBackend {
    private boolean closed;

    ClosesOnce(Backend backend) {
      super(backend);
    }

    @Override
    public void close() {
      if (closed) {
        throw new IllegalStateException("closed twice");
      }
      closed = true;
      super.close();
    }
  }

  private static final class NoLibraries extends DelegatingBackend {
    NoLibraries(Backend backend) {
      super(backend);
    }

    @Override
    public Map<String, String> libraries() {
      return Map.of();
    }
  }
}
