package org.fascicle.platform.internal.session;

import java.lang.ref.Cleaner;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.Identity;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.LeakReport;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.swap.Gate;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostData;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.LeakGuard;
import org.fascicle.platform.internal.tensor.ScopeFrame;
import org.fascicle.platform.internal.tensor.TensorHome;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.Backend;

/** A session: what survives a swap, and the way from an operation to a backend. */
public final class PlatformSession implements TensorHome {
  private final String name;
  private final long seed;
  private final Cleaner cleaner;
  private final LiveSet live = new LiveSet();
  private final LeakGuard.Counter leaks = new LeakGuard.Counter();
  private final ScalarCache scalars = new ScalarCache(live);
  private final Dispatcher dispatcher = new Dispatcher(this, live, scalars);
  private final Updater updater = new Updater(dispatcher);
  private final Gate gate = new Gate();
  private final AtomicLong steps = new AtomicLong();
  private final List<VariableCell> variables = new CopyOnWriteArrayList<>();
  private final ThreadLocal<ThreadState> threads =
      ThreadLocal.withInitial(() -> new ThreadState(this));
  private volatile Placement placement;
  private volatile Binding binding;
  private volatile boolean closed;

  /** A session on a backend. */
  public PlatformSession(String name, SessionOptions options, Cleaner cleaner, Binding binding) {
    this.name = name;
    this.seed = options.seed();
    this.placement = options.placement();
    this.cleaner = cleaner;
    this.binding = binding;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String backend() {
    return binding.name();
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  /** A handle in the innermost scope of the thread; takes over the reference. */
  DeviceTensor handle(ThreadState thread, Memory memory) {
    DeviceTensor tensor = DeviceTensor.of(this, memory, thread.frame);
    if (thread.frame == null) {
      adopt(tensor);
    }
    return tensor;
  }

  @Override
  public Tensor[] applyAll(Op op, Tensor... inputs) {
    ThreadState thread = threads.get();
    if (thread.step != null) {
      return dispatcher.run(thread, thread.step.binding(), op, inputs);
    }
    Binding now = enter();
    try {
      return dispatcher.run(thread, now, op, inputs);
    } finally {
      gate.exit();
    }
  }

  @Override
  public void update(Op op, Tensor... inputs) {
    inStep(
        (thread, now) -> {
          try (StagedUpdate update = updater.stage(thread, now, op, inputs)) {
            update.run();
          }
          return null;
        });
  }

  /** Takes a token for one operation. */
  private Binding enter() {
    gate.enter();
    if (closed) {
      gate.exit();
      throw new ClosedException("Session \"" + name + "\" is closed. Make a new one.");
    }
    return binding;
  }

  /** Work inside the thread's step, or a step of its own. */
  private <T> T inStep(StepWork<T> work) {
    ThreadState thread = threads.get();
    if (thread.step != null) {
      return work.run(thread, thread.step.binding());
    }
    Binding now = enter();
    try {
      return work.run(thread, now);
    } finally {
      gate.exit();
    }
  }

  @Override
  public Tensor upload(TensorSpec spec, ByteBuffer data) {
    HostData.checkSource(spec, data);
    return inStep(
        (thread, now) -> {
          Backend backend = now.backend();
          Memory memory = new Memory(spec, backend, backend.allocate(spec), live);
          try {
            backend.upload(data, memory.storage(), spec);
          } catch (RuntimeException e) {
            memory.release();
            throw e;
          }
          return handle(thread, memory);
        });
  }

  @Override
  public void download(DeviceTensor tensor, ByteBuffer target) {
    HostData.checkTarget(tensor.spec(), target);
    inStep(
        (thread, now) -> {
          Memory memory = tensor.acquire();
          try {
            memory.backend().download(memory.storage(), target, tensor.spec());
          } finally {
            memory.release();
          }
          return null;
        });
    target.position(target.position() + Math.toIntExact(tensor.spec().bytes()));
  }

  @Override
  public Memory copy(DeviceTensor tensor) {
    return inStep(
        (thread, now) -> {
          thread.openFrame();
          try {
            Tensor copy = dispatcher.run(thread, now, new Identity(), new Tensor[] {tensor})[0];
            return ((DeviceTensor) copy).acquire();
          } finally {
            thread.closeFrame();
          }
        });
  }

  @Override
  public void adopt(DeviceTensor tensor) {
    LeakGuard.watch(tensor, cleaner, leaks);
  }

  @Override
  public void read(DeviceTensor value) {
    ThreadState thread = threads.get();
    if (!thread.tapes.isEmpty() && value.variable().isTrainable()) {
      thread.tapes.watch(value);
    }
  }

  @Override
  public Tensor host(double... values) {
    return HostTensor.of(this, values);
  }

  @Override
  public Tensor host(long... values) {
    return HostTensor.of(this, values);
  }

  @Override
  public Tensor scalar(double value) {
    return HostTensor.scalar(this, value);
  }

  @Override
  public Tensor randomKey(long site) {
    return HostTensor.of(this, seed, steps.get(), site, 0);
  }

  @Override
  public VariableCell variable(String variableName, Tensor initial, boolean trainable) {
    DeviceTensor value = ours("Session.variable", initial);
    VariableCell variable = new VariableCell(this, variableName, value, trainable);
    variables.add(variable);
    return variable;
  }

  /** Frees a variable, when its owner is closed. */
  public void release(VariableCell variable) {
    variables.remove(variable);
    variable.release();
  }

  @Override
  public void assign(VariableCell variable, Tensor value) {
    DeviceTensor tensor = ours("Variable \"" + variable.name() + "\"", value);
    variable.check(tensor.spec());
    variable.adopt(tensor);
  }

  DeviceTensor ours(String subject, Tensor tensor) {
    if (tensor.session() != this) {
      throw new InvalidArgumentException(
          subject,
          "a tensor of session \"" + name + "\"",
          "one of session \"" + tensor.session().name() + "\"",
          "");
    }
    if (!(tensor instanceof DeviceTensor d)) {
      throw new InvalidArgumentException(
          subject,
          "a tensor in the backend's memory",
          tensor.toString(),
          "Upload it with Session.tensor or Session.upload.");
    }
    return d;
  }

  @Override
  public Scope scope() {
    return new ThreadScope(threads.get());
  }

  @Override
  public Tape tape() {
    ThreadState thread = threads.get();
    if (thread.step == null) {
      thread.step = new Step(enter(), true);
    }
    return thread.tapes.open(thread);
  }

  void endStep(ThreadState thread) {
    thread.step = null;
    gate.exit();
  }

  @Override
  public <T> T step(Supplier<T> work) {
    return step(work, true);
  }

  /**
   * Runs a step.
   *
   * @param counts whether the random counter advances at its end
   */
  <T> T step(Supplier<T> work, boolean counts) {
    ThreadState thread = threads.get();
    if (thread.step != null) {
      return work.get();
    }
    thread.step = new Step(enter(), false);
    ScopeFrame outside = thread.frame;
    thread.openFrame();
    ScopeFrame frame = thread.frame;
    try {
      T result = work.get();
      Results.keep(result, frame, outside);
      if (counts) {
        steps.incrementAndGet();
      }
      return result;
    } finally {
      thread.closeFrame(frame);
      endStep(thread);
    }
  }

  /** Fails if the step of this thread has been ended from outside. */
  void checkStep() {}

  /** Gets an update ready, inside a step. */
  StagedUpdate stage(Op op, Tensor... inputs) {
    ThreadState thread = threads.get();
    return updater.stage(thread, thread.step.binding(), op, inputs);
  }

  /** The number of steps that drew random numbers: the random generator's counter. */
  public long stepCounter() {
    return steps.get();
  }

  /** Sets the random generator's counter, when a saved run goes on. */
  public void setStepCounter(long counter) {
    steps.set(counter);
  }

  /** The random generator's key. */
  public long seed() {
    return seed;
  }

  @Override
  public Placement placement() {
    return placement;
  }

  @Override
  public void place(Placement policy) {
    placement = policy;
  }

  @Override
  public LeakReport leaks() {
    return new LeakReport(live.count(), live.bytes(), leaks.tensors(), leaks.bytes());
  }

  @Override
  public void close() {
    gate.shut();
    try {
      gate.awaitEmpty(Long.MAX_VALUE);
      if (!closed) {
        closed = true;
        scalars.clear();
        live.destroyAll();
      }
    } finally {
      gate.open();
    }
  }

  /** Work that runs inside a step. */
  private interface StepWork<T> {
    T run(ThreadState thread, Binding binding);
  }
}
