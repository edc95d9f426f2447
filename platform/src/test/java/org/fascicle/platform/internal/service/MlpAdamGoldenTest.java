package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.persist.ModelReader;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A small network's losses, gradients, parameters and Adam's slots against NumPy: {@code
 * mlp_adam.py} made {@code mlp_adam.txt}.
 */
class MlpAdamGoldenTest {
  /** A dozen steps of float64, each with sums of ten terms, in another order than NumPy's. */
  private static final double TOLERANCE = 1e-12;

  private static final Map<String, String> VARIABLES =
      Map.of(
          "k1", "dense/kernel", "b1", "dense/bias", "k2", "dense_1/kernel", "b2", "dense_1/bias");

  private final TestPlatform platform = new TestPlatform();
  private final Map<String, double[]> golden = new HashMap<>();
  private Model model;
  private HostArray x;
  private HostArray labels;

  @BeforeEach
  void build() throws IOException {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                getClass().getResourceAsStream("mlp_adam.txt"), StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> List.of(line.split(" ", -1)))
          .forEach(
              words ->
                  golden.put(
                      words.get(0),
                      words.stream().skip(1).mapToDouble(Double::parseDouble).toArray()));
    }
    model =
        platform
            .fascicle()
            .sequential("golden")
            .inputShape(3)
            .options(o -> o.dtype(DType.FLOAT64))
            .add(dense(5).with("activation", "relu"))
            .add(dense(4).with("activation", "softmax"))
            .build();
    model.compile(optimizer("Adam", 0.05), "sparse_categorical_crossentropy");
    model.setWeights(
        Map.of(
            "dense/kernel", HostArray.of(numbers(15, 2.0), 3, 5),
            "dense/bias", HostArray.of(numbers(5, 0.5), 5),
            "dense_1/kernel", HostArray.of(numbers(20, 3.0), 5, 4),
            "dense_1/bias", HostArray.of(numbers(4, 0.1), 4)));
    x = HostArray.of(numbers(30, 4.0), 10, 3);
    int[] classes = new int[10];
    Arrays.setAll(classes, i -> (3 * i + 1) % 4);
    labels = HostArray.of(classes, 10);
  }

  @AfterEach
  void close() {
    platform.close();
  }

  private static double[] numbers(int count, double scale) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, i -> scale * (((i * 7919 + 101) % 1009) / 1009.0 - 0.5));
    return numbers;
  }

  private void check(String name, double... values) {
    assertThat(values).as(name).containsExactly(golden.get(name), within(TOLERANCE));
  }

  @Test
  void gradients() {
    Session session = model.session();
    Tensor in = session.upload(spec(x), x.buffer().duplicate().order(x.buffer().order()));
    Tensor targets =
        session.upload(spec(labels), labels.buffer().duplicate().order(labels.buffer().order()));
    session.step(
        () -> {
          try (Tape tape = session.tape()) {
            Tensor loss = model.call(in).log().sparseSoftmaxCrossEntropy(targets).mean();
            check("first_loss", loss.item());
            Tensor[] gradients = tape.gradient(loss, model.trainableVariables());
            for (int i = 0; i < gradients.length; i++) {
              check("gradient_" + List.of("k1", "b1", "k2", "b2").get(i), gradients[i].toDoubles());
            }
          }
          return null;
        });
  }

  private static TensorSpec spec(HostArray array) {
    return TensorSpec.of(array.dtype(), array.shape());
  }

  @Test
  void trajectory(@TempDir Path folder) {
    History history = model.fit(x, labels, Fit.epochs(4).batchSize(4).shuffle(false));
    for (int epoch = 0; epoch < 4; epoch++) {
      check("loss_" + epoch, history.get("loss")[epoch]);
    }
    VARIABLES.forEach(
        (name, path) -> check("final_" + name, model.getWeights().get(path).toDoubles()));
    Path file = folder.resolve("golden");
    model.save(file);
    Map<String, HostArray> slots =
        ModelReader.read(file).training().orElseThrow().arrays("optimizer/0/");
    VARIABLES.forEach(
        (name, path) -> {
          check("slot_m_" + name, slots.get(path + "/m").toDoubles());
          check("slot_v_" + name, slots.get(path + "/v").toDoubles());
        });
  }
}
