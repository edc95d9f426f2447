package org.fascicle.tck.harness;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/** Runs operations on data of cases, in a session. */
@SuppressWarnings("try") // A scope does its work by being closed.
public final class Execution {
  private Execution() {}

  /** The results. */
  public static List<Values> forward(Session session, Op op, List<Values> inputs) {
    try (Scope scope = session.scope()) {
      return download(session.applyAll(op, upload(session, inputs)));
    }
  }

  /**
   * The gradients of the real inputs; null for one that does not take part.
   *
   * @param seeds the gradients of the real results
   */
  public static List<Values> gradient(
      Session session, Op op, List<Values> inputs, List<Values> seeds) {
    return gradient(session, given -> session.applyAll(op, given), inputs, seeds);
  }

  /**
   * The gradients of what several operations make of the real inputs; null for one that does not
   * take part.
   *
   * @param function what the tape is to follow
   * @param seeds the gradients of the real results
   */
  public static List<Values> gradient(
      Session session, UnaryOperator<Tensor[]> function, List<Values> inputs, List<Values> seeds) {
    try (Scope scope = session.scope();
        Tape tape = session.tape()) {
      Tensor[] tensors = upload(session, inputs);
      Tensor[] sources = real(tensors);
      tape.watch(sources);
      Tensor[] targets = real(function.apply(tensors));
      return download(tape.gradient(targets, upload(session, seeds), sources));
    }
  }

  /**
   * The gradients of a weighted sum of the gradients.
   *
   * @param weights one array a real input, the weights of its gradient
   */
  public static List<Values> secondGradient(
      Session session, Op op, List<Values> inputs, List<Values> seeds, List<Values> weights) {
    try (Scope scope = session.scope();
        Tape outer = session.tape()) {
      Tensor[] tensors = upload(session, inputs);
      Tensor[] sources = real(tensors);
      outer.watch(sources);
      Tensor[] first;
      try (Tape inner = session.tape()) {
        inner.watch(sources);
        Tensor[] targets = real(session.applyAll(op, tensors));
        first = inner.gradient(targets, upload(session, seeds), sources);
      }
      List<Tensor> targets = new ArrayList<>();
      List<Tensor> used = new ArrayList<>();
      Tensor[] weighted = upload(session, weights);
      for (int i = 0; i < first.length; i++) {
        if (first[i] != null) {
          targets.add(first[i]);
          used.add(weighted[i]);
        }
      }
      return download(
          outer.gradient(targets.toArray(Tensor[]::new), used.toArray(Tensor[]::new), sources));
    }
  }

  /** Copies arrays into a session. */
  public static Tensor[] upload(Session session, List<Values> arrays) {
    return arrays.stream().map(values -> upload(session, values)).toArray(Tensor[]::new);
  }

  /** Copies an array into a session. */
  public static Tensor upload(Session session, Values values) {
    if (!values.spec().isHost()) {
      return session.upload(values.spec(), values.bytes());
    }
    if (!values.isReal()) {
      return session.host(values.integers());
    }
    return values.spec().shape().equals(Shape.SCALAR)
        ? session.scalar(values.real(0))
        : session.host(values.reals());
  }

  /** Copies tensors out of a session; null stays null. */
  public static List<Values> download(Tensor... tensors) {
    List<Values> arrays = new ArrayList<>();
    for (Tensor tensor : tensors) {
      arrays.add(tensor == null ? null : download(tensor));
    }
    return arrays;
  }

  private static Values download(Tensor tensor) {
    TensorSpec spec = tensor.spec();
    ByteBuffer bytes =
        ByteBuffer.allocateDirect(Math.toIntExact(spec.bytes())).order(ByteOrder.nativeOrder());
    tensor.download(bytes);
    return Values.read(spec, bytes.flip());
  }

  private static Tensor[] real(Tensor... tensors) {
    List<Tensor> real = new ArrayList<>();
    for (Tensor tensor : tensors) {
      if (tensor.dtype().isReal() && !tensor.spec().isHost()) {
        real.add(tensor);
      }
    }
    return real.toArray(Tensor[]::new);
  }
}
