package org.fascicle.platform.internal.tape;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.DeviceTensor;

/** The open tapes of a thread, outermost first. */
public final class TapeStack {
  private final List<GradientTape> tapes = new ArrayList<>();
  private int hidden;

  /** Whether no tape is open. */
  public boolean isEmpty() {
    return tapes.isEmpty();
  }

  /**
   * Hides the tapes that are open now from what follows: the parts of an operation that they record
   * whole.
   *
   * @return for {@link #show}
   */
  public int hide() {
    int before = hidden;
    hidden = tapes.size();
    return before;
  }

  /** Ends what {@link #hide} began. */
  public void show(int before) {
    hidden = before;
  }

  /** Opens a tape. */
  public GradientTape open(TapeHost host) {
    GradientTape tape = new GradientTape(host, this);
    tapes.add(tape);
    return tape;
  }

  void remove(GradientTape tape) {
    tapes.remove(tape);
  }

  /** Whether some tape would record an operation on these inputs. */
  public boolean watches(Tensor[] inputs) {
    for (int i = hidden; i < tapes.size(); i++) {
      if (tapes.get(i).watches(inputs)) {
        return true;
      }
    }
    return false;
  }

  /** Lets every open tape watch a tensor. */
  public void watch(DeviceTensor tensor) {
    for (int i = hidden; i < tapes.size(); i++) {
      tapes.get(i).watch(tensor);
    }
  }

  /**
   * Records a call on every tape that watches an input; residuals' references are taken over.
   *
   * @param place where it is called from; null if nothing says
   */
  public void record(
      Place place,
      PreparedCall prepared,
      Tensor[] inputs,
      DeviceTensor[] outputs,
      Memory[] residuals) {
    RecordedCall call = new RecordedCall(place, prepared, inputs, outputs, residuals);
    call.retain();
    for (int i = hidden; i < tapes.size(); i++) {
      if (tapes.get(i).watches(inputs)) {
        tapes.get(i).record(call);
      }
    }
    call.release();
  }
}
