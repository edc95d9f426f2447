package org.fascicle.platform.internal.model;

import org.fascicle.api.tensor.Tensor;

/**
 * Frees intermediate results as soon as nothing reads them any more, so that inference needs the
 * memory of the widest place of a model, not of all of it.
 */
final class Liveness {
  private final int[] uses;
  private final int[] root;
  private final int inputs;

  Liveness(BuiltGraph graph) {
    uses = graph.uses();
    root = new int[uses.length];
    inputs = graph.inputs().size();
    for (int i = 0; i < root.length; i++) {
      root[i] = i;
    }
  }

  /** A call has read its inputs and written its results. */
  void after(BuiltGraph.Call call, Tensor[] values) {
    for (int slot = call.firstOutput; slot < call.firstOutput + call.outputs; slot++) {
      join(call, slot, values);
    }
    for (int slot : call.inputs) {
      uses[root[slot]]--;
    }
    for (int slot : call.inputs) {
      closeUnused(slot, values);
    }
    for (int slot = call.firstOutput; slot < call.firstOutput + call.outputs; slot++) {
      closeUnused(slot, values);
    }
  }

  /** A layer may hand its input on: then both are one tensor, and its uses add up. */
  private void join(BuiltGraph.Call call, int slot, Tensor[] values) {
    for (int other : earlier(call, slot)) {
      if (values[other] == values[slot]) {
        root[slot] = root[other];
        uses[root[other]] += uses[slot];
        return;
      }
    }
  }

  private static int[] earlier(BuiltGraph.Call call, int slot) {
    int before = slot - call.firstOutput;
    int[] slots = java.util.Arrays.copyOf(call.inputs, call.inputs.length + before);
    for (int i = 0; i < before; i++) {
      slots[call.inputs.length + i] = call.firstOutput + i;
    }
    return slots;
  }

  private void closeUnused(int slot, Tensor[] values) {
    int owner = root[slot];
    if (uses[owner] <= 0 && owner >= inputs && values[owner] != null) {
      values[owner].close();
      values[owner] = null;
    }
  }
}
