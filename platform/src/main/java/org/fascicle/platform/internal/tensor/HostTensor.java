package org.fascicle.platform.internal.tensor;

import java.nio.ByteBuffer;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.HostValue;

/** A small value that the platform holds itself: float64 or int64, no memory to free. */
public final class HostTensor implements PlatformTensor {
  private static final TensorSpec REAL = TensorSpec.host(DType.FLOAT64, Shape.SCALAR);

  private final TensorHome home;
  private final TensorSpec spec;
  private final HostValue value;
  private final Supplier<HostValue> now;

  private HostTensor(TensorHome home, TensorSpec spec, HostValue value, Supplier<HostValue> now) {
    this.home = home;
    this.spec = spec;
    this.value = value;
    this.now = now;
  }

  /** A real scalar. */
  public static HostTensor scalar(TensorHome home, double value) {
    return new HostTensor(home, REAL, HostValue.of(value), null);
  }

  /** Reals; the array is copied. */
  public static HostTensor of(TensorHome home, double... values) {
    TensorSpec spec = TensorSpec.host(DType.FLOAT64, Shape.of(values.length));
    return new HostTensor(home, spec, HostValue.of(values.clone()), null);
  }

  /** Integers; the array is copied. */
  public static HostTensor of(TensorHome home, long... values) {
    TensorSpec spec = TensorSpec.host(DType.INT64, Shape.of(values.length));
    return new HostTensor(home, spec, HostValue.of(values.clone()), null);
  }

  /**
   * A value that each step has its own of.
   *
   * @param now gives it as it is when asked, always of one kind and size
   */
  public static HostTensor varying(TensorHome home, Supplier<HostValue> now) {
    HostValue value = now.get();
    DType dtype = value.isInteger() ? DType.INT64 : DType.FLOAT64;
    return new HostTensor(home, TensorSpec.host(dtype, Shape.of(value.size())), value, now);
  }

  /** A real scalar that each step has its own of. */
  public static HostTensor varyingScalar(TensorHome home, DoubleSupplier now) {
    Supplier<HostValue> value = () -> HostValue.of(now.getAsDouble());
    return new HostTensor(home, REAL, value.get(), value);
  }

  /** The same with the value as it is now. */
  public HostTensor now() {
    return now == null ? this : new HostTensor(home, spec, now.get(), now);
  }

  /** Gives the value as it is when asked; null if it never changes. */
  public Supplier<HostValue> varies() {
    return now;
  }

  /** What a kernel reads. */
  public HostValue value() {
    return value;
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
    HostData.checkTarget(spec, target);
    home.read(this);
    HostData.put(value, spec.dtype(), target);
  }

  @Override
  public HostTensor keep() {
    return this;
  }

  /** Nothing to free. */
  @Override
  public void close() {}

  @Override
  public boolean isClosed() {
    return false;
  }

  @Override
  public String toString() {
    return "Tensor " + spec + " of session \"" + home.name() + "\"";
  }
}
