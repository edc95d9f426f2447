package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Offset;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class UpdateKernelsTest {
  private static final Shape THREE = Shape.of(3);

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void gradientDescent(DType dtype) {
    Value p = Value.of(dtype, THREE, 1, 2, 3);
    Value v = Value.of(dtype, THREE, 0.5, 0, -1);
    Value g = Value.of(dtype, THREE, 4, 0, -8);
    Value rate = Value.host(0.25);
    assertThat(Run.one(new SgdUpdate(0, false), p, g, rate).toDoubles()).containsExactly(0, 2, 5);
    // v = 0.5 v - 0.25 g
    Value[] heavy = Run.all(new SgdUpdate(0.5, false), p, v, g, rate);
    assertThat(heavy[1].toDoubles()).containsExactly(-0.75, 0, 1.5);
    assertThat(heavy[0].toDoubles()).containsExactly(0.25, 2, 4.5);
    Value[] ahead = Run.all(new SgdUpdate(0.5, true), p, v, g, rate);
    assertThat(ahead[1].toDoubles()).containsExactly(-0.75, 0, 1.5);
    assertThat(ahead[0].toDoubles()).containsExactly(-0.375, 2, 5.75);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void adam(DType dtype) {
    Value p = Value.of(dtype, THREE, 1, 2, 3);
    Value zero = Value.of(dtype, THREE, 0, 0, 0);
    Value g = Value.of(dtype, THREE, 4, 0, -0.5);
    AdamUpdate op = new AdamUpdate(0.5, 0.75, 1);
    Value[] first = Run.all(op, p, zero, zero, g, Value.host(0.1), Value.host(0L));
    // m = g / 2, v = g² / 4, alpha = 0.1 √0.25 / 0.5 = 0.1
    assertThat(first[1].toDoubles()).containsExactly(2, 0, -0.25);
    assertThat(first[2].toDoubles()).containsExactly(4, 0, 0.0625);
    assertThat(first[0].toDoubles())
        .containsExactly(new double[] {1 - 0.2 / 3, 2, 3 + 0.025 / 1.25}, near(dtype));
    Value[] second = Run.all(op, first[0], first[1], first[2], g, Value.host(0.1), Value.host(1L));
    double alpha = 0.1 * Math.sqrt(1 - 0.5625) / 0.75;
    assertThat(second[1].toDoubles()).containsExactly(3, 0, -0.375);
    assertThat(second[2].toDoubles()).containsExactly(7, 0, 0.109375);
    assertThat(second[0].toDoubles()[0])
        .isCloseTo(1 - 0.2 / 3 - 3 * alpha / (Math.sqrt(7) + 1), near(dtype));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void writesOverItsInputs(DType dtype) {
    Value p = Value.of(dtype, THREE, 1, 2, 3);
    Value g = Value.of(dtype, THREE, 4, 0, -8);
    SgdUpdate sgd = new SgdUpdate(0.5, true);
    AdamUpdate adam = new AdamUpdate(0.9, 0.999, 1e-7);
    assertInPlace(sgd, 2, p, p, g, Value.host(0.25));
    assertInPlace(new SgdUpdate(0, false), 1, p, g, Value.host(0.25));
    assertInPlace(adam, 3, p, p, p, g, Value.host(0.25), Value.host(7L));
  }

  @Test
  void nanSpreadsToItsElementOnly() {
    Value p = Value.floats(THREE, 1, 2, 3);
    Value g = Value.floats(THREE, Double.NaN, 0, 0);
    assertThat(Run.one(new SgdUpdate(0, false), p, g, Value.host(1.0)).toDoubles())
        .containsExactly(Double.NaN, 2, 3);
  }

  private static void assertInPlace(Op op, int donated, Value... inputs) {
    Value[] apart = Run.all(op, inputs);
    ReferenceBackend backend = new ReferenceBackend();
    Storage[] in = new Storage[inputs.length];
    for (int i = 0; i < in.length; i++) {
      in[i] = inputs[i].host() == null ? backend.allocate(inputs[i].spec()) : inputs[i].host();
      if (inputs[i].host() == null) {
        backend.upload(inputs[i].data(), in[i], inputs[i].spec());
      }
    }
    List<TensorSpec> specs = Arrays.stream(inputs).map(Value::spec).toList();
    Kernel kernel = backend.prepare(op, specs, Backend.Mode.INFERENCE).orElseThrow();
    kernel.run(in, Arrays.copyOf(in, donated), null);
    for (int i = 0; i < donated; i++) {
      ByteBuffer result = Value.empty(specs.get(i)).data();
      backend.download(in[i], result, specs.get(i));
      assertThat(result).isEqualTo(apart[i].data());
    }
    backend.close();
  }

  private static Offset<Double> near(DType dtype) {
    return within(dtype == DType.FLOAT32 ? 3e-7 : 1e-15);
  }
}
