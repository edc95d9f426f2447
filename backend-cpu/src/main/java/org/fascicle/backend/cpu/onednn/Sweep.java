package org.fascicle.backend.cpu.onednn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Pointer;
import org.fascicle.api.op.Elementwise;
import org.fascicle.backend.cpu.kernel.Scratch;
import org.fascicle.backend.cpu.memory.Address;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/**
 * Arithmetic on elements, tile by tile: what one pass leaves for another stays in the processors'
 * own caches, and memory is read and written once.
 */
final class Sweep {
  private static final int NONE = -1;

  private final Primitives primitives;
  private final Elementwise work;
  private final boolean[] single;
  private final long count;
  private final List<Passes.Pass> passes;
  private final Constant one = Constant.of(1, 1);
  private final Scratch scratch = new Scratch();

  /** For each value, the result that it is; none for the rest. */
  private final int[] results;

  /** For each value, its place in scratch memory; none for the rest. */
  private final long[] places;

  /** For each result, the input that it is written over. */
  private final int[] over;

  /** The inputs that no result is written over, and that are not single. */
  private final int[] beside;

  /**
   * What is done to arrays.
   *
   * @param single which inputs are of one element
   * @param count elements of the others
   */
  Sweep(Primitives primitives, Elementwise work, boolean[] single, long count) {
    this.primitives = primitives;
    this.work = work;
    this.single = single;
    this.count = count;
    this.passes = Passes.of(work, single);
    this.over = work.results().stream().mapToInt(Elementwise.Result::over).toArray();
    this.beside =
        IntStream.range(0, work.inputs())
            .filter(input -> !single[input] && !isWrittenOver(input))
            .toArray();
    int values = work.inputs() + work.calls().size();
    this.results = new int[values];
    this.places = new long[values];
    Arrays.fill(results, NONE);
    Arrays.fill(places, NONE);
    for (int i = 0; i < over.length; i++) {
      results[work.results().get(i).value()] = i;
    }
  }

  private boolean isWrittenOver(int input) {
    return Arrays.stream(over).anyMatch(written -> written == input);
  }

  Kernel kernel() {
    List<Passes.Pass> apart = passes.stream().filter(pass -> !isDirect(pass)).toList();
    long length = Tiles.length(count, beside.length + over.length + apart.size());
    apart.forEach(pass -> places[pass.to()] = scratch.reserve(Float.BYTES * length));
    Tile whole = new Tile(length);
    Tile last = count % length == 0 ? whole : new Tile(count % length);
    return new DnnKernel(
        scratch,
        (in, out, s) -> {
          long[] addresses = addresses(in, out);
          for (long i = 0; i < count; i += length) {
            (i + length <= count ? whole : last).run(s, addresses, i);
          }
        });
  }

  /**
   * Whether a pass writes its value where it is to be in the end: it is a result, and nobody reads
   * later what it is written over.
   */
  private boolean isDirect(Passes.Pass pass) {
    int result = results[pass.to()];
    if (result == NONE) {
      return false;
    }
    List<Passes.Pass> later = passes.subList(passes.indexOf(pass) + 1, passes.size());
    return over[result] < 0 || later.stream().noneMatch(other -> other.reads(over[result]));
  }

  /** Where inputs and results begin: the inputs, then the results. */
  private long[] addresses(Storage[] in, Storage[] out) {
    InPlace arrays = new InPlace(in, out, over, beside);
    long[] addresses = new long[in.length + out.length];
    for (int i = 0; i < out.length; i++) {
      addresses[in.length + i] = arrays.at(i).address();
    }
    for (int i = 0; i < in.length; i++) {
      Pointer input = single[i] ? Block.address(in[i]) : arrays.read(i);
      addresses[i] = input.address();
    }
    return addresses;
  }

  /** The passes over so many elements. */
  private final class Tile {
    private final memory.desc all;
    private final List<Step> steps = new ArrayList<>();

    /** The values that each step takes. */
    private final List<int[]> values = new ArrayList<>();

    private final Step move;

    Tile(long length) {
      all = Layouts.floats(length);
      passes.forEach(this::add);
      move = new Step(primitives.reorder(all, all), scratch);
    }

    private void add(Passes.Pass pass) {
      IntStream.Builder taken = IntStream.builder().add(pass.a()).add(pass.b()).add(pass.to());
      Fusion fusion = new Fusion();
      for (Passes.Post post : pass.posts()) {
        if (post.isAlone()) {
          fusion.apply(post.function(), post.factor(), 0);
        } else {
          fusion.with(post.function(), layout(post.operand()));
          taken.add(post.operand());
        }
      }
      steps.add(
          new Step(
              primitives.binary(pass.start(), layout(pass.a()), layout(pass.b()), all, fusion),
              scratch));
      values.add(taken.build().toArray());
    }

    private memory.desc layout(int value) {
      return isSingle(value) ? Layouts.floats(1) : all;
    }

    void run(Storage s, long[] addresses, long from) {
      for (int i = 0; i < steps.size(); i++) {
        int[] taken = values.get(i);
        Pointer[] at = new Pointer[taken.length];
        for (int k = 0; k < at.length; k++) {
          at[k] = at(taken[k], s, addresses, from);
        }
        steps.get(i).run(s, at);
      }
      for (int value = work.inputs(); value < results.length; value++) {
        if (results[value] != NONE && places[value] != NONE) {
          Pointer to = result(results[value], addresses, from);
          move.run(s, Scratch.at(s, places[value]), to);
        }
      }
    }

    private Pointer at(int value, Storage s, long[] addresses, long from) {
      if (value == Passes.ONE) {
        return one.address();
      }
      if (value < work.inputs()) {
        return new Address(addresses[value] + (single[value] ? 0 : from * Float.BYTES));
      }
      return places[value] == NONE
          ? result(results[value], addresses, from)
          : Scratch.at(s, places[value]);
    }

    private Pointer result(int number, long[] addresses, long from) {
      return new Address(addresses[work.inputs() + number] + from * Float.BYTES);
    }
  }

  private boolean isSingle(int value) {
    return value == Passes.ONE || (value < work.inputs() && single[value]);
  }
}
