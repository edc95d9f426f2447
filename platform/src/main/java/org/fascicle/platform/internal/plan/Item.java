package org.fascicle.platform.internal.plan;

import java.util.stream.IntStream;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/** A call of a plan. Immutable. */
final class Item {
  /** Its place in the trace. */
  final int index;

  /** What is run. */
  final PreparedCall call;

  /** Results, or below zero what is given. */
  final int[] reads;

  /** The numbers of its results. */
  final int[] writes;

  /** What its results, and then its scratch memory, have in the arena: a part, or nothing. */
  final int[] parts;

  /** Those of the results that have a storage of their own, by position. */
  final int[] own;

  /** Results with storages of their own that nobody reads after it. */
  final int[] last;

  /** No part of the arena. */
  static final int NO_PART = -1;

  /** A call, with everything that is known of it. */
  Item(Node node, int[] parts, int[] last) {
    this.index = node.index;
    this.call = node.call;
    this.reads = node.reads;
    this.writes = node.writes;
    this.parts = parts;
    this.own = IntStream.range(0, writes.length).filter(i -> parts[i] == NO_PART).toArray();
    this.last = last;
  }

  /** What its scratch memory has in the arena. */
  int scratch() {
    return parts[writes.length];
  }
}
