package org.fascicle.benchmarks.works;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.benchmarks.works.Kernel.Operation;
import org.fascicle.benchmarks.works.Layer.Activation;
import org.fascicle.benchmarks.works.Layer.Convolution;
import org.fascicle.benchmarks.works.Layer.Dense;
import org.fascicle.benchmarks.works.Layer.Dropout;
import org.fascicle.benchmarks.works.Layer.Embedding;
import org.fascicle.benchmarks.works.Layer.Encoder;
import org.fascicle.benchmarks.works.Layer.Flatten;
import org.fascicle.benchmarks.works.Layer.Gru;
import org.fascicle.benchmarks.works.Layer.Lstm;
import org.fascicle.benchmarks.works.Layer.MaxPooling;
import org.fascicle.benchmarks.works.Layer.Mean;
import org.fascicle.benchmarks.works.Layer.SimpleRnn;
import org.fascicle.benchmarks.works.Training.Optimizer;

/** The works. */
public final class Works {
  private static final Input.Values DIGIT = Input.Values.of(28, 28, 1);
  private static final Input.Values CHARACTERS = Input.Values.of(100, 1);
  private static final Input.Symbols REVIEW = new Input.Symbols(100, 10_000);
  private static final Input.Symbols ANY_WORDS = new Input.Symbols(100, 200_000);
  private static final int CHARACTER_SYMBOLS = 50;

  private Works() {}

  /** Every work, in the order of the tables. */
  public static List<Work> all() {
    List<Work> works = new ArrayList<>(trainings());
    for (String name : List.of("D9", "C2", "VGG", "R1")) {
      Training training = training(name);
      works.add(new Inference(training, 1));
      works.add(new Inference(training, 64));
    }
    works.add(new Inference(oneStep(), 1));
    for (Operation operation : Operation.values()) {
      for (int size : new int[] {16, 64, 256, 1024, 2048, 4096}) {
        works.add(new Kernel(operation, size));
      }
    }
    works.add(new Update(10_000_000));
    works.add(new Start());
    return works;
  }

  /** Every training. */
  public static List<Training> trainings() {
    return List.of(
        new Training("D1", "digits: Dense 10, 10", d1(), 100, Optimizer.SGD, 7_960),
        new Training("D9", "digits: Dense 784, 10", d9(), 200, Optimizer.ADAM, 623_290),
        new Training("C1", "digits: Conv 32, 64 of 5×5", c1(), 100, Optimizer.SGD, 62_346),
        new Training("C2", "digits: Conv 32 of 5×5, Dense 128", c2(), 200, Optimizer.ADAM, 592_074),
        new Training(
            "VGG", "32×32×3: Conv 64 64 128 128 256 256 256", vgg(), 64, Optimizer.ADAM, 1_776_458),
        new Training(
            "VGG16-64", "VGG16, 64×64×3", ImageNets.vgg16(64), 16, Optimizer.SLOW_ADAM, 43_985_704),
        new Training(
            "VGG16-224",
            "VGG16, 224×224×3",
            ImageNets.vgg16(224),
            8,
            Optimizer.SLOW_ADAM,
            138_357_544),
        new Training(
            "ResNet50-64",
            "ResNet50, 64×64×3",
            ImageNets.resNet50(64),
            32,
            Optimizer.SLOW_ADAM,
            25_583_592),
        new Training(
            "ResNet50-224",
            "ResNet50, 224×224×3",
            ImageNets.resNet50(224),
            8,
            Optimizer.SLOW_ADAM,
            25_583_592),
        new Training(
            "R1",
            "100 characters: LSTM 256",
            characters(new Lstm(256), new Dropout(0.2)),
            128,
            Optimizer.ADAM,
            277_042),
        new Training(
            "R2",
            "100 characters: LSTM 256, 256",
            characters(
                new Lstm(256, true, false), new Dropout(0.2), new Lstm(256), new Dropout(0.2)),
            64,
            Optimizer.ADAM,
            802_354),
        new Training(
            "GRU",
            "100 characters: GRU 256",
            characters(new Gru(256), new Dropout(0.2)),
            128,
            Optimizer.ADAM,
            211_762),
        new Training(
            "SimpleRNN",
            "100 characters: SimpleRNN 256",
            characters(new SimpleRnn(256), new Dropout(0.2)),
            128,
            Optimizer.ADAM,
            78_898),
        new Training(
            "EmbeddingLSTM",
            "100 words of 10,000: Embedding 64, LSTM 128",
            words(REVIEW, 64, new Lstm(128)),
            128,
            Optimizer.ADAM,
            739_074),
        new Training(
            "Transformer",
            "100 words of 10,000: Embedding 64, encoder block of 4 heads",
            words(REVIEW, 64, new Encoder(64, 4, 256), new Mean()),
            64,
            Optimizer.ADAM,
            690_114),
        new Training(
            "Embedding",
            "100 words of 200,000: Embedding 128, their mean",
            words(ANY_WORDS, 128, new Mean()),
            64,
            Optimizer.SGD,
            25_600_258));
  }

