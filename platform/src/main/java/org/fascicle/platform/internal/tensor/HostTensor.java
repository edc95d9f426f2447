package org.fascicle.platform.internal.tensor;

import java.nio.ByteBuffer;
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

  private HostTensor(TensorHome home, TensorSpec spec, HostValue value) {
    this.home = home;
    this.spec = spec;
    this.value = value;
  }

  /** A real scalar. */
  public static HostTensor scalar(TensorHome home, double value) {
    return new HostTensor(home, REAL, HostValue.of(value));
  }

  /** Reals; the array is copied. */
  public static HostTensor of(TensorHome home, double... values) {
    TensorSpec spec = TensorSpec.host(DType.FLOAT64, Shape.of(values.length));
    return new HostTensor(home, spec, HostValue.of(values.clone()));
  }

  /** Integers; the array is copied. */
  public static HostTensor of(TensorHome home, long... values) {
    TensorSpec spec = TensorSpec.host(DType.INT64, Shape.of(values.length));
    return new HostTensor(home, spec, HostValue.of(values.clone()));
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
