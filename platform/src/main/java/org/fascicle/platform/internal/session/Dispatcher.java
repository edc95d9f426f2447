package org.fascicle.platform.internal.session;

import java.util.Arrays;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.ClosedFormOp;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Identity;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.ViewOp;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.ScopeFrame;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Backend.Mode;
import org.fascicle.spi.backend.Storage;

/** Runs operations: by a kernel or by their decomposition, recorded by the open tapes. */
final class Dispatcher {
  private static final Memory[] NO_MEMORY = new Memory[0];

  private final PlatformSession session;
  private final LiveSet live;
  private final ScalarCache scalars;
  private final Launcher launcher;

  Dispatcher(PlatformSession session, LiveSet live, ScalarCache scalars, Launcher launcher) {
    this.session = session;
    this.live = live;
    this.scalars = scalars;
    this.launcher = launcher;
  }

  /** Runs an operation inside a step. */
  Tensor[] run(ThreadState thread, Attachment here, Op op, Tensor[] given) {
    Tensor[] inputs = resolve(thread, here, op, given);
    try {
      return runResolved(thread, here, op, inputs);
    } finally {
      closeUploaded(inputs, given);
    }
  }

  private Tensor[] runResolved(ThreadState thread, Attachment here, Op op, Tensor[] inputs) {
    boolean recorded =
        !thread.tapes.isEmpty() && op.isDifferentiable() && thread.tapes.watches(inputs);
    Mode mode = recorded ? Mode.TRAINING : Mode.INFERENCE;
    PreparedCall call = here.prepare(op, specs(inputs), mode);
    if (call.kernel() == null) {
      return recorded && call.parts() instanceof ClosedFormOp whole
          ? decomposeWhole(thread, whole, call, inputs)
          : decompose(thread, call.parts(), call, inputs);
    }
    Memory[] results = new Memory[call.results()];
    if (isView(op, inputs)) {
      results[0] = Memory.view(call.output(0), ((DeviceTensor) inputs[0]).acquire());
    } else {
      compute(thread, here.backend(), call, inputs, NO_MEMORY, results);
    }
    return finish(thread, call, inputs, results, recorded);
  }

  /** A variable's value is written over in place, and what was made of it stays. */
  private static boolean isView(Op op, Tensor[] inputs) {
    return op instanceof ViewOp && inputs[0] instanceof DeviceTensor d && d.variable() == null;
  }

  /** Runs the backward kernel of a recorded call, with its residuals. */
  Tensor[] runBackward(ThreadState thread, PreparedCall call, Tensor[] inputs, Memory[] residuals) {
    Attachment here = thread.step.attachment();
    Memory[] results = new Memory[call.outputs()];
    compute(thread, here.backend(), call, inputs, residuals, results);
    return finish(thread, call, inputs, results, thread.tapes.watches(inputs));
  }

  /** Host values go as they are where the operation reads them, and are uploaded elsewhere. */
  Tensor[] resolve(ThreadState thread, Attachment here, Op op, Tensor[] given) {
    if (op == null || given == null) {
      throw new InvalidArgumentException(
          "Session.apply", "an operation and its inputs", "null", "");
    }
    Tensor[] inputs = given;
    for (int i = 0; i < given.length; i++) {
      Tensor input = given[i];
      if (input == null || input.session() != session) {
        throw refused(op, i, input);
      }
      if (input instanceof HostTensor host && !op.isHostInput(i)) {
        if (inputs == given) {
          inputs = given.clone();
        }
        inputs[i] = upload(thread, here, host, given);
      }
    }
    return inputs;
  }

  private DeviceTensor upload(
      ThreadState thread, Attachment here, HostTensor host, Tensor[] others) {
    if (thread.trace != null && host.varies() != null && host.shape().rank() == 0) {
      Op fill = new Fill(ScalarCache.type(host, others), Shape.SCALAR); // a later step's own number
      return (DeviceTensor) runResolved(thread, here, fill, new Tensor[] {host})[0];
    }
    DeviceTensor tensor = scalars.upload(here.backend(), host, others);
    if (thread.trace != null) {
      session.read(host);
      thread.trace.uploaded(host, tensor);
    }
    return tensor;
  }

  static void closeUploaded(Tensor[] inputs, Tensor[] given) {
    for (int i = 0; inputs != given && i < given.length; i++) {
      if (inputs[i] != given[i]) {
        inputs[i].close();
      }
    }
  }

  static TensorSpec[] specs(Tensor[] inputs) {
    TensorSpec[] specs = new TensorSpec[inputs.length];
    for (int i = 0; i < specs.length; i++) {
      specs[i] = inputs[i].spec();
    }
    return specs;
  }

  /** Runs the kernel, or notes the call in the step's trace. */
  private void compute(
      ThreadState thread,
      Backend backend,
      PreparedCall call,
      Tensor[] inputs,
      Memory[] extra,
      Memory[] results) {
    if (thread.trace == null) {
      execute(thread, backend, call, inputs, extra, results);
    } else {
      thread.trace.add(thread.place, call, inputs, extra, results);
    }
  }

