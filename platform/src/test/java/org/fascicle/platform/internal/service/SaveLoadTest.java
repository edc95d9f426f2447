package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fascicle.platform.internal.service.FitTest.x;
import static org.fascicle.platform.internal.service.FitTest.y;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.layer;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Save;
import org.fascicle.platform.internal.registry.Provider;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files: complete, atomic, exact to go on from, refused when damaged. */
class SaveLoadTest {
  private final TestPlatform platform = new TestPlatform();
  @TempDir Path folder;

  @AfterEach
  void close() {
    platform.close();
  }

  private Model model() {
    Model model =
        platform
            .fascicle()
            .sequential("net")
            .inputShape(2)
            .add(dense(8).with("activation", "relu"))
            .add(layer("Dropout").with("rate", 0.3))
            .add(layer("Counting"))
            .add(dense(1))
            .seed(5)
            .build();
    model.compile(optimizer("Adam", 0.01), "mse", "mae");
    return model;
  }

  @Test
  void whatElseBelongsToAModelGoesWithIt() {
    Map<String, Object> words = Map.of("symbols", List.of("a", "ß"), "length", 100);
    Path file = folder.resolve("m");
    try (Model model =
        platform
            .fascicle()
            .sequential("net")
            .inputShape(2)
            .add(dense(1))
            .options(o -> o.metadata("text", words))
            .build()) {
      model.save(file);
      Map<String, Object> expected =
          Map.of("text", Map.of("symbols", List.of("a", "ß"), "length", 100L));
      assertThat(model.metadata()).isEqualTo(expected);
      for (Model other :
          List.of(
              platform.fascicle().load(file),
              platform.fascicle().copy(model),
              platform.fascicle().fromJson(model.toJson()))) {
        assertThat(other.metadata()).isEqualTo(expected);
        other.close();
      }
    }
    assertThat(platform.fascicle().inspect(file)).containsKey("metadata");
  }

  private static void assertSameWeights(Model a, Model b) {
    Map<String, HostArray> one = a.getWeights();
    Map<String, HostArray> other = b.getWeights();
    assertThat(one.keySet()).isEqualTo(other.keySet());
    one.forEach(
        (name, array) ->
            assertThat(array.toFloats()).as(name).isEqualTo(other.get(name).toFloats()));
  }

  @Test
  void aLoadedModelPredictsTheSame() {
    Model model = model();
    model.fit(x(50), y(50), Fit.epochs(2));
    Path file = folder.resolve("net.zip");
    model.save(file);
    Model loaded = platform.fascicle().load(file);
    assertSameWeights(model, loaded);
    assertThat(loaded.predict(x(9)).toFloats()).isEqualTo(model.predict(x(9)).toFloats());
    assertThat(loaded.summary().toString()).isEqualTo(model.summary().toString());
    assertThat(loaded.toJson()).isEqualTo(model.toJson());
  }

  @Test
  void equalModelsGiveEqualFiles() throws IOException {
    Path one = folder.resolve("one");
    Path two = folder.resolve("two");
    model().save(one);
    model().save(two);
    assertThat(Files.readAllBytes(one)).isEqualTo(Files.readAllBytes(two));
  }

  @Test
  void aRunGoesOnExactlyFromAFile() {
    Model whole = model();
    whole.fit(x(50), y(50), Fit.epochs(4).batchSize(8));
    Model first = model();
    Path file = folder.resolve("half.zip");
    first.fit(
        x(50),
        y(50),
        Fit.epochs(4)
            .batchSize(8)
            .onBatchEnd(
                run -> {
                  if (run.epoch() == 1 && run.batch() == 3) {
                    run.save(file);
                    run.stopTraining("enough");
                  }
                }));
    Model second = platform.fascicle().load(file);
    var history = second.fit(x(50), y(50), Fit.epochs(4).batchSize(8).resume());
    assertSameWeights(whole, second);
    assertThat(history.epochs()).hasSize(3);
  }

  @Test
  void sumsOfAnInterruptedEpochGoOn() {
    Model whole = model();
    double[] loss = whole.fit(x(50), y(50), Fit.epochs(2).batchSize(8)).get("loss");
    Model stopped = model();
    stopped.fit(
        x(50), y(50), Fit.epochs(2).batchSize(8).onBatchEnd(run -> run.stopTraining("now")));
    double[] rest = stopped.fit(x(50), y(50), Fit.epochs(2).batchSize(8).resume()).get("loss");
    assertThat(rest).isEqualTo(loss);
    assertSameWeights(whole, stopped);
  }

