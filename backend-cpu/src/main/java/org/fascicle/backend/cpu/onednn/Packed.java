package org.fascicle.backend.cpu.onednn;

import java.util.Arrays;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Storage;

/**
 * An operand in the layout that a primitive has chosen: copied there before it is read, or from
 * there after it was written. Where the plain layout was chosen nothing is copied. A layout with
 * longer axes has zeros behind the operand. An operand that stays the same over many runs, such as
 * a weight, can keep its copy until it is written to.
 */
final class Packed {
  private final Step copy;
  private final long place;
  private final LibraryOrder order;
  private final long bytes;
  private final boolean padded;

  private Packed(Step copy, long place, LibraryOrder order, long bytes, boolean padded) {
    this.copy = copy;
    this.place = place;
    this.order = order;
    this.bytes = bytes;
    this.padded = padded;
  }

  private static Packed plain() {
    return new Packed(null, 0, null, 0, false);
  }

  /** An operand that the primitive reads. */
  static Packed source(Primitives to, memory.desc plain, memory.desc chosen, Scratch scratch) {
    return of(to, plain, part(chosen, plain), chosen, scratch);
  }

  /** An operand that the primitive reads, and that keeps its copy. */
  static Packed kept(Primitives to, memory.desc plain, memory.desc chosen) {
    return plain.equals(chosen)
        ? plain()
        : new Packed(null, 0, new LibraryOrder(to, plain, chosen), 0, false);
  }

  /** A result that the primitive writes. */
  static Packed result(Primitives to, memory.desc plain, memory.desc chosen, Scratch scratch) {
    return of(to, part(chosen, plain), plain, chosen, scratch);
  }

  private static Packed of(
      Primitives primitives, memory.desc from, memory.desc to, memory.desc own, Scratch scratch) {
    boolean padded = !Arrays.equals(Layouts.dims(own), Layouts.dims(from));
    return from.equals(to) && !padded
        ? plain()
        : new Packed(
            new Step(primitives.reorder(from, to), scratch),
            scratch.reserve(own.get_size()),
            null,
            own.get_size(),
            padded);
  }

  /** Where the operand is in a layout whose axes may be longer: in front. */
  private static memory.desc part(memory.desc chosen, memory.desc plain) {
    long[] dims = Layouts.dims(plain);
    return Arrays.equals(Layouts.dims(chosen), dims)
        ? chosen
        : chosen.submemory_desc(dims, new long[dims.length]);
  }

  /** Where the primitive finds the operand; copies it there, unless a copy was kept. */
  Pointer read(Storage scratch, Storage plain) {
    return order == null ? read(scratch, Block.address(plain)) : Block.of(plain).inOrder(order);
  }

  /** Where the primitive finds the operand; copies it there. */
  Pointer read(Storage scratch, Pointer plain) {
    Pointer own = at(scratch, plain);
    if (padded) {
      Zeros.fill(own, bytes);
    }
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
