package org.fascicle.plugin.rnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.SequenceDecoder;
import org.fascicle.specs.Activation;
import org.fascicle.specs.Add;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.Input;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Decoding by a model whose weights are written by hand: after i comes i + 1. */
class SequenceDecoderTest {
  private static final int SYMBOLS = 4;
  private static final int LENGTH = 3;
  private static final int END = 3;

  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  /** The source, (T, V), is added to the scores. */
  private Model model(float sureness) {
    FunctionalBuilder f = platform.fascicle().functional("counting");
    Node source = f.input(LENGTH, SYMBOLS);
    Node answer = f.input("answer", DType.INT32, LENGTH);
    Node scores = f.apply(Embedding.of(SYMBOLS, SYMBOLS).named("next"), answer);
    Node sum = f.apply(Add.of(), scores, source);
    Model model = f.build(List.of(source, answer), List.of(f.apply(Activation.of("softmax"), sum)));
    float[][] table = new float[SYMBOLS][SYMBOLS];
    for (int i = 0; i < SYMBOLS; i++) {
      table[i][(i + 1) % SYMBOLS] = sureness;
    }
    model.setWeights(Map.of("next/embeddings", HostArray.of(table)));
    return model;
  }

  /** The second source wants a 1 at its second step, where the first has a 2. */
  private static HostArray sources(int count) {
    float[] sources = new float[count * LENGTH * SYMBOLS];
    for (int i = 1; i < count; i += 2) {
      sources[i * LENGTH * SYMBOLS + SYMBOLS + 1] = 100;
    }
    return HostArray.of(sources, count, LENGTH, SYMBOLS);
  }

  @Test
  void eachSymbolIsReadBeforeTheNextIsChosen() {
    try (Model model = model(9)) {
      List<int[]> answers =
          new SequenceDecoder(model, 0, END, LENGTH).decode(sources(2), Sampler.greedy(), 1);
      assertThat(answers.get(0)).as("ends at 3").containsExactly(1, 2);
      assertThat(answers.get(1)).containsExactly(1, 1, 2);
      assertThat(new SequenceDecoder(model, 0, -1, LENGTH).decode(sources(1), Sampler.greedy(), 1))
          .containsExactly(new int[] {1, 2, 3});
    }
  }

  @Test
  void chanceDependsOnTheSeedAndTheNumberOfTheSourceAlone() {
    try (Model model = model(0.5f)) {
      SequenceDecoder decoder = new SequenceDecoder(model, 0, -1, LENGTH);
      Sampler sampler = Sampler.temperature(1).topK(3);
      List<int[]> many = decoder.decode(sources(40), sampler, 7);
      assertThat(decoder.decode(sources(40), sampler, 7))
          .usingRecursiveComparison()
          .isEqualTo(many);
      assertThat(decoder.decode(sources(3), sampler, 7))
          .usingRecursiveComparison()
          .isEqualTo(many.subList(0, 3));
      assertThat(decoder.decode(sources(40), sampler, 8)).isNotEqualTo(many);
      long kinds = many.stream().map(Arrays::toString).distinct().count();
      assertThat(kinds).isGreaterThan(5);
    }
  }

  @Test
  void answersAreMovedOnByOneForTheTeacher() {
    assertThat(SequenceDecoder.shifted(9, 3, 1, 2, 3, 4, 5, 6)).containsExactly(9, 1, 2, 9, 4, 5);
  }

  @Test
  void otherModelsAreRefused() {
    try (Model model = model(1);
        Model single =
            platform.fascicle().sequential("single").add(Input.of(3)).add(Dense.of(2)).build()) {
      assertThatThrownBy(() -> new SequenceDecoder(single, 0, -1, LENGTH))
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("model \"single\"")
          .hasMessageContaining("the source and the answer so far");
      assertThatThrownBy(() -> new SequenceDecoder(model, 0, -1, 5))
          .isInstanceOf(ShapeMismatchException.class)
          .hasMessageContaining("an answer (None, 5) in");
      assertThatThrownBy(() -> new SequenceDecoder(model, 0, -1, 0))
          .isInstanceOf(InvalidArgumentException.class);
    }
  }
}
