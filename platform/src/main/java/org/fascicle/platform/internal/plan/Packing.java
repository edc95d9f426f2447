package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Finds places for tensors in one piece of memory such that those in use at the same time do not
 * overlap: the largest first, each at the lowest offset that is free as long as it lives (Pisarchyk
 * and Lee, <i>Efficient Memory Management for Deep Neural Net Inference</i>, 2020).
 */
final class Packing {
  /** A cache line: tensors begin at whole ones. */
  private static final long LINE = 64;

  private final List<Place> places = new ArrayList<>();

  /** Where a tensor lies, and how long. */
  private static final class Place {
    final TensorSpec spec;
    final int from;
    int to;
    long offset;

    Place(TensorSpec spec, int from) {
      this.spec = spec;
      this.from = from;
      this.to = from;
    }

    /** Whole lines, at least one. */
    long size() {
      return Math.max(LINE, (spec.bytes() + LINE - 1) & -LINE);
    }

    boolean livesWith(Place other) {
      return from <= other.to && other.from <= to;
    }
  }

  /** Adds a tensor that is written by a call, and not read yet; returns its number. */
  int add(TensorSpec spec, int call) {
    places.add(new Place(spec, call));
    return places.size() - 1;
  }

  /** Says that a later call uses a tensor. */
  void use(int tensor, int call) {
    places.get(tensor).to = call;
  }

  /** What each place is for. */
  List<TensorSpec> specs() {
    return places.stream().map(place -> place.spec).toList();
  }

  /** Finds where each tensor is to lie. */
  long[] offsets() {
    List<Place> lying = new ArrayList<>(); // by offset
    places.stream()
        .sorted(Comparator.comparingLong(Place::size).reversed())
        .forEach(place -> lay(place, lying));
    return places.stream().mapToLong(place -> place.offset).toArray();
  }

  private static void lay(Place place, List<Place> lying) {
    long free = 0;
    for (Place other : lying) {
      if (place.livesWith(other)) {
        if (other.offset - free >= place.size()) {
          break;
        }
        free = Math.max(free, other.offset + other.size());
      }
    }
    place.offset = free;
    int at = 0;
    while (at < lying.size() && lying.get(at).offset <= free) {
      at++;
    }
    lying.add(at, place);
  }
}