  @Test
  void aFileSavedAtAnEpochsEndGoesOnWithTheNext() {
    Model whole = model();
    whole.fit(x(50), y(50), Fit.epochs(3).batchSize(8));
    Model first = model();
    Path file = folder.resolve("epoch.zip");
    first.fit(x(50), y(50), Fit.epochs(2).batchSize(8).onEpochEnd(run -> run.save(file)));
    Model second = platform.fascicle().load(file);
    var history = second.fit(x(50), y(50), Fit.epochs(3).batchSize(8).resume());
    assertThat(history.epochs()).hasSize(1);
    assertThat(history.epochs().get(0).epoch()).isEqualTo(2);
    assertSameWeights(whole, second);
  }

  @Test
  void weightsAloneAreSmaller() throws IOException {
    Model model = model();
    model.fit(x(50), y(50), Fit.epochs(1));
    Path all = folder.resolve("all");
    Path weights = folder.resolve("weights");
    model.save(all);
    model.save(weights, Save.WEIGHTS);
    assertThat(Files.size(weights)).isLessThan(Files.size(all));
    assertSameWeights(model, platform.fascicle().load(weights));
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    Model model = model();
    model.fit(x(50), y(50), Fit.epochs(1));
    Path file = folder.resolve("net");
    model.save(file);
    byte[] bytes = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged");
    for (int length = 0; length < bytes.length; length += 37) {
      Files.write(damaged, java.util.Arrays.copyOf(bytes, length));
      assertThatThrownBy(() -> platform.fascicle().load(damaged))
          .as("%d bytes", length)
          .isInstanceOf(CorruptFileException.class)
          .hasMessageContaining("damaged")
          .hasMessageContaining("byte ");
    }
  }

  @Test
  void everyFlippedByteIsRefusedOrHarmless() throws IOException {
    Model model = model();
    model.fit(x(50), y(50), Fit.epochs(1));
    Path file = folder.resolve("net");
    model.save(file);
    byte[] bytes = Files.readAllBytes(file);
    Path damaged = folder.resolve("damaged");
    int refused = 0;
    for (int at = 0; at < bytes.length; at += 13) {
      byte[] copy = bytes.clone();
      copy[at] ^= 0x55;
      Files.write(damaged, copy);
      try (Model loaded = platform.fascicle().load(damaged)) {
        assertSameWeights(model, loaded);
      } catch (FascicleException e) {
        assertThat(e).isInstanceOfAny(CorruptFileException.class, FascicleException.class);
        refused++;
      }
    }
    assertThat(refused).isGreaterThan(bytes.length / 13 / 2);
  }

  @Test
  void afterAFailureTheOldFileIsThereAndNoOther() throws IOException {
    Model model = model();
    Path target = folder.resolve("sub");
    Files.createDirectories(target);
    assertThatThrownBy(() -> model.save(target)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> model.save(folder.resolve("no/net")))
        .hasMessageContaining("Create it first");
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).containsExactly(target);
    }
  }

  @Test
  void missingPluginsAreNamedWithTheBundleThatHadThem() {
    Path file = folder.resolve("net");
    model().save(file);
    for (Provider provider : platform.registry().all()) {
      if (provider.kind() == Kind.LAYER) {
        platform.registry().remove(provider);
      }
    }
    assertThatThrownBy(() -> platform.fascicle().load(file))
        .isInstanceOf(MissingPluginException.class)
        .hasMessageContaining("Counting")
        .hasMessageContaining("layer \"dense_1\"")
        .hasMessageContaining("test [1.0,2)");
  }

  @Test
  void filesKeepTheTypesOwnName() {
    Model model =
        platform
            .fascicle()
            .sequential("m")
            .inputShape(2)
            .add(layer("dense").with("units", 1))
            .build();
    model.compile("sgd", "mse", "mae");
    assertThat(model.toJson())
        .contains("\"type\" : \"Dense\"")
        .contains("\"type\" : \"SGD\"")
        .contains("\"type\" : \"MeanSquaredError\"")
        .contains("\"type\" : \"mae\"");
  }

  @Test
  void inspectTellsWithoutBuilding() {
    Model model = model();
    model.fit(x(10), y(10), Fit.epochs(1));
    Path file = folder.resolve("net");
    model.save(file);
    assertThat(platform.fascicle().inspect(file).toString())
        .contains("dense/kernel=float32 (2, 8)")
        .contains("fascicle=0.1.0")
        .contains("optimizer/0/dense/kernel/m=float32 (2, 8)");
  }
}
