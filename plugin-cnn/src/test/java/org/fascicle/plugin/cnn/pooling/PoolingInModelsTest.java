package org.fascicle.plugin.cnn.pooling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.specs.MaxPooling2D;
import org.fascicle.specs.MaxUnpooling2D;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PoolingInModelsTest {
  private final PluginPlatform platform =
      new PluginPlatform(getClass().getClassLoader(), Optional.empty());

  @AfterEach
  void stop() {
    platform.close();
  }

  @Test
  void windowsThatDoNotFitAreRefusedWithTheArithmetic() {
    assertThatExceptionOfType(ShapeMismatchException.class)
        .isThrownBy(
            () ->
                platform
                    .fascicle()
                    .sequential("m")
                    .add(MaxPooling2D.of(3).named("pool").inputShape(4, 2, 1))
                    .build())
        .withMessageContaining("layer \"pool\" (MaxPooling2D)")
        .withMessageContaining("(4, 2)")
        .withMessageContaining("at most 2 = 0 + 2 + 0 along spatial axis 1")
        .withMessageContaining("3 = (3 − 1) · 1 + 1");
  }

  /** The greatest of each quarter goes back to where it was. */
  @Test
  void unpoolingPutsBack() {
    FunctionalBuilder f = platform.fascicle().functional("m");
    Node x = f.input(4, 4, 1);
    Node pooled = f.apply(MaxPooling2D.of(2).returnIndices(true), x);
    Node back = f.apply(MaxUnpooling2D.of(2), pooled, pooled.output(1));
    try (Model model = f.build(List.of(x), List.of(back))) {
      float[] image = {1, 2, 3, 4, 8, 7, 6, 5, 0, 1, 0, 2, 3, 0, 0, 0};
      Dataset data = Dataset.of(List.of(HostArray.of(image, 1, 4, 4, 1)), List.of());

      assertThat(model.predict(data, Predict.DEFAULT).get(0).toFloats())
          .containsExactly(0, 0, 0, 0, 8, 0, 6, 0, 0, 0, 0, 2, 3, 0, 0, 0);
    }
  }
}
