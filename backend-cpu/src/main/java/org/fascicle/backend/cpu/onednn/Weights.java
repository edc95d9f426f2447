package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * Filters, or their gradients, in the order that a primitive has chosen. Gradients are left in it,
 * and an update moves its parameters there once: from then on nothing is copied between what
 * computes gradients, the update, and whatever reads filters in that order.
 */
final class Weights {
  private final LibraryOrder order;
  private final boolean stays;
  private final long place;

  private Weights(LibraryOrder order, boolean stays, long place) {
    this.order = order;
    this.stays = stays;
    this.place = place;
  }

  private static Weights of(
      Primitives primitives, memory.desc rows, memory.desc own, boolean stays, Scratch scratch) {
    if (rows.equals(own)) {
      return new Weights(null, true, 0);
    }
    LibraryOrder order = new LibraryOrder(primitives, rows, own);
    return new Weights(order, stays, stays ? 0 : scratch.reserve(order.bytes()));
  }

  /** Filters of a forward pass: a copy in order stays with them until they change. */
  static Weights kept(Primitives primitives, memory.desc rows, memory.desc own, Scratch scratch) {
    return of(primitives, rows, own, true, scratch);
  }

  /** Filters of a backward pass, which will have changed before the next one. */
  static Weights passing(
      Primitives primitives, memory.desc rows, memory.desc own, Scratch scratch) {
    return of(primitives, rows, own, false, scratch);
  }

  /** A gradient: left in order if that takes no more memory than rows. */
  static Weights gradient(
      Primitives primitives, memory.desc rows, memory.desc own, Scratch scratch) {
    return of(primitives, rows, own, rows.get_size() == own.get_size(), scratch);
  }

  /** Where the primitive finds the filters. */
  Pointer read(Storage scratch, Storage filters) {
    if (order == null) {
      return Block.address(filters);
    }
    if (stays) {
      return Block.of(filters).inOrder(order);
    }
    Pointer own = Scratch.at(scratch, place);
    Block.of(filters).arrange(order, own);
    return own;
  }

  /** Where the primitive writes the gradient. */
  Pointer target(Storage scratch, Storage gradient) {
    if (order == null) {
      return Block.address(gradient);
    }
    return stays ? Block.of(gradient).fill(order) : Scratch.at(scratch, place);
  }

  /** The primitive has written the gradient. */
  void written(Storage scratch, Storage gradient) {
    if (!stays) {
      order.restore(Scratch.at(scratch, place), Block.address(gradient));
    }
  }
}
