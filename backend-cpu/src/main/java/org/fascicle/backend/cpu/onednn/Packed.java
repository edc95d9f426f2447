package org.fascicle.backend.cpu.onednn;

import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.spi.backend.Storage;

/**
 * An operand in the layout that a primitive has chosen: copied there before it is read, or from
 * there after it was written. Where the plain layout was chosen nothing is copied.
 */
final class Packed {
  private final Step copy;
  private final long place;

  private Packed(Step copy, long place) {
    this.copy = copy;
    this.place = place;
  }

  /** An operand that the primitive reads. */
  static Packed source(Primitives to, memory.desc plain, memory.desc chosen, Scratch scratch) {
    return of(to, plain, chosen, chosen, scratch);
  }

  /** A result that the primitive writes. */
  static Packed result(Primitives to, memory.desc plain, memory.desc chosen, Scratch scratch) {
    return of(to, chosen, plain, chosen, scratch);
  }

  private static Packed of(
      Primitives primitives, memory.desc from, memory.desc to, memory.desc own, Scratch scratch) {
    return from.equals(to)
        ? new Packed(null, 0)
        : new Packed(
            new Step(primitives.reorder(from, to), scratch), scratch.reserve(own.get_size()));
  }

  /** Where the primitive finds the operand; copies it there. */
  Pointer read(Storage scratch, Pointer plain) {
    Pointer own = at(scratch, plain);
    if (copy != null) {
      copy.run(scratch, plain, own);
    }
    return own;
  }

  /** Where the primitive reads or writes. */
  Pointer at(Storage scratch, Pointer plain) {
    return copy == null ? plain : Scratch.at(scratch, place);
  }

  /** Copies what the primitive wrote to its plain place. */
  void written(Storage scratch, Pointer plain) {
    if (copy != null) {
      copy.run(scratch, at(scratch, plain), plain);
    }
  }
}
