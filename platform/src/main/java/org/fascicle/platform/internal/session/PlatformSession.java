package org.fascicle.platform.internal.session;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.DoubleSupplier;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Fill;
import org.fascicle.api.op.Identity;
import org.fascicle.api.op.Op;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.LeakReport;
import org.fascicle.api.tensor.Migration;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.plan.Trace;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.profile.Recorder;
import org.fascicle.platform.internal.profile.Recorders;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostData;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.LeakWatch;
import org.fascicle.platform.internal.tensor.ScopeFrame;
import org.fascicle.platform.internal.tensor.TensorHome;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.HostValue;

/** A session: what survives a swap, and the way from an operation to a backend. */
public final class PlatformSession implements TensorHome {
  private final String name;
  private final long seed;
  private final int kernelThreads;
  private final Engine engine;
  private final LiveSet live = new LiveSet();
  private final LeakWatch.Counter leaks = new LeakWatch.Counter();
  private final ScalarCache scalars = new ScalarCache(live);
  private final Recorders recorders = new Recorders();
  private final Launcher launcher = new Launcher(recorders);
  private final Dispatcher dispatcher = new Dispatcher(this, live, scalars, launcher);
  private final Updater updater = new Updater(dispatcher, launcher);
  private final SwapLog log = new SwapLog();
  private final ThreadLocal<ThreadState> threads =
      ThreadLocal.withInitial(() -> new ThreadState(this));
  private final Mover mover;
  private final Steps steps;
  private final Planning planning;

