package org.fascicle.platform.internal.session;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * Moves live memories to a backend in two phases: reserve while steps still run, then copy and
 * switch while none does. If anything fails before the switch, nothing has changed.
 */
final class Transfer implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Transfer.class.getName());

  private final LiveSet live;
  private final Backend target;
  private final Predicate<Memory> selection;
  private final Map<Memory, Storage> reserved = new HashMap<>();
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int tensors;
  private long bytes;
  private long copyNanos;

  /**
   * A transfer of the memories that a test picks.
   *
   * @param selection must not pick what is on the target already
   */
  Transfer(LiveSet live, Backend target, Predicate<Memory> selection) {
    this.live = live;
    this.target = target;
    this.selection = selection;
  }

  /** Reserves memory for what lives now. */
  void reserve() {
    List<Memory> memories = selected();
    try {
      for (Memory memory : memories) {
        check(memory.spec());
        reserved.put(memory, target.allocate(memory.spec()));
      }
    } finally {
      memories.forEach(Memory::release);
    }
  }

  /** Copies and switches; no step runs. */
  void commit() {
    List<Memory> memories = selected();
    List<Storage> copies = new ArrayList<>(memories.size());
    try {
      for (Memory memory : memories) {
        copies.add(copy(memory));
      }
      target.synchronize();
      for (int i = 0; i < copies.size(); i++) {
        replace(memories.get(i), copies.get(i));
      }
      copies.clear();
    } finally {
      copies.forEach(target::free);
      memories.forEach(Memory::release);
    }
  }

  private List<Memory> selected() {
    List<Memory> picked = new ArrayList<>();
    for (Memory memory : live.retainAll()) {
      if (selection.test(memory)) {
        picked.add(memory);
      } else {
        memory.release();
      }
    }
    return picked;
  }

  private void check(TensorSpec spec) {
    if (!target.stores(spec.dtype())) {
      throw new DTypeMismatchException(
          "Backend \"" + target.info().name() + "\"",
          "element types that it stores",
          spec.toString(),
          "Cast the tensor, or stay on a backend that stores it.");
    }
  }

  private Storage copy(Memory memory) {
    TensorSpec spec = memory.spec();
    Storage copy = reserved.remove(memory);
    if (copy == null) {
      check(spec);
      copy = target.allocate(spec);
    }
    long start = System.nanoTime();
    try {
      ByteBuffer data = buffer(Math.toIntExact(spec.bytes()));
      memory.backend().download(memory.storage(), data, spec);
      target.upload(data, copy, spec);
    } catch (RuntimeException | Error e) {
      target.free(copy);
      throw e;
    }
    copyNanos += System.nanoTime() - start;
    tensors++;
    bytes += spec.bytes();
    return copy;
  }

  private ByteBuffer buffer(int size) {
    if (buffer.capacity() < size) {
      buffer = ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
    }
    return buffer.clear().limit(size).order(ByteOrder.nativeOrder());
  }

  private void replace(Memory memory, Storage copy) {
    Backend before = memory.backend();
    Storage old = memory.storage();
    memory.replace(target, copy);
    try {
      before.free(old);
    } catch (RuntimeException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "Backend \"" + before.info().name() + "\" failed to free what had been moved away",
          e);
    }
  }

  /** Tensors moved. */
  int tensors() {
    return tensors;
  }

  /** Bytes moved. */
  long bytes() {
    return bytes;
  }

  /** Time spent copying. */
  long copyNanos() {
    return copyNanos;
  }

  /** Gives back what was reserved and not used. */
  @Override
  public void close() {
    reserved.values().forEach(target::free);
    reserved.clear();
  }
}
