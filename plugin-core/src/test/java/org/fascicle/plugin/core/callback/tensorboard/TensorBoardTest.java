package org.fascicle.plugin.core.callback.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.plugin.core.callback.tensorboard.EventReader.Fields;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Sgd;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TensorBoardTest {
  private static final HostArray X = HostArray.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final HostArray Y = HostArray.of(new float[][] {{0}, {1}, {1}, {0}});

  @TempDir Path logs;
  private PluginPlatform platform;
  private Model model;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
    model =
        platform
            .fascicle()
            .sequential("boarded")
            .add(Dense.of(3).activation("tanh").inputShape(2))
            .add(Dense.of(1))
            .build();
    model.compile(Sgd.of(0.1), "mse");
  }

  @AfterEach
  void stop() {
    model.close();
    platform.close();
  }

  private History fit(org.fascicle.specs.TensorBoard board, Fit fit) {
    return model.fit(X, Y, fit.batchSize(2).callbacks(board));
  }

  private org.fascicle.specs.TensorBoard board() {
    return org.fascicle.specs.TensorBoard.of(logs.toString());
  }

  private List<Path> files(String part) throws IOException {
    try (var files = Files.list(logs.resolve(part))) {
      return files.sorted().toList();
    }
  }

  /** The scalars of a tag: step and value each. */
  private static List<double[]> scalars(List<Fields> events, String tag) {
    List<double[]> found = new ArrayList<>();
    for (Fields event : events) {
      for (Fields summary : event.messages(5)) {
        Fields value = summary.message(1);
        if (value.text(1).equals(tag) && value.has(2)) {
          found.add(new double[] {event.integer(2), value.real(2)});
        }
      }
    }
    return found;
  }

  @Test
  void scalarsAreThoseOfTheHistory() throws IOException {
    History history = fit(board(), Fit.epochs(3).validationData(X, Y));
    List<Fields> train = EventReader.events(files("train").get(0));
    List<Fields> validation = EventReader.events(files("validation").get(0));

    assertThat(files("train").get(0).getFileName().toString())
        .matches("events\\.out\\.tfevents\\.\\d{10}\\.fascicle\\.0\\.v2");
    assertThat(train.get(0).text(3)).isEqualTo("brain.Event:2");
    assertThat(train.get(0).real(1) * 1000)
        .isCloseTo((double) System.currentTimeMillis(), within(600_000.0));
    for (int epoch = 0; epoch < 3; epoch++) {
      assertThat(scalars(train, "epoch_loss").get(epoch))
          .containsExactly(epoch, (float) history.get("loss")[epoch]);
      assertThat(scalars(validation, "epoch_loss").get(epoch))
          .containsExactly(epoch, (float) history.get("val_loss")[epoch]);
      assertThat(scalars(train, "epoch_learning_rate").get(epoch)).containsExactly(epoch, 0.1f);
    }
  }

  @Test
  void batchesAreWrittenWhenAskedFor() throws IOException {
    fit(board().updateFreq(3).writeStepsPerSecond(true), Fit.epochs(3));
    List<Fields> train = EventReader.events(files("train").get(0));

    assertThat(scalars(train, "batch_loss"))
        .extracting(scalar -> scalar[0])
        .containsExactly(3.0, 6.0);
    assertThat(scalars(train, "epoch_steps_per_second"))
        .hasSize(3)
        .allMatch(scalar -> scalar[1] > 0);
    assertThat(logs.resolve("validation")).doesNotExist();
  }

  @Test
  void histogramsCountTheWeights() throws IOException {
    fit(board().histogramFreq(2), Fit.epochs(3));
    List<Fields> found = new ArrayList<>();
    for (Fields event : EventReader.events(files("train").get(0))) {
      for (Fields summary : event.messages(5)) {
        if (summary.message(1).text(1).equals("dense/kernel/histogram")) {
          found.add(summary.message(1).message(5));
        }
      }
    }

    assertThat(found).hasSize(2);
    double[] kernel = model.getWeights().get("dense/kernel").toDoubles();
    Fields last = found.get(1);
    assertThat(last.real(1)).isEqualTo(Arrays.stream(kernel).min().orElseThrow());
    assertThat(last.real(2)).isEqualTo(Arrays.stream(kernel).max().orElseThrow());
    assertThat(last.real(3)).isEqualTo(6);
    assertThat(last.real(4)).isCloseTo(Arrays.stream(kernel).sum(), within(1e-12));
    double[] limits = last.doubles(6);
    double[] counts = last.doubles(7);
    assertThat(limits).hasSize(30);
    double below = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < limits.length - 1; i++) {
      double low = below;
      double high = limits[i];
      assertThat(counts[i])
          .isEqualTo((double) Arrays.stream(kernel).filter(w -> w >= low && w < high).count());
      below = high;
    }
    assertThat(Arrays.stream(counts).sum()).isEqualTo(6);
  }

  @Test
  void theGraphHasEachLayer() throws IOException {
    fit(board(), Fit.epochs(1));
    Fields graph =
        EventReader.events(files("train").get(0)).stream()
            .filter(event -> event.has(4))
            .map(event -> event.message(4))
            .findFirst()
            .orElseThrow();
    List<Fields> nodes = graph.messages(1);

    assertThat(nodes).extracting(node -> node.text(1)).containsExactly("dense", "dense_1");
    assertThat(nodes).extracting(node -> node.text(2)).containsExactly("Dense", "Dense");
    assertThat(nodes.get(1).texts(3)).containsExactly("dense");
    Fields attribute = nodes.get(1).message(5);
    assertThat(attribute.text(1)).isEqualTo("_output_shapes");
    assertThat(attribute.message(2).message(1).message(7).messages(2))
        .extracting(dim -> dim.integer(1))
        .containsExactly(-1L, 1L);
  }

  @Test
  void aRunThatGoesOnWritesAFileOfItsOwn() throws IOException {
    fit(board().writeGraph(false), Fit.epochs(2));
    fit(board().writeGraph(false), Fit.epochs(4).resume());
    List<Path> files = files("train");

    assertThat(files).hasSize(2);
    List<Fields> second = EventReader.events(files.get(1));
    assertThat(second.get(1).message(7).integer(1)).isEqualTo(1);
    assertThat(second.get(1).integer(2)).isEqualTo(2);
    assertThat(scalars(second, "epoch_loss"))
        .extracting(scalar -> scalar[0])
        .containsExactly(2.0, 3.0);
  }

  @Test
  void refusesNonsense() {
    assertThatExceptionOfType(InvalidArgumentException.class)
        .isThrownBy(() -> new TensorBoard.Config(null, null, null, null, "never"))
        .withMessageContaining("TensorBoard.update_freq: expected \"epoch\", \"batch\" or");
  }
}