  PlatformSession(String name, SessionOptions options, Engine engine) {
    this.name = name;
    this.seed = options.seed();
    this.kernelThreads = options.threads();
    this.engine = engine;
    StepGate gate = new StepGate(name, engine.warnAfter());
    this.mover =
        new Mover(
            name,
            options.placement(),
            options.threads(),
            engine.hub(),
            engine.foreign(),
            gate,
            log,
            new Relocator(name, live, scalars, gate, log),
            () -> StepStack.find(engine.stepsOfThread().get(), this));
    this.steps = new Steps(this, engine, gate, log, mover, threads);
    this.planning = new Planning(this, threads);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public String backend() {
    Attachment here = mover.attachment();
    return here == null ? "" : here.binding().name();
  }

  Mover mover() {
    return mover;
  }

  Steps steps() {
    return steps;
  }

  Dispatcher dispatcher() {
    return dispatcher;
  }

  Launcher launcher() {
    return launcher;
  }

  LiveSet live() {
    return live;
  }

  ScalarCache scalars() {
    return scalars;
  }

  Recorders recorders() {
    return recorders;
  }

  @Override
  public Profiling profile() {
    Recorder recorder = new Recorder(recorders::remove);
    recorders.add(recorder);
    return recorder;
  }

  /**
   * Says where the operations that follow on this thread are called from, if somebody takes a
   * profile.
   *
   * @param phase as {@link Place} has it
   * @return for {@link #leave}
   */
  public Place enter(String layer, String phase) {
    return recorders.isEmpty() ? null : threads.get().enter(Place.of(layer, phase));
  }

  /** Ends what {@link #enter} began. */
  public void leave(Place before) {
    if (before != null) {
      threads.get().leave(before);
    }
  }

  /** What follows are the parts of an operation. */
  Place enterParts(ThreadState thread, CompositeOp op) {
    if (recorders.isEmpty()) {
      return null;
    }
    Place at = thread.place == null ? Place.NOWHERE : thread.place;
    return thread.enter(at.inside(op.name()));
  }

  /** A handle in the innermost scope of the thread; takes over the reference. */
  DeviceTensor handle(ThreadState thread, Memory memory) {
    DeviceTensor tensor = DeviceTensor.of(this, memory, thread.frame);
    if (thread.frame == null) {
      adopt(tensor);
    }
    return tensor;
  }

  /** The way of every operation: no lambda, nothing but what it needs. */
  @Override
  public Tensor[] applyAll(Op op, Tensor... inputs) {
    ThreadState thread = threads.get();
    Step step = thread.step;
    if (step != null) {
      step.check();
      return dispatcher.run(thread, step.attachment(), op, inputs);
    }
    Attachment here = steps.enter();
    try {
      return dispatcher.run(thread, here, op, inputs);
    } finally {
      steps.exit();
    }
  }

  /** Notes what the work of steps asks for, and computes it as plans. */
  public Planning planning() {
    return planning;
  }

  @Override
  public void update(Op op, Tensor... inputs) {
    steps.inside(
        (thread, here) -> {
          planning.interrupt(thread, "a variable is written at once"); // who read it before is run
          List<StagedUpdate> staged = updater.stage(thread, here, op, inputs);
          try {
            staged.forEach(StagedUpdate::run);
          } finally {
            staged.forEach(StagedUpdate::close);
          }
          return null;
        });
  }

  /** Gets an update ready, in one part or more, inside a step. */
  List<StagedUpdate> stage(Op op, Tensor... inputs) {
    return steps.inside((thread, here) -> updater.stage(thread, here, op, inputs));
  }

  @Override
  public Tensor upload(TensorSpec spec, ByteBuffer data) {
    HostData.checkSource(spec, data);
    return uploading(backend -> uploaded(backend, spec, data));
  }

  /** A handle of memory that has come from the host. */
  Tensor uploading(Function<Backend, Memory> source) {
    return steps.inside(
        (thread, here) -> {
          planning.irregular(thread, "data are uploaded");
          return handle(thread, source.apply(here.backend()));
        });
  }

  /** Memory with a copy of data; inside a step. */
  Memory uploaded(Backend backend, TensorSpec spec, ByteBuffer data) {
    Memory memory = new Memory(spec, backend, backend.allocate(spec), live);
    try {
      launcher.transfer(
          threads.get().place,
          backend,
          "upload",
          spec.bytes(),
          () -> backend.upload(data, memory.storage(), spec));
      return memory;
    } catch (RuntimeException e) {
      memory.release();
      throw e;
    }
  }

  /** Does something with the backend, if one is there, while no swap takes place. */
  void withBackend(Consumer<Backend> work) {
    steps.reading(
        () -> {
          Attachment here = mover.attachment();
          if (here != null) {
            work.accept(here.backend());
          }
        });
  }

  @Override
  public void download(DeviceTensor tensor, ByteBuffer target) {
    HostData.checkTarget(tensor.spec(), target);
    steps.reading(
        () -> {
          Memory memory = tensor.acquire();
          try {
            ThreadState thread = threads.get();
            planning.irregular(thread, "a value is read");
            if (memory.isPromised()) {
              planning.compute(thread);
            }
            launcher.transfer(
                thread.place,
                memory.backend(),
                "download",
                tensor.spec().bytes(),
                () -> memory.backend().download(memory.storage(), target, tensor.spec()));
          } finally {
            memory.release();
          }
        });
    target.position(target.position() + Math.toIntExact(tensor.spec().bytes()));
  }

  /** Copies at once, also while a step notes its operations. */
  @Override
  public Memory copy(DeviceTensor tensor) {
    return steps.inside(
        (thread, here) -> {
          planning.irregular(thread, "a variable's value is copied");
          if (tensor.memory().isPromised()) {
            planning.compute(thread);
          }
          Trace suspended = thread.trace;
          thread.trace = null;
          thread.openFrame();
          try {
            Tensor copy = dispatcher.run(thread, here, new Identity(), new Tensor[] {tensor})[0];
            return ((DeviceTensor) copy).acquire();
          } finally {
            thread.closeFrame();
            thread.trace = suspended;
          }
        });
  }

  @Override
  public void adopt(DeviceTensor tensor) {
    engine.leaks().watch(tensor, leaks);
  }

  @Override
  public void read(DeviceTensor value) {
    ThreadState thread = threads.get();
    if (!thread.tapes.isEmpty() && value.variable().isTrainable()) {
      thread.tapes.watch(value);
    }
  }

  @Override
  public void read(HostTensor value) {
    planning.read(threads.get(), value);
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

  /**
   * A number that operations read and that each step has its own of, as a scalar.
   *
   * @param now gives it as it is when asked
   */
  public Tensor varying(DoubleSupplier now) {
    return HostTensor.varyingScalar(this, now);
  }

  /** An integer that operations read and that each step has its own of, of shape (1). */
  public Tensor counting(LongSupplier now) {
    return HostTensor.varying(this, () -> HostValue.of(now.getAsLong()));
  }

  @Override
  public Tensor randomKey(long site) {
    return randomKey(seed, site);
  }

  /** As {@link #randomKey(long)}, of the stream of another seed than the session's. */
  public Tensor randomKey(long ofSeed, long site) {
    return HostTensor.varying(this, () -> HostValue.of(ofSeed, steps.counter(), site, 0));
  }

  @Override
  public VariableCell variable(String variableName, Tensor initial, boolean trainable) {
    return new VariableCell(this, variableName, ours("Session.variable", initial), trainable);
  }

  /** A variable that training does not update, with one number everywhere at first. */
  public VariableCell variable(String variableName, TensorSpec spec, double initial) {
    try (Tensor value = filled(spec, initial)) {
      return variable(variableName, value, false);
    }
  }

  /** One number everywhere; the backend makes it, and the host holds no array. */
  public Tensor filled(TensorSpec spec, double value) {
    return apply(new Fill(spec.dtype(), spec.shape()), scalar(value));
  }

  /** Frees a variable, when its owner is closed. */
  public void release(VariableCell variable) {
    variable.release();
  }

  @Override
  public void assign(VariableCell variable, Tensor value) {
    DeviceTensor tensor = ours("Variable \"" + variable.name() + "\"", value);
    variable.check(tensor.spec());
    steps.inside(
        (thread, here) -> {
          planning.irregular(thread, "a variable is assigned at once");
          variable.adopt(tensor);
          return null;
        });
  }

  /** A tensor that must be this session's, in a backend's memory. */
  DeviceTensor ours(String subject, Tensor tensor) {
    if (tensor == null || tensor.session() != this) {
      throw new InvalidArgumentException(
          subject,
          "a tensor of session \"" + name + "\"",
          tensor == null ? "null" : "one of session \"" + tensor.session().name() + "\"",
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

  /** Work in a scope of its own; tensors that it gives are kept in the scope around it. */
  public <T> T scoped(Supplier<T> work) {
    ThreadState thread = threads.get();
    thread.openFrame();
    ScopeFrame frame = thread.frame;
    Results results = new Results();
    try {
      T result = work.get();
      results.take(result, frame);
      return result;
    } finally {
      thread.closeFrame(frame);
      results.giveTo(thread.frame);
    }
  }

  @Override
  public Tape tape() {
    ThreadState thread = threads.get();
    steps.beginTape(thread);
    return thread.tapes.open(thread);
  }

  @Override
  public <T> T step(Supplier<T> work) {
    return steps.run(work, true, () -> {});
  }

  @Override
  public Runnable inherit(Runnable work) {
    ThreadState thread = threads.get();
    planning.interrupt(thread, "work is handed to other threads");
    thread.trace = null; // others may need at once what this thread makes from now on
    return steps.inherit(work);
  }

  /**
   * Runs a step.
   *
   * @param counts whether the random counter advances at its end
   * @param meanwhile done by the calling thread while it would wait
   */
  <T> T step(Supplier<T> work, boolean counts, Runnable meanwhile) {
    return steps.run(work, counts, meanwhile);
  }

  /** Work that only reads values, as a step on this thread. */
  <T> T look(Supplier<T> work) {
    return steps.look(work);
  }

  /** Whether this thread is inside a step, or has a tape open. */
  boolean isInStep() {
    return threads.get().step != null;
  }

  /** Fails if the step of this thread has been ended from outside. */
  void checkStep() {
    Step step = threads.get().step;
    if (step != null) {
      step.check();
    }
  }

  /**
   * How long this thread may wait for something that is missing: not at all inside a step, which
   * would keep every swap waiting too.
   */
  public Duration patience() {
    return threads.get().step == null ? placement().patience() : Duration.ZERO;
  }

  /** The number of steps that drew random numbers: the random generator's counter. */
  public long stepCounter() {
    return steps.counter();
  }

  /** Sets the random generator's counter, when a saved run goes on. */
  public void setStepCounter(long counter) {
    steps.setCounter(counter);
  }

  /** The random generator's key. */
  public long seed() {
    return seed;
  }

  /** How many threads its kernels keep busy; 0 for all. */
  public int kernelThreads() {
    return kernelThreads;
  }

  @Override
  public Placement placement() {
    return mover.placement();
  }

  @Override
  public void place(Placement policy) {
    engine.check(policy);
    Step step = threads.get().step;
    if (step == null) {
      mover.place(policy);
    } else {
      mover.placeLater(policy);
      step.askForMove();
    }
  }

  @Override
  public List<Migration> migrations() {
    return log.history();
  }

  /**
   * While this thread waits for a backend, it asks now and then whether to give up; the operation
   * then fails with {@link org.fascicle.api.exception.BackendUnavailableException}.
   */
  public void giveUpWaiting(BooleanSupplier giveUp) {
    threads.get().giveUp = giveUp;
  }

  /** Tells a listener of every migration from now on. */
  public void listen(Consumer<Migration> listener) {
    log.listen(listener);
  }

  /** Tells it no more. */
  public void unlisten(Consumer<Migration> listener) {
    log.unlisten(listener);
  }

  @Override
  public LeakReport leaks() {
    return new LeakReport(live.count(), live.bytes(), leaks.tensors(), leaks.bytes());
  }

  @Override
  public void close() {
    if (isInStep()) {
      throw new InvalidArgumentException(
          "Session.close",
          "a thread with no step and no tape open",
          "a call inside one",
          "Close the session after the step.");
    }
    close(Long.MAX_VALUE);
  }

  /** Closes; false if steps in flight took longer than the patience, and memory is still held. */
  boolean close(long patience) {
    steps.close();
    boolean done =
        mover.close(
            patience,
            () -> {
              scalars.clear();
              live.destroyAll();
            });
    if (done) {
      engine.remove(this); // not before: a backend that leaves meanwhile must find the session
    }
    return done;
  }
}
