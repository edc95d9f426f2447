package org.fascicle.platform.internal.plan;

import org.fascicle.platform.internal.dispatch.PreparedCall;

/** A call of a plan in the making. */
final class Node {
  /** Its place in the trace. */
  final int index;

  /** What is run. */
  PreparedCall call;

  /** Results, or below zero what is given. */
  int[] reads;

  /** The numbers of its results and residuals. */
  int[] writes;

  Node(int index, PreparedCall call, int[] reads, int[] writes) {
    this.index = index;
    this.call = call;
    this.reads = reads;
    this.writes = writes;
  }

  /** How often it reads a result. */
  int count(int result) {
    int count = 0;
    for (int from : reads) {
      count += from == result ? 1 : 0;
    }
    return count;
  }
}
