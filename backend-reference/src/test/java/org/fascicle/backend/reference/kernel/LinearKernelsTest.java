package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Linear;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.op.Relu;
import org.fascicle.api.op.Sigmoid;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinearKernelsTest {
  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void eachActivation(DType dtype) {
    Value x = Value.of(dtype, Shape.of(2, 2), 1, 2, 3, -4);
    Value w = Value.of(dtype, Shape.of(2, 3), 1, 0, -1, 0.5, 1, 2);
    Value b = Value.of(dtype, Shape.of(3), 0.5, -3, 1);
    // x w + b = (2.5, -1, 4), (1.5, -7, -10)
    assertThat(Run.one(new Linear(Pointwise.LINEAR, true), x, w, b).toDoubles())
        .containsExactly(2.5, -1, 4, 1.5, -7, -10);
    assertThat(Run.one(new Linear(Pointwise.RELU, true), x, w, b).toDoubles())
        .containsExactly(2.5, 0, 4, 1.5, 0, 0);
    assertThat(Run.one(new Linear(Pointwise.SIGMOID, true), x, w, b).toDoubles())
        .containsExactly(
            new double[] {
              0.9241418199787566,
              0.2689414213699951,
              0.9820137900379085,
              0.8175744761936437,
              0.0009110511944006454,
              4.5397868702434395e-05
            },
            within(dtype == DType.FLOAT32 ? 1e-7 : 1e-15));
    assertThat(Run.one(new Linear(Pointwise.TANH, false), x, w).toDoubles())
        .containsExactly(
            new double[] {
              0.9640275800758169,
              0.9640275800758169,
              0.9950547536867305,
              0.7615941559557649,
              -0.999329299739067,
              -0.9999999994421064
            },
            within(dtype == DType.FLOAT32 ? 1e-7 : 1e-15));
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void leadingAxesAreRows(DType dtype) {
    Value w = Value.of(dtype, Shape.of(1, 2), 2, 3);
    Linear linear = new Linear(Pointwise.LINEAR, false);
    Value y = Run.one(linear, Value.of(dtype, Shape.of(2, 1, 1), 1, 2), w);
    assertThat(y.spec().shape()).isEqualTo(Shape.of(2, 1, 2));
    assertThat(y.toDoubles()).containsExactly(2, 3, 4, 6);
    assertThat(Run.one(linear, Value.of(dtype, Shape.of(1), 5), w).toDoubles())
        .containsExactly(10, 15);
    assertThat(Run.one(linear, Value.of(dtype, Shape.of(0, 1)), w).toDoubles()).isEmpty();
    Linear biased = new Linear(Pointwise.RELU, true);
    Value none = Value.of(dtype, Shape.of(0, 2));
    Value b = Value.of(dtype, Shape.of(2), -1, 1);
    assertThat(Run.one(biased, Value.of(dtype, Shape.of(1, 0)), none, b).toDoubles())
        .containsExactly(0, 1);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void gradients(DType dtype) {
    Value x = Value.of(dtype, Shape.of(2, 2), 1, 2, 3, -4);
    Value w = Value.of(dtype, Shape.of(2, 3), 1, 0, -1, 0.5, 1, 2);
    Value b = Value.of(dtype, Shape.of(3), 0.5, -3, 1);
    Value dy = Value.of(dtype, Shape.of(2, 3), 1, 10, 100, 2, 20, 200);
    Linear relu = new Linear(Pointwise.RELU, true);
    Value y = Run.one(relu, x, w, b);
    // dz = (1, 0, 100), (2, 0, 0)
    Value[] all = Run.all(new Grad(relu, 3, 1, List.of(0, 1, 2)), x, w, b, y, dy);
    assertThat(all[0].toDoubles()).containsExactly(-99, 200.5, 2, 1);
    assertThat(all[1].toDoubles()).containsExactly(7, 0, 100, -6, 0, 200);
    assertThat(all[2].toDoubles()).containsExactly(3, 0, 100);
    Value[] some = Run.all(new Grad(relu, 3, 1, List.of(1)), x, w, b, y, dy);
    assertThat(some).hasSize(1);
    assertThat(some[0].data()).isEqualTo(all[1].data());
    Linear plain = new Linear(Pointwise.LINEAR, false);
    Value[] rest = Run.all(new Grad(plain, 2, 1, List.of(0)), x, w, y, dy);
    assertThat(rest[0].toDoubles()).containsExactly(-99, 210.5, -198, 421);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void slopesOfTheActivations(DType dtype) {
    Value y = Value.of(dtype, Shape.of(3), 0.25, 0.5, 0);
    Value dy = Value.of(dtype, Shape.of(3), 2, 4, 8);
    Value x = Value.of(dtype, Shape.of(3, 1), 1, 1, 1);
    Value w = Value.of(dtype, Shape.of(1, 1), 1);
    assertThat(Run.one(new Grad(new Sigmoid(), 1, 1, List.of(0)), dy, y, dy).toDoubles())
        .containsExactly(0.375, 1, 0);
    assertThat(Run.one(new Grad(new Relu(), 1, 1, List.of(0)), dy, y, dy).toDoubles())
        .containsExactly(2, 4, 0);
    Linear tanh = new Linear(Pointwise.TANH, false);
    Value columnY = Value.of(dtype, Shape.of(3, 1), 0.25, 0.5, 0);
    Value columnDy = Value.of(dtype, Shape.of(3, 1), 2, 4, 8);
    assertThat(Run.one(new Grad(tanh, 2, 1, List.of(0)), x, w, columnY, columnDy).toDoubles())
        .containsExactly(1.875, 3, 8);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void functionsAlone(DType dtype) {
    double nan = Double.NaN;
    double infinity = Double.POSITIVE_INFINITY;
    Value x = Value.of(dtype, Shape.of(5), -1, 0, 2, nan, infinity);
    assertThat(Run.one(new Relu(), x).toDoubles()).containsExactly(0, 0, 2, nan, infinity);
    Value far = Value.of(dtype, Shape.of(4), -1000, 1000, 0, nan);
    assertThat(Run.one(new Sigmoid(), far).toDoubles()).containsExactly(0, 1, 0.5, nan);
  }
}