  private static Training training(String name) {
    return trainings().stream()
        .filter(training -> training.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  /**
   * Works by name, or all of a table by the first word of its heading: {@code training}, {@code
   * inference}, {@code operations}, {@code optimizer}, {@code start}.
   *
   * @throws IllegalArgumentException if there is no such work
   */
  public static List<Work> named(List<String> names) {
    List<Work> works = new ArrayList<>();
    for (String name : names) {
      List<Work> found = all().stream().filter(work -> isNamed(work, name)).toList();
      if (found.isEmpty()) {
        throw new IllegalArgumentException(
            "There is no work \"" + name + "\". There are: " + names() + ".");
      }
      works.addAll(found);
    }
    return works;
  }

  private static boolean isNamed(Work work, String name) {
    String table = work.table();
    int end = table.indexOf(' ');
    String word = end < 0 ? table : table.substring(0, end);
    return work.name().equalsIgnoreCase(name) || word.equalsIgnoreCase(name);
  }

  private static String names() {
    return all().stream().map(Work::name).collect(Collectors.joining(", "));
  }

  private static Network d1() {
    return Network.of(
        Input.Values.of(784), new Dense(10, Activation.SIGMOID), new Dense(10, Activation.SOFTMAX));
  }

  private static Network d9() {
    return Network.of(
        Input.Values.of(784), new Dense(784, Activation.RELU), new Dense(10, Activation.SOFTMAX));
  }

  private static Network c1() {
    return Network.of(
        DIGIT,
        Convolution.valid(32, 5),
        new MaxPooling(2),
        Convolution.valid(64, 5),
        new MaxPooling(2),
        new Flatten(),
        new Dense(10, Activation.SOFTMAX));
  }

  private static Network c2() {
    return Network.of(
        DIGIT,
        Convolution.valid(32, 5),
        new MaxPooling(2),
        new Dropout(0.2),
        new Flatten(),
        new Dense(128, Activation.RELU),
        new Dense(10, Activation.SOFTMAX));
  }

  private static Network vgg() {
    return Network.of(
        Input.Values.of(32, 32, 3),
        Convolution.same(64, 3),
        Convolution.same(64, 3),
        new MaxPooling(2),
        Convolution.same(128, 3),
        Convolution.same(128, 3),
        new MaxPooling(2),
        Convolution.same(256, 3),
        Convolution.same(256, 3),
        Convolution.same(256, 3),
        new MaxPooling(2),
        new Flatten(),
        new Dense(10, Activation.SOFTMAX));
  }

  private static Network characters(Layer... layers) {
    List<Layer> all = new ArrayList<>(List.of(layers));
    all.add(new Dense(CHARACTER_SYMBOLS, Activation.SOFTMAX));
    return new Network(CHARACTERS, all);
  }

  /** One character more, after those that were asked about before: a text as it is written. */
  private static Training oneStep() {
    return new Training(
        "R1-step",
        "the next character: LSTM 256, stateful",
        Network.of(
            Input.Values.of(1, 1),
            new Lstm(256, false, true),
            new Dense(CHARACTER_SYMBOLS, Activation.SOFTMAX)),
        1,
        Optimizer.ADAM,
        277_042);
  }

  private static Network words(Input.Symbols words, int features, Layer... layers) {
    List<Layer> all = new ArrayList<>();
    all.add(new Embedding(words.symbols(), features));
    all.addAll(List.of(layers));
    all.add(new Dense(2, Activation.SOFTMAX));
    return new Network(words, all);
  }
}
