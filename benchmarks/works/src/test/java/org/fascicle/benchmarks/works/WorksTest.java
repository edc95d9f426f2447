package org.fascicle.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class WorksTest {
  /** What flows through the counting: the shape without N, parameters and moving means so far. */
  private record Counted(List<Integer> shape, long parameters, long moving) {
    Counted to(long added, Integer... next) {
      return new Counted(List.of(next), parameters + added, moving);
    }

    int last() {
      return shape.get(shape.size() - 1);
    }
  }

  /** Parameters by the formulas of Keras's layers. */
  private static final class Counting implements Layers<Counted> {
    @Override
    public Counted dense(Layer.Dense layer, Counted x) {
      return x.to((x.last() + 1L) * layer.units(), layer.units());
    }

    @Override
    public Counted convolution(Layer.Convolution layer, Counted x) {
      long added = ((long) layer.size() * layer.size() * x.last() + 1) * layer.filters();
      int height = layer.windows(x.shape().get(0));
      return x.to(added, height, layer.windows(x.shape().get(1)), layer.filters());
    }

    @Override
    public Counted maxPooling(Layer.MaxPooling layer, Counted x) {
      int height = layer.windows(x.shape().get(0));
      return x.to(0, height, layer.windows(x.shape().get(1)), x.last());
    }

    @Override
    public Counted globalPooling(Counted x) {
      return x.to(0, x.last());
    }

    @Override
    public Counted normalization(Layer.Normalization layer, Counted x) {
      return new Counted(x.shape(), x.parameters() + 2L * x.last(), x.moving() + 2L * x.last());
    }

    @Override
    public Counted residual(Layer.Residual layer, Counted x) {
      Counted body = all(layer.body(), x);
      Counted both =
          all(layer.shortcut(), new Counted(x.shape(), body.parameters(), body.moving()));
      assertThat(both.shape()).isEqualTo(body.shape());
      return both;
    }

    @Override
    public Counted dropout(Layer.Dropout layer, Counted x) {
      return x;
    }

    @Override
    public Counted flatten(Counted x) {
      return x.to(0, x.shape().stream().reduce(1, (a, b) -> a * b));
    }

    @Override
    public Counted lstm(Layer.Lstm layer, Counted x) {
      long added = 4L * layer.units() * (x.last() + layer.units() + 1);
      return layer.isSequence()
          ? x.to(added, x.shape().get(0), layer.units())
          : x.to(added, layer.units());
    }

    @Override
    public Counted gru(Layer.Gru layer, Counted x) {
      return x.to(3L * layer.units() * (x.last() + layer.units() + 2), layer.units());
    }

    @Override
    public Counted simpleRnn(Layer.SimpleRnn layer, Counted x) {
      return x.to((long) layer.units() * (x.last() + layer.units() + 1), layer.units());
    }

    @Override
    public Counted embedding(Layer.Embedding layer, Counted x) {
      return x.to((long) layer.symbols() * layer.features(), x.last(), layer.features());
    }

    @Override
    public Counted encoder(Layer.Encoder layer, Counted x) {
      long f = layer.features();
      long h = layer.hidden();
      return new Counted(
          x.shape(), x.parameters() + 4 * f * (f + 1) + f * h + h + h * f + f + 4 * f, x.moving());
    }

    @Override
    public Counted mean(Counted x) {
      return x.to(0, x.last());
    }
  }

  @TestFactory
  List<DynamicTest> statedParametersAreThoseOfTheLayers() {
    return Works.trainings().stream()
        .map(work -> DynamicTest.dynamicTest(work.name(), () -> assertParameters(work)))
        .toList();
  }

  private static void assertParameters(Training work) {
    Network network = work.network();
    Counted end = counted(network);

    assertThat(end.parameters()).isEqualTo(work.parameters());
    assertThat(end.shape()).containsExactly(network.classes());
  }

  private static Counted counted(Network network) {
    return network.translate(new Counting(), new Counted(network.input().shape(), 0, 0));
  }

  /** As model.summary() of Keras 3 says for its applications, with weights=None. */
  @Test
  void photographsHaveKerasNetworks() {
    Counted resNet = counted(ImageNets.resNet50(224));

    assertThat(resNet.parameters() + resNet.moving()).isEqualTo(25_636_712);
    assertThat(resNet.moving()).isEqualTo(53_120);
    assertThat(counted(ImageNets.vgg16(224)).parameters()).isEqualTo(138_357_544);
  }

  @Test
  void namesAreDistinctAndFound() {
    List<String> names = Works.all().stream().map(Work::name).toList();

    assertThat(names).doesNotHaveDuplicates();
    assertThat(Works.named(List.of("c2", "D9"))).extracting(Work::name).containsExactly("C2", "D9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Works.named(List.of("D10")))
        .withMessageContaining("\"D10\"")
        .withMessageContaining("D9, C1");
  }

  @Test
  void aTableIsNamedByItsFirstWord() {
    assertThat(Works.named(List.of("training"))).containsExactlyElementsOf(Works.trainings());
    assertThat(Works.named(List.of("Inference", "start")))
        .extracting(Work::name)
        .containsExactly(
            "D9-predict-1",
            "D9-predict-64",
            "C2-predict-1",
            "C2-predict-64",
            "VGG-predict-1",
            "VGG-predict-64",
            "R1-predict-1",
            "R1-predict-64",
            "R1-step-predict-1",
            "start");
    assertThat(Works.named(List.of("matmul-4096"))).hasSize(1);
  }

  @Test
  void samplesAreTheSameEachTimeAndDifferByClass() {
    Network network = ((Training) Works.named(List.of("D9")).get(0)).network();
    Samples samples = new Samples(network, 50, 2);

    assertThat(new Samples(network, 50, 2).values(1)).isEqualTo(samples.values(1));
    assertThat(samples.values(0)).hasSize(50 * 784).isNotEqualTo(samples.values(1));
    assertThat(samples.classes(0)).contains(0, 1, 2);
    assertThat(Arrays.stream(samples.classes(0))).allMatch(k -> k >= 0 && k < 10);
    float[] row = Arrays.copyOf(samples.oneHot(0), 10);
    assertThat(row[samples.classes(0)[0]]).isEqualTo(1);
    assertThat(row).containsOnly(0, 1);
  }

  @Test
  void symbolsAreWithinTheVocabulary() {
    Training work = (Training) Works.named(List.of("EmbeddingLSTM")).get(0);
    int[] symbols = new Samples(work.network(), 8, 1).symbols(0);

    assertThat(symbols).hasSize(800);
    assertThat(Arrays.stream(symbols)).allMatch(symbol -> symbol >= 0 && symbol < 10_000);
  }
}
