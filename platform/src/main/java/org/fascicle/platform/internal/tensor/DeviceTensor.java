package org.fascicle.platform.internal.tensor;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.memory.Memory;

/** A handle to data in a backend's memory; holds one reference to it until closed. */
public final class DeviceTensor implements PlatformTensor {
  private static final VarHandle CLOSED;

  static {
    try {
      CLOSED = MethodHandles.lookup().findVarHandle(DeviceTensor.class, "closed", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private final TensorHome home;
  private final TensorSpec spec;
  private final Memory memory;
  private final VariableCell variable;
  private final long version;
  private final boolean pinned;
  private ScopeFrame scope;
  private LeakWatch.Guard guard;
  private volatile boolean closed;

  private DeviceTensor(
      TensorHome home,
      Memory memory,
      VariableCell variable,
      long version,
      boolean pinned,
      ScopeFrame scope) {
    this.home = home;
    this.spec = memory.spec();
    this.memory = memory;
    this.variable = variable;
    this.version = version;
    this.pinned = pinned;
    this.scope = scope;
  }

  /**
   * A handle that takes over the caller's reference to the memory.
   *
   * @param scope the scope that will close it; null for none
   */
  public static DeviceTensor of(TensorHome home, Memory memory, ScopeFrame scope) {
    DeviceTensor tensor = new DeviceTensor(home, memory, null, 0, false, scope);
    if (scope != null) {
      scope.add(tensor);
    }
    return tensor;
  }

  /** A variable's value; takes over the caller's reference, and readers cannot close it. */
  static DeviceTensor valueOf(TensorHome home, Memory memory, VariableCell variable, long version) {
    return new DeviceTensor(home, memory, variable, version, true, null);
  }

  /** Another handle to the same data, in no scope; this one must be open. */
  public DeviceTensor alias() {
    return new DeviceTensor(home, acquire(), variable, version, false, null);
  }

  /** Another handle to the same data, in no scope; null if it has been freed. */
  public DeviceTensor tryAlias() {
    return closed || !memory.tryRetain()
        ? null
        : new DeviceTensor(home, memory, variable, version, false, null);
  }

  /**
   * The memory, with a reference that the caller gives back.
   *
   * @throws ClosedException if it has been freed
   */
  public Memory acquire() {
    if (closed || isOutdated() || !memory.tryRetain()) {
      throw closedException();
    }
    return memory;
  }

  /** The memory, as an identity: nothing is said of its being there. */
  public Memory memory() {
    return memory;
  }

  /**
   * What this is to a tape: a variable, whatever its version, or the memory. Equal nodes are the
   * same object.
   */
  public Object node() {
    return variable == null ? memory : variable;
  }

  /** The variable whose value this is, or null. */
  public VariableCell variable() {
    return variable;
  }

  /** The version of the variable whose value this is. */
  public long version() {
    return version;
  }

  /** Whether this was a variable's value before its last update. */
  public boolean isOutdated() {
    return variable != null && variable.version() != version;
  }

  @Override
  public TensorHome session() {
    return home;
  }

  @Override
  public TensorSpec spec() {
    return spec;
  }

  @Override
  public void download(ByteBuffer target) {
    home.download(this, target);
  }

  @Override
  public DeviceTensor keep() {
    if (closed) {
      throw closedException();
    }
    if (!pinned && scope != null) {
      scope = null;
      home.adopt(this);
    }
    return this;
  }

  /**
   * Moves to a scope, or to the session itself for null; called by the thread whose scopes they
   * are.
   */
  public DeviceTensor into(ScopeFrame to) {
    scope = to;
    if (to != null) {
      to.add(this);
    } else {
      home.adopt(this);
    }
    return this;
  }

  void leaveScope() {
    scope = null;
  }

  /** Whether this scope is still the one to close it. */
  boolean isOwnedBy(ScopeFrame frame) {
    return scope == frame && !closed;
  }

  /** What takes the memory back should this handle be lost. */
  void guardBy(LeakWatch.Guard watcher) {
    guard = watcher;
  }

  @Override
  public void close() {
    if (!pinned) {
      release();
    }
  }

  /** Closes also a variable's value, when the variable moves on. */
  public void release() {
    if (!closed && CLOSED.compareAndSet(this, false, true)) {
      if (guard != null) {
        guard.disarm();
      }
      memory.release();
    }
  }

  @Override
  public boolean isClosed() {
    return closed || isOutdated() || memory.isFreed();
  }

  private ClosedException closedException() {
    if (isOutdated()) {
      return new ClosedException(
          "This is version "
              + version
              + " of variable \""
              + variable.name()
              + "\", which is at version "
              + variable.version()
              + " now. Read value() again after each update.");
    }
    return new ClosedException(
        "A tensor "
            + spec
            + " of session \""
            + home.name()
            + "\" was used after it had been freed. Tensors end with the scope they were made in:"
            + " keep() it, or take it out of the scope with Scope.keep.");
  }

  @Override
  public String toString() {
    return "Tensor " + spec + " of session \"" + home.name() + "\"" + (isClosed() ? ", freed" : "");
  }
}
