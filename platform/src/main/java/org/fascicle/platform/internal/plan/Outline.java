package org.fascicle.platform.internal.plan;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/**
 * What makes two steps the same but for their data: the prepared calls, which stand for operations,
 * specs and backend, what each reads, and which results outlive the step's computing.
 */
final class Outline {
  private final PreparedCall[] calls;
  private final int[][] sources;
  private final BitSet kept;
  private final int hash;

  /**
   * An outline.
   *
   * @param sources what each call reads: a result's number, or below zero what was given
   * @param kept the results that are wanted afterwards
   */
  Outline(List<PreparedCall> calls, List<int[]> sources, BitSet kept) {
    this.calls = calls.toArray(new PreparedCall[0]);
    this.sources = sources.toArray(new int[0][]);
    this.kept = kept;
    int code = kept.hashCode();
    for (int i = 0; i < this.calls.length; i++) {
      code = (31 * code + System.identityHashCode(this.calls[i])) * 31;
      code += Arrays.hashCode(this.sources[i]);
    }
    this.hash = code;
  }

  /** The number of calls. */
  int size() {
    return calls.length;
  }

  /** A call. */
  PreparedCall call(int index) {
    return calls[index];
  }

  /** What a call reads. */
  int[] sources(int index) {
    return sources[index];
  }

  /** The results that are wanted afterwards; not to be changed. */
  BitSet kept() {
    return kept;
  }

  /** Whether a result is wanted afterwards. */
  boolean isKept(int result) {
    return kept.get(result);
  }

  /** A prepared call is one object as long as its backend is there. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Outline o
        && hash == o.hash
        && kept.equals(o.kept)
        && Arrays.equals(calls, o.calls)
        && Arrays.deepEquals(sources, o.sources);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
