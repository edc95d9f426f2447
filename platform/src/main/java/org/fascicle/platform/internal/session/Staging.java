package org.fascicle.platform.internal.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * Where the host writes what becomes a tensor in a later step: the backend's own memory, if the
 * backend lets the host in, so that nothing is copied; else a buffer, whose contents are uploaded.
 *
 * <p>No swap knows the memory before it is a tensor, so none moves it while it is written to. Has
 * the backend changed when the step begins, what was written is uploaded to the next one. Used by
 * one thread at a time.
 */
public final class Staging implements AutoCloseable {
  private final PlatformSession session;
  private TensorSpec spec;
  private ByteBuffer written;
  private ByteBuffer own;
  private Backend owner;
  private Storage storage;
  private Memory memory;

  /** Nothing written yet. */
  public Staging(PlatformSession session) {
    this.session = session;
  }

  /**
   * Memory for the next tensor; what was written before is let go.
   *
   * @return native byte order, from position 0 to the limit; contents undefined
   */
  public ByteBuffer begin(TensorSpec wanted) {
    close();
    spec = wanted;
    session.withBackend(this::reserve);
    if (written == null) {
      written = ownBuffer();
    }
    return written;
  }

  private void reserve(Backend backend) {
    if (!backend.stores(spec.dtype())) {
      return;
    }
    Storage reserved = backend.allocate(spec);
    written = backend.window(reserved, spec).orElse(null);
    if (written == null) {
      backend.free(reserved);
    } else {
      owner = backend;
      storage = reserved;
    }
  }

  private ByteBuffer ownBuffer() {
    int bytes = Math.toIntExact(spec.bytes());
    if (own == null || own.capacity() < bytes) {
      own = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
    }
    return own.clear().limit(bytes);
  }

  /** What was written, as a tensor; inside a step, which may be run again. */
  public Tensor upload() {
    return session.uploading(this::enter);
  }

  /** A reference to the memory, which is the session's from now on and moves with it. */
  private Memory enter(Backend here) {
    if (memory == null) {
      if (storage != null && owner == here) {
        memory = new Memory(spec, here, storage, session.live());
        storage = null;
        owner = null;
      } else {
        memory = session.uploaded(here, spec, written.clear().limit((int) spec.bytes()));
      }
    }
    memory.tryRetain();
    return memory;
  }

  /** Lets go of what was written. */
  @Override
  public void close() {
    if (memory != null) {
      memory.release();
      memory = null;
    }
    if (storage != null) {
      owner.free(storage);
      storage = null;
      owner = null;
    }
    written = null;
  }
}
