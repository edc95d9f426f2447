package org.fascicle.tck.layer;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.tck.harness.Values;

/** What the layer says without data is what comes when there is some. */
final class ShapeTests {
  /** float32 rounds each of a few operations; what is summed is short. */
  private static final double TOLERANCE = 1e-4;

  private ShapeTests() {}

  static List<LayerTest> all() {
    List<LayerTest> tests = new ArrayList<>();
    for (long batch : new long[] {1, 3, 0}) {
      tests.add(
          new LayerTest("shapes", "batch-of-" + batch, (lab, layer) -> check(lab, layer, batch)));
    }
    tests.add(new LayerTest("dtypes", "float32", ShapeTests::singlePrecision));
    return tests;
  }

  private static void check(LayerLab lab, LayerCase layer, long batch) {
    for (DType dtype : List.of(DType.FLOAT64, DType.FLOAT32)) {
      try (LayerModel model = lab.model(layer, dtype)) {
        for (boolean training : new boolean[] {false, true}) {
          check(model.inferred(), model.run(training, model.inputs(batch)).outputs(), batch);
        }
      }
    }
  }

  private static void check(List<TensorSpec> inferred, List<Values> computed, long batch) {
    for (int i = 0; i < computed.size(); i++) {
      TensorSpec said = inferred.get(i);
      TensorSpec came = computed.get(i).spec();
      if (said.shape().rank() == 0 || said.shape().dim(0) != Shape.UNKNOWN) {
        throw new AssertionError("result " + i + " lacks the batch axis: build said " + said);
      }
      Shape bound = said.shape().with(0, batch);
      if (said.dtype() != came.dtype() || !fits(bound, came.shape())) {
        throw new AssertionError("result " + i + ": build said " + said + ", call gave " + came);
      }
    }
  }

  private static boolean fits(Shape said, Shape came) {
    boolean fits = said.rank() == came.rank();
    for (int axis = 0; fits && axis < said.rank(); axis++) {
      fits = said.dim(axis) == Shape.UNKNOWN || said.dim(axis) == came.dim(axis);
    }
    return fits;
  }

  /** The same numbers in float32, to rounding. */
  private static void singlePrecision(LayerLab lab, LayerCase layer) {
    try (LayerModel wide = lab.model(layer, DType.FLOAT64);
        LayerModel narrow = lab.model(layer, DType.FLOAT32)) {
      List<Values> want = wide.run(false, wide.inputs(3)).outputs();
      List<Values> got = narrow.run(false, narrow.inputs(3)).outputs();
      for (int i = 0; i < want.size(); i++) {
        close(want.get(i), got.get(i));
      }
    }
  }

  private static void close(Values want, Values got) {
    double scale = 1;
    for (int i = 0; want.isReal() && i < want.size(); i++) {
      scale = Math.max(scale, Math.abs(want.real(i)));
    }
    for (int i = 0; want.isReal() && i < want.size(); i++) {
      if (!(Math.abs(want.real(i) - got.real(i)) <= TOLERANCE * scale)) {
        throw new AssertionError(
            "element " + i + ": float64 gives " + want.real(i) + ", float32 " + got.real(i));
      }
    }
  }
}