  /** Runs the kernel; every input is held meanwhile, so that nobody frees it. */
  private void execute(
      ThreadState thread,
      Backend backend,
      PreparedCall call,
      Tensor[] inputs,
      Memory[] extra,
      Memory[] results) {
    int held = 0;
    Storage scratch = null;
    boolean done = false;
    try {
      Storage[] in = new Storage[inputs.length + extra.length];
      for (; held < inputs.length; held++) {
        in[held] = hold(inputs[held]);
      }
      for (int i = 0; i < extra.length; i++) {
        in[held + i] = extra[i].storage();
      }
      Storage[] out = allocate(backend, call, results);
      scratch = call.scratch() == null ? null : backend.allocate(call.scratch());
      launcher.run(thread.place, backend, call, in, out, scratch);
      done = true;
    } finally {
      if (scratch != null) {
        backend.free(scratch);
      }
      for (int i = 0; i < held; i++) {
        letGo(inputs[i]);
      }
      if (!done) {
        release(results);
      }
    }
  }

  private static Storage hold(Tensor input) {
    return input instanceof DeviceTensor d ? d.acquire().storage() : ((HostTensor) input).value();
  }

  private static void letGo(Tensor input) {
    if (input instanceof DeviceTensor d) {
      d.memory().release();
    }
  }

  private Storage[] allocate(Backend backend, PreparedCall call, Memory[] results) {
    Storage[] storages = new Storage[results.length];
    for (int i = 0; i < results.length; i++) {
      TensorSpec spec = call.result(i);
      storages[i] = backend.allocate(spec);
      results[i] = new Memory(spec, backend, storages[i], live);
    }
    return storages;
  }

  private static void release(Memory[] memories) {
    for (Memory memory : memories) {
      if (memory != null) {
        memory.release();
      }
    }
  }

  /** Makes handles, and records the call where a tape watches. */
  private Tensor[] finish(
      ThreadState thread, PreparedCall call, Tensor[] inputs, Memory[] results, boolean recorded) {
    DeviceTensor[] outputs = new DeviceTensor[call.outputs()];
    for (int i = 0; i < outputs.length; i++) {
      outputs[i] = session.handle(thread, results[i]);
    }
    if (recorded) {
      thread.tapes.record(thread.place, call, inputs, outputs, residuals(call, results));
    }
    return outputs;
  }

  private static Memory[] residuals(PreparedCall call, Memory[] results) {
    if (call.residuals() == 0) {
      return NO_MEMORY;
    }
    return Arrays.copyOfRange(results, call.outputs(), results.length);
  }

  /** Runs the parts unseen by the tapes, which record the operation as if a kernel had run it. */
  private Tensor[] decomposeWhole(
      ThreadState thread, ClosedFormOp op, PreparedCall call, Tensor[] inputs) {
    int shown = thread.tapes.hide();
    DeviceTensor[] outputs;
    try {
      outputs = decompose(thread, op, call, inputs);
      for (int i = 0; i < outputs.length; i++) {
        outputs[i] = ownNode(outputs[i], inputs);
      }
    } finally {
      thread.tapes.show(shown);
    }
    thread.tapes.record(thread.place, call, inputs, outputs, NO_MEMORY);
    return outputs;
  }

  /** A result that is an input handed on would lead a tape round in a circle. */
  private DeviceTensor ownNode(DeviceTensor result, Tensor[] inputs) {
    for (Tensor input : inputs) {
      if (input instanceof DeviceTensor d && d.node() == result.node()) {
        return (DeviceTensor) session.applyAll(new Identity(), result)[0];
      }
    }
    return result;
  }

  /** Runs the parts; only the results outlive it. */
  DeviceTensor[] decompose(ThreadState thread, CompositeOp op, PreparedCall call, Tensor[] inputs) {
    ScopeFrame parent = thread.frame;
    Place before = session.enterParts(thread, op);
    thread.openFrame();
    try {
      Tensor[] results = op.decompose(session, inputs);
      check(op, call, results);
      DeviceTensor[] kept = new DeviceTensor[results.length];
      for (int i = 0; i < results.length; i++) {
        kept[i] = keep(thread.frame, (DeviceTensor) results[i], parent);
      }
      return kept;
    } finally {
      thread.closeFrame();
      thread.leave(before);
    }
  }

  /** A result may be an input handed on, or appear twice: each is a handle of its own. */
  private static DeviceTensor keep(ScopeFrame frame, DeviceTensor result, ScopeFrame parent) {
    return (frame.owns(result) ? result : result.alias()).into(parent);
  }

  private static void check(Op op, PreparedCall call, Tensor[] results) {
    boolean fits = results.length == call.outputs();
    for (int i = 0; fits && i < results.length; i++) {
      fits = results[i] instanceof DeviceTensor d && d.spec().equals(call.output(i));
    }
    if (!fits) {
      throw new FascicleException(
          op.name()
              + ": its decomposition gave "
              + Arrays.toString(specs(results))
              + ", which is not what it inferred. The operation's author must correct it.");
    }
  }

  private InvalidArgumentException refused(Op op, int index, Tensor input) {
    if (input == null) {
      return new InvalidArgumentException(op.name(), "a tensor as input " + index, "null", "");
    }
    return new InvalidArgumentException(
        op.name(),
        "tensors of session \"" + session.name() + "\"",
        "input " + index + " of session \"" + input.session().name() + "\"",
        "Copy it: read it with toFloats and make it anew in this session.");
  }
}
