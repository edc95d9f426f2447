package org.fascicle.platform.internal.session;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * An update with everything ready but the writing: the kernel, its memory, its inputs held; or the
 * new value.
 */
final class StagedUpdate implements AutoCloseable {
  private final Launcher launcher;
  private final Place place;
  private final Backend backend;
  private final PreparedCall call;
  private final List<VariableCell> targets;
  private final Tensor[] inputs;
  private final List<Memory> held = new ArrayList<>();

  /** Released at the end: until the writing readers may have them in hand. */
  private final List<DeviceTensor> replaced = new ArrayList<>();

  private final DeviceTensor value;
  private Memory[] reads;
  private Storage[] in;
  private Storage[] out;
  private Storage scratch;

  private StagedUpdate(
      Launcher launcher,
      Place place,
      Backend backend,
      PreparedCall call,
      List<VariableCell> targets,
      Tensor[] inputs,
      DeviceTensor value) {
    this.launcher = launcher;
    this.place = place;
    this.backend = backend;
    this.call = call;
    this.targets = targets;
    this.inputs = inputs;
    this.value = value;
  }

  /** An update whose new value has been computed, or will have been before it is run. */
  static StagedUpdate ofValue(VariableCell target, DeviceTensor value) {
    Tensor[] inputs = {value};
    return new StagedUpdate(null, null, null, null, List.of(target), inputs, value.alias());
  }

  /**
   * An update that a kernel will write in place.
   *
   * @param place where it is called from; null if nothing says
   */
  static StagedUpdate ofKernel(
      Launcher launcher,
      Place place,
      Backend backend,
      PreparedCall call,
      List<VariableCell> targets,
      Tensor[] inputs) {
    StagedUpdate update = new StagedUpdate(launcher, place, backend, call, targets, inputs, null);
    try {
      update.own();
      update.allocate();
      return update;
    } catch (RuntimeException e) {
      update.close();
      throw e;
    }
  }

  /** The variables written, one a result; null for a result that is thrown away. */
  List<VariableCell> targets() {
    return targets;
  }

  /** What the kernel reads, or the new value; as identities, some may be closed. */
  Tensor[] inputs() {
    return inputs;
  }

  /** The kernel's call; null for a new value. */
  PreparedCall call() {
    return call;
  }

  private void own() {
    for (VariableCell target : targets) {
      DeviceTensor before = target == null ? null : target.own();
      if (before != null) {
        replaced.add(before);
      }
    }
    Set<VariableCell> written = new HashSet<>(targets);
    in = new Storage[inputs.length];
    reads = new Memory[inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      if (inputs[i] instanceof DeviceTensor d) {
        reads[i] = hold(d, written);
      } else {
        in[i] = ((HostTensor) inputs[i]).value();
      }
    }
  }

  /** Owning may have moved a variable to a copy: its memory now is what counts. */
  private Memory hold(DeviceTensor input, Set<VariableCell> written) {
    boolean target = input.variable() != null && written.contains(input.variable());
    Memory memory = (target ? input.variable().peek() : input).acquire();
    held.add(memory);
    return memory;
  }

  /** What the step has yet to compute gets its storage later: only then is it looked at. */
  private void allocate() {
    out = new Storage[call.outputs()];
    for (int i = 0; i < out.length; i++) {
      if (call.donated(i) < 0) {
        Memory unused = new Memory(call.output(i), backend, backend.allocate(call.output(i)), null);
        held.add(unused);
        out[i] = unused.storage();
      }
    }
    scratch = call.scratch() == null ? null : backend.allocate(call.scratch());
  }

  /** Writes. */
  void run() {
    if (value == null) {
      runKernel();
    } else {
      targets.get(0).adopt(value);
    }
  }

  private void runKernel() {
    for (int i = 0; i < in.length; i++) {
      in[i] = reads[i] == null ? in[i] : reads[i].storage();
    }
    for (int i = 0; i < out.length; i++) {
      int donated = call.donated(i);
      out[i] = donated < 0 ? out[i] : in[donated];
    }
    try {
      launcher.run(place, backend, call, in, out, scratch);
    } finally {
      for (VariableCell target : targets) {
        if (target != null) {
          target.written();
        }
      }
    }
  }

  @Override
  public void close() {
    held.forEach(Memory::release);
    held.clear();
    replaced.forEach(DeviceTensor::release);
    replaced.clear();
    if (scratch != null) {
      backend.free(scratch);
      scratch = null;
    }
    if (value != null) {
      value.close();
    }
  }
}
