package org.fascicle.platform.internal.tape;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.ScopeFrame;

/**
 * Reverse accumulation over recorded calls: in reverse order, contributions summed in the order in
 * which they come, so that equal tapes give equal bits. Only what lies between sources and targets
 * is computed, and a gradient is freed as soon as it has been passed on.
 */
final class ReversePass implements AutoCloseable {
  private final TapeHost host;
  private final List<RecordedCall> calls;
  private final Map<Object, DeviceTensor> gradients = new HashMap<>();
  private final Set<Object> reached = new HashSet<>();
  private final Set<Object> sources = new HashSet<>();
  private final boolean[] onPath;

  ReversePass(TapeHost host, List<RecordedCall> calls) {
    this.host = host;
    this.calls = calls;
    this.onPath = new boolean[calls.size()];
  }

  /** Adds a target with the gradient to start from; null for ones. */
  void start(Tensor target, Tensor seed) {
    if (!(target instanceof DeviceTensor d) || !d.dtype().isFloating()) {
      throw new DTypeMismatchException(
          "Tape.gradient", "a floating-point target", String.valueOf(target), "");
    }
    if (seed != null && !seed.shape().equals(target.shape())) {
      throw new ShapeMismatchException(
          "Tape.gradient",
          "a seed of the target's shape " + target.shape(),
          "shape " + seed.shape(),
          "");
    }
    inFrame(() -> accumulate(d.node(), seed == null ? target.onesLike() : seed));
  }

  /** Computes the gradients of the sources; null where there is none. */
  Tensor[] run(Tensor[] wanted) {
    for (Tensor source : wanted) {
      if (source instanceof DeviceTensor d) {
        sources.add(d.node());
      }
    }
    findPath();
    for (int i = onPath.length - 1; i >= 0; i--) {
      RecordedCall call = calls.get(i);
      if (onPath[i] && hasGradient(call)) {
        call.checkVersions();
        Place before = call.place() == null ? null : host.enter(call.place().backward());
        try {
          inFrame(() -> step(call));
        } finally {
          host.leave(before);
        }
      }
    }
    return results(wanted);
  }

  /** Marks what depends on a source: the only calls worth differentiating. */
  private void findPath() {
    reached.addAll(sources);
    for (int i = 0; i < onPath.length; i++) {
      RecordedCall call = calls.get(i);
      for (int j = 0; j < call.inputs() && !onPath[i]; j++) {
        onPath[i] = wants(call, j);
      }
      if (onPath[i]) {
        for (int j = 0; j < call.outputs(); j++) {
          reached.add(call.output(j).node());
        }
      }
    }
  }

  boolean wants(RecordedCall call, int input) {
    Object path = call.path(input);
    return path != null && reached.contains(path);
  }

  private boolean hasGradient(RecordedCall call) {
    for (int i = 0; i < call.outputs(); i++) {
      if (gradients.containsKey(call.output(i).node())) {
        return true;
      }
    }
    return false;
  }

  /** The gradient of a result; null where nothing depends on it. */
  Tensor gradient(DeviceTensor output) {
    return gradients.get(output.node());
  }

  private void step(RecordedCall call) {
    Tensor[] results = new CallBackward(host, this, call).run();
    for (int i = 0; i < call.inputs(); i++) {
      if (results[i] != null && wants(call, i)) {
        check(call, i, results[i]);
        accumulate(call.path(i), results[i]);
      }
    }
    for (int i = 0; i < call.outputs(); i++) {
      Object done = call.output(i).node();
      if (!sources.contains(done)) {
        drop(done);
      }
    }
  }

  private static void check(RecordedCall call, int input, Tensor gradient) {
    Tensor x = call.input(input);
    if (!gradient.shape().equals(x.shape()) || gradient.dtype() != x.dtype()) {
      throw new FascicleException(
          call.op().name()
              + ": its gradient rule gave "
              + gradient.spec()
              + " for input "
              + input
              + ", which is "
              + x.spec()
              + ". The operation's author must correct the rule.");
    }
  }

  private void accumulate(Object of, Tensor contribution) {
    DeviceTensor before = gradients.get(of);
    Tensor sum = before == null ? contribution : before.add(contribution);
    if (!(sum instanceof DeviceTensor d)) {
      throw new InvalidArgumentException(
          "Tape.gradient", "a gradient in the backend's memory", sum.toString(), "");
    }
    gradients.put(of, d.alias());
    if (before != null) {
      before.close();
    }
  }

  private void drop(Object of) {
    DeviceTensor gradient = gradients.remove(of);
    if (gradient != null) {
      gradient.close();
    }
  }

  private Tensor[] results(Tensor[] wanted) {
    Tensor[] results = new Tensor[wanted.length];
    ScopeFrame frame = host.frame();
    for (int i = 0; i < wanted.length; i++) {
      DeviceTensor gradient = wanted[i] instanceof DeviceTensor d ? gradients.get(d.node()) : null;
      if (gradient != null) {
        results[i] = gradient.alias().into(frame);
      }
    }
    return results;
  }

  private void inFrame(Runnable work) {
    host.openFrame();
    try {
      work.run();
    } finally {
      host.closeFrame();
    }
  }

  @Override
  public void close() {
    gradients.values().forEach(DeviceTensor::close);
    gradients.clear();
  }
}
