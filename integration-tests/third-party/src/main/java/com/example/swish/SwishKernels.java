package com.example.swish;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.KernelProvider;
import org.osgi.service.component.annotations.Component;

/** One pass over the data where the decomposition needs three. */
@Component(
    service = KernelProvider.class,
    property = {KernelProvider.OPERATION + "=" + Swish.NAME, Backend.NAME + "=reference"})
public final class SwishKernels implements KernelProvider {
  @Override
  public Optional<ForeignKernel> prepare(Op op, List<TensorSpec> inputs) {
    TensorSpec x = inputs.get(0);
    int elements = Math.toIntExact(x.shape().elements());
    int features = Math.toIntExact(x.shape().dim(-1));
    return Optional.of(
        x.dtype() == DType.FLOAT32
            ? context -> floats(context, elements, features)
            : context -> doubles(context, elements, features));
  }

  private static void floats(KernelContext context, int elements, int features) {
    ByteBuffer x = context.input(0);
    ByteBuffer beta = context.input(1);
    ByteBuffer y = context.output(0);
    for (int i = 0; i < elements; i++) {
      float value = x.getFloat(4 * i);
      y.putFloat(4 * i, (float) swish(value, beta.getFloat(4 * (i % features))));
    }
  }

  private static void doubles(KernelContext context, int elements, int features) {
    ByteBuffer x = context.input(0);
    ByteBuffer beta = context.input(1);
    ByteBuffer y = context.output(0);
    for (int i = 0; i < elements; i++) {
      double value = x.getDouble(8 * i);
      y.putDouble(8 * i, swish(value, beta.getDouble(8 * (i % features))));
    }
  }

  private static double swish(double x, double beta) {
    return x / (1 + Math.exp(-beta * x));
  }
}
