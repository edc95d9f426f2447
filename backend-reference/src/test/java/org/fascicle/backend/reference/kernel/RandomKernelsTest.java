package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.Dropout;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.RandomBits;
import org.fascicle.api.op.RandomUniform;
import org.fascicle.api.random.Philox;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.junit.jupiter.api.Test;

class RandomKernelsTest {
  private static final Value KEY = Value.host(42L, 7L, 3L, 1L);

  @Test
  void bitsAreTheWordsInOrder() {
    assertThat(Run.one(new RandomBits(Shape.of(3, 3)), KEY).toLongs())
        .isEqualTo(Arrays.stream(words(9)).asLongStream().toArray());
  }

  @Test
  void uniformsAreTheWordsInOrder() {
    double[] floats = Run.one(new RandomUniform(DType.FLOAT32, Shape.of(7)), KEY).toDoubles();
    double[] doubles = Run.one(new RandomUniform(DType.FLOAT64, Shape.of(7)), KEY).toDoubles();
    int[] words = words(14);
    for (int i = 0; i < 7; i++) {
      assertThat(floats[i]).isEqualTo(Philox.toFloat(words[i]));
      assertThat(doubles[i]).isEqualTo(Philox.toDouble(words[2 * i], words[2 * i + 1]));
    }
  }

  @Test
  void noElementsAreDrawn() {
    assertThat(Run.one(new RandomBits(Shape.of(0)), KEY).toLongs()).isEmpty();
  }

  @Test
  void dropoutKeepsWhereTheUniformIsAtLeastTheRate() {
    Shape shape = Shape.of(37, 29);
    double[] uniform = Run.one(new RandomUniform(DType.FLOAT32, shape), KEY).toDoubles();
    double[] ones = new double[37 * 29];
    Arrays.fill(ones, 3);
    double[] floats = Run.one(new Dropout(0.25), Value.floats(shape, ones), KEY).toDoubles();
    double[] doubles = Run.one(new Dropout(0.25), Value.doubles(shape, ones), KEY).toDoubles();
    int kept = 0;
    for (int i = 0; i < ones.length; i++) {
      boolean keep = uniform[i] >= 0.25;
      kept += keep ? 1 : 0;
      assertThat(floats[i]).isEqualTo(keep ? 4.0 : 0);
      assertThat(doubles[i]).isEqualTo(keep ? 3 * (1 / 0.75) : 0);
    }
    // Five standard deviations of a binomial of 1073 at 3/4.
    assertThat(kept).isCloseTo(805, within(71));
  }

  @Test
  void dropoutAtTheEnds() {
    Value x = Value.floats(Shape.of(3), 1, Double.NaN, 2);
    assertThat(Run.one(new Dropout(0), x, KEY).toDoubles()).containsExactly(1, Double.NaN, 2);
    assertThat(Run.one(new Dropout(1), x, KEY).toDoubles()).containsExactly(0, 0, 0);
  }

  @Test
  void theGradientHasTheSameMask() {
    Dropout dropout = new Dropout(0.5);
    double[] ones = new double[101];
    Arrays.fill(ones, 1);
    for (DType dtype : new DType[] {DType.FLOAT32, DType.FLOAT64}) {
      Value x = Value.of(dtype, Shape.of(101), ones);
      Value y = Run.one(dropout, x, KEY);
      Value dx = Run.one(new Grad(dropout, 2, 1, List.of(0)), x, KEY, y, x);
      assertThat(dx.data()).isEqualTo(y.data());
    }
  }

  private static int[] words(int count) {
    int[] words = new int[(count + 3) / 4 * 4];
    for (int block = 0; 4 * block < count; block++) {
      Philox.block(42, 7, 3, 1, block, words, 4 * block);
    }
    return Arrays.copyOf(words, count);
  }
}
