package org.fascicle.platform.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Names and their neighbours. */
class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "kitten, sitting, 3",
    "abcd, acbd, 1",
    "abc, abc, 0",
    "'', abc, 3",
    "ca, abc, 3",
    "relu, rleu, 1"
  })
  void distances(String a, String b, int distance) {
    assertThat(Names.distance(a, b)).isEqualTo(distance);
    assertThat(Names.distance(b, a)).isEqualTo(distance);
  }

  @Test
  void spellingsMakeNoDifference() {
    assertThat(Names.key("categorical_crossentropy"))
        .isEqualTo(Names.key("CategoricalCrossentropy"))
        .isEqualTo("categoricalcrossentropy");
  }

  @Test
  void theNearestComesFirst() {
    List<String> known = List.of("Dense", "dense", "Dropout", "Flatten", "DenseFeatures");
    assertThat(Names.nearest("Dens", known)).containsExactly("Dense", "DenseFeatures");
    assertThat(Names.nearest("dorpout", known)).containsExactly("Dropout");
    assertThat(Names.nearest("Convolution", known)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Dense, dense",
    "MaxPooling2D, max_pooling2d",
    "LSTM, lstm",
    "Conv2DTranspose, conv2d_transpose",
    "binary_accuracy, binary_accuracy",
    "MeanSquaredError, mean_squared_error"
  })
  void snakeAsInKeras(String type, String name) {
    assertThat(Names.snake(type)).isEqualTo(name);
  }
}
