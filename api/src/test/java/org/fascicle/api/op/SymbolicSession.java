package org.fascicle.api.op;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.LeakReport;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.api.tensor.Variable;

/**
 * A session that knows shapes and types only: it runs every operation by its rule, so that
 * gradients and decompositions are checked without data.
 */
final class SymbolicSession implements Session {
  private final List<Op> ran = new ArrayList<>();

  /** The operations that ran so far. */
  List<Op> ran() {
    return ran;
  }

  Tensor tensor(TensorSpec spec) {
    return new Symbol(this, spec);
  }

  @Override
  public Tensor[] applyAll(Op op, Tensor... inputs) {
    ran.add(op);
    DType adopted = null;
    for (Tensor input : inputs) {
      adopted = adopted == null && !input.spec().isHost() ? input.dtype() : adopted;
    }
    List<TensorSpec> specs = new ArrayList<>();
    for (int i = 0; i < inputs.length; i++) {
      TensorSpec spec = inputs[i].spec();
      boolean uploaded = spec.isHost() && !op.isHostInput(i);
      specs.add(uploaded ? TensorSpec.of(adopted, spec.shape()) : spec);
    }
    return op.infer(specs).stream().map(this::tensor).toArray(Tensor[]::new);
  }

  @Override
  public Profiling profile() {
    throw new UnsupportedOperationException();
  }

  @Override
  public Tensor host(double... values) {
    return tensor(TensorSpec.host(DType.FLOAT64, Shape.of(values.length)));
  }

  @Override
  public Tensor host(long... values) {
    return tensor(TensorSpec.host(DType.INT64, Shape.of(values.length)));
  }

  @Override
  public Tensor scalar(double value) {
    return tensor(TensorSpec.host(DType.FLOAT64, Shape.SCALAR));
  }

  @Override
  public Tensor randomKey(long site) {
    return host(0L, 0L, site, 0L);
  }

  @Override
  public void close() {}

  @Override
  public String name() {
    return "symbolic";
  }

  @Override
  public String backend() {
    throw noData();
  }

  @Override
  public void update(Op op, Tensor... inputs) {
    throw noData();
  }

  @Override
  public Tensor upload(TensorSpec spec, ByteBuffer data) {
    throw noData();
  }

  @Override
  public Variable variable(String name, Tensor initial, boolean trainable) {
    throw noData();
  }

  @Override
  public Scope scope() {
    throw noData();
  }

  @Override
  public Tape tape() {
    throw noData();
  }

  @Override
  public <T> T step(Supplier<T> work) {
    throw noData();
  }

  @Override
  public Placement placement() {
    throw noData();
  }

  @Override
  public void place(Placement placement) {
    throw noData();
  }

  @Override
  public LeakReport leaks() {
    throw noData();
  }

  private static UnsupportedOperationException noData() {
    return new UnsupportedOperationException("a symbolic session has no data");
  }

  /** A tensor without data. */
  private record Symbol(SymbolicSession session, TensorSpec spec) implements Tensor {
    @Override
    public void download(ByteBuffer target) {
      throw noData();
    }

    @Override
    public Tensor keep() {
      return this;
    }

    @Override
    public void close() {}

    @Override
    public boolean isClosed() {
      return false;
    }
  }
}
