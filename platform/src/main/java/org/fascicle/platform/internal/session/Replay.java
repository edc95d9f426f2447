package org.fascicle.platform.internal.session;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.MultiTensorUpdate;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.ForeignKernels;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.plan.Origin;
import org.fascicle.platform.internal.plan.Recording;
import org.fascicle.platform.internal.plan.Trace;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Storage;

/**
 * A step on a batch that can be made again on others like it without the program that asked for it:
 * what it computes, and what it writes. Immutable; holds no memory.
 */
final class Replay {
  private final TensorSpec[] batch;
  private final Recording recording;
  private final List<Write> writes;
  private final List<Origin> results;

  /**
   * An update.
   *
   * @param call null where the input is the new value
   */
  record Write(PreparedCall call, List<VariableCell> targets, List<Origin> inputs) {
    /** Whether a kernel of the backend writes all results over variables. */
    boolean isByKernel() {
      return call != null && !ForeignKernels.isForeign(call) && !targets.contains(null);
    }
  }

  Replay(Tensor[] batch, Recording recording, List<Write> writes, List<Origin> results) {
    this.batch = Dispatcher.specs(batch);
    this.recording = recording;
    this.writes = List.copyOf(writes);
    this.results = List.copyOf(results);
  }

  /**
   * What a step that has been noted will write, to be asked before it is computed: what kernels
   * write, all at once where the backend can.
   */
  static List<Write> writes(Attachment here, Trace trace, Commit commit) {
    List<Write> writes = new ArrayList<>();
    for (StagedUpdate update : commit == null ? List.<StagedUpdate>of() : commit.updates()) {
      writes.add(new Write(update.call(), update.targets(), origins(trace, update.inputs())));
    }
    List<Write> byKernels = writes.stream().filter(Write::isByKernel).toList();
    PreparedCall together = byKernels.size() < 2 ? null : together(here, byKernels);
    if (together != null && together.kernel() != null) {
      writes.removeAll(byKernels);
      writes.add(
          new Write(
              together,
              byKernels.stream().flatMap(write -> write.targets.stream()).toList(),
              byKernels.stream().flatMap(write -> write.inputs.stream()).toList()));
    }
    return writes;
  }

  private static PreparedCall together(Attachment here, List<Write> writes) {
    List<MultiTensorUpdate.Update> updates = new ArrayList<>();
    List<TensorSpec> specs = new ArrayList<>();
    for (Write write : writes) {
      int inputs = write.call.inputs().size();
      updates.add(new MultiTensorUpdate.Update(write.call.op(), inputs, write.call.outputs()));
      specs.addAll(write.call.inputs());
    }
    TensorSpec[] inputs = specs.toArray(TensorSpec[]::new);
    return here.prepare(new MultiTensorUpdate(updates), inputs, Mode.INFERENCE);
  }

  /** Where a later step finds tensors; to be asked before they are computed. */
  static List<Origin> origins(Trace trace, Tensor... tensors) {
    List<Origin> origins = new ArrayList<>();
    for (Tensor tensor : tensors) {
      trace.origin(tensor).ifPresent(origins::add); // without one, there is no recording
    }
    return origins;
  }

  /** Whether the program would do the same with a batch of these specs now. */
  boolean fits(TensorSpec[] other) {
    return Arrays.equals(batch, other) && recording.holds();
  }

  /**
   * Makes the step on another batch: computes, and stages what is to be written.
   *
   * @return the results, in the thread's scope
   */
  Tensor[] run(
      ThreadState thread, PlatformSession session, Backend backend, Tensor[] fed, Commit commit) {
    try (Reads reads = new Reads(session, backend, fed)) {
      reads.compute(recording);
      for (Write write : writes) {
        Tensor[] inputs = new Tensor[write.inputs.size()];
        for (int i = 0; i < inputs.length; i++) {
          inputs[i] = reads.tensor(write.inputs.get(i));
        }
        commit.add(
            write.call == null
                ? StagedUpdate.ofValue(write.targets.get(0), (DeviceTensor) inputs[0])
                : StagedUpdate.ofKernel(
                    session.launcher(), null, backend, write.call, write.targets, inputs));
      }
      Tensor[] given = new Tensor[results.size()];
      for (int i = 0; i < given.length; i++) {
        Tensor result = reads.tensor(results.get(i));
        given[i] = result instanceof DeviceTensor d ? d.alias().into(thread.frame) : result;
      }
      return given;
    }
  }

  /** What one step reads, held until everything is computed and staged. */
  private static final class Reads implements AutoCloseable {
    private final PlatformSession session;
    private final Backend backend;
    private final Tensor[] fed;
    private final List<DeviceTensor> held = new ArrayList<>();
    private Memory[] made = new Memory[0];

    Reads(PlatformSession session, Backend backend, Tensor... fed) {
      this.session = session;
      this.backend = backend;
      this.fed = fed;
    }

    void compute(Recording recording) {
      made = recording.run(this::storage, session.launcher(), backend, session.live());
    }

    private Storage storage(Origin origin) {
      Tensor tensor = tensor(origin);
      return tensor instanceof HostTensor host
          ? host.value()
          : ((DeviceTensor) tensor).memory().storage();
    }

    Tensor tensor(Origin origin) {
      if (origin instanceof Origin.Host host) {
        return host.value().now();
      }
      if (origin instanceof Origin.Cell cell) {
        DeviceTensor value = cell.variable().peek();
        return hold(value.alias());
      }
      if (origin instanceof Origin.Fed of) {
        return hold(view(((DeviceTensor) fed[of.index()]).acquire(), of.spec()));
      }
      if (origin instanceof Origin.Uploaded up) {
        return hold(session.scalars().upload(backend, up.value(), up.spec().dtype()));
      }
      Origin.Made result = (Origin.Made) origin;
      Memory memory = made[result.number()];
      memory.tryRetain();
      return hold(view(memory, result.spec()));
    }

    /** Takes over a reference. */
    private DeviceTensor view(Memory memory, TensorSpec spec) {
      Memory seen = memory.spec().equals(spec) ? memory : Memory.view(spec, memory);
      return DeviceTensor.of(session, seen, null);
    }

    private DeviceTensor hold(DeviceTensor tensor) {
      held.add(tensor);
      return tensor;
    }

    @Override
    public void close() {
      held.forEach(DeviceTensor::close);
      for (Memory memory : made) {
        if (memory != null) {
          memory.release();
        }
      }
    }
  }
}
