package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.profile.Profile;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Profiles name what ran, where it was called from, how often and for how long. */
class ProfileTest {
  private final TestPlatform platform = new TestPlatform();

  @AfterEach
  void close() {
    platform.close();
  }

  /** x / 2, for which no backend has a kernel. */
  record Halved() implements CompositeOp {
    @Override
    public String name() {
      return "halved";
    }

    @Override
    public List<TensorSpec> infer(List<TensorSpec> inputs) {
      return inputs;
    }

    @Override
    public Tensor[] decompose(Session session, Tensor... inputs) {
      return new Tensor[] {inputs[0].mul(0.5)};
    }
  }

  private Model model() {
    Model model =
        platform
            .fascicle()
            .sequential("two")
            .inputShape(2)
            .add(dense(3).with("name", "first").with("activation", "relu"))
            .add(dense(1).with("name", "second"))
            .build();
    model.compile(optimizer("SGD", 0.1), "mse", "mae");
    return model;
  }

  /** Three steps of four samples. */
  private static Profile train(Model model) {
    try (Profiling profiling = model.profile()) {
      model.fit(FitTest.x(12), FitTest.y(12), Fit.epochs(1).batchSize(4));
      return profiling.profile();
    }
  }

  /** Runs and bytes of an operation, by layer and phase. */
  private static Map<String, String> rows(Profile profile, String operation) {
    return profile.rows().stream()
        .filter(row -> row.work().operation().equals(operation))
        .collect(
            Collectors.toMap(
                row -> row.work().layer() + " " + row.work().phase() + row.work().partOf(),
                row -> row.count() + " times, " + row.bytes() + " bytes"));
  }

  @Test
  void kernelsAreCountedByLayerAndPhase() {
    Profile profile = train(model());

    // The first layer's input has no gradient; that of the second takes two products.
    assertThat(rows(profile, "matmul"))
        .isEqualTo(
            Map.of(
                "first forward", "3 times, " + 3 * 4 * 3 * 4 + " bytes",
                "first backward", "3 times, " + 3 * 2 * 3 * 4 + " bytes",
                "second forward", "3 times, " + 3 * 4 * 1 * 4 + " bytes",
                "second backward", "6 times, " + 3 * (4 * 3 + 3 * 1) * 4 + " bytes"));
    assertThat(rows(profile, "sgd_update"))
        .isEqualTo(
            Map.of(
                "first update", "6 times, " + 3 * (2 * 3 + 3) * 4 + " bytes",
                "second update", "6 times, " + 3 * (3 * 1 + 1) * 4 + " bytes"));
    assertThat(rows(profile, "square")).containsOnlyKeys("loss forward");
    assertThat(rows(profile, "abs")).containsOnlyKeys("metrics forward");
    assertThat(profile.rows())
        .allSatisfy(
            row -> {
              assertThat(row.work().backend()).isEqualTo("reference");
              assertThat(row.nanos()).isPositive();
            });
  }

  /** Slots and sums, which begin with one number everywhere, are made by the backend. */
  @Test
  void onlyBatchesAreUploaded() {
    Model model = model();
    model.compile(optimizer("SGD", 0.1).with("use_ema", true), "mse", "mae");

    Profile profile = train(model);

    assertThat(rows(profile, "upload"))
        .isEqualTo(Map.of(" forward", "6 times, " + 3 * (4 * 2 + 4) * 4 + " bytes"));
  }

  @Test
  void timesAddUp() {
    Profile profile = train(model());

    assertThat(profile.kernelNanos()).isPositive().isLessThan(profile.stepNanos());
    assertThat(profile.steps()).isGreaterThanOrEqualTo(3);
    assertThat(profile.byLayer().stream().mapToLong(Profile.Row::nanos).sum())
        .isEqualTo(profile.kernelNanos());
    assertThat(profile.byOperation().stream().mapToLong(Profile.Row::count).sum())
        .isEqualTo(profile.events().size());
    assertThat(profile.dropped()).isZero();
    assertThat(profile.rows()).isSortedAccordingTo((a, b) -> Long.compare(b.nanos(), a.nanos()));
  }

  @Test
  void partsNameTheOperationTheyArePartOf() {
    try (Session session = platform.fascicle().session("parts");
        Profiling profiling = session.profile();
        Tape tape = session.tape();
        Tensor x = session.tensor(new float[] {1, 2}, 2)) {
      tape.watch(x);
      Tensor y = session.apply(new Halved(), x);
      tape.gradient(y, x);

      Map<String, String> parts = rows(profiling.profile(), "mul");

      assertThat(parts).containsKey(" forwardhalved");
      assertThat(parts.keySet()).anyMatch(at -> at.startsWith(" backward"));
      assertThat(rows(profiling.profile(), "halved")).isEmpty();
    }
  }

  @Test
  void aProfileSeesOnlyItsTimeAndItsSession() {
    try (Session one = platform.fascicle().session("one");
        Session other = platform.fascicle().session("other");
        Profiling ofOne = one.profile()) {
      Profiling ofAll = platform.fascicle().profile();
      try (ofAll;
          Session later = platform.fascicle().session("later")) {
        exp(one);
        exp(other);
        exp(later);
      }
      exp(one);

      assertThat(runs(ofOne)).isEqualTo(2);
      assertThat(runs(ofAll)).isEqualTo(3);
    }
  }

  private static void exp(Session session) {
    session.tensor(new float[] {1}, 1).exp().close();
  }

  private static long runs(Profiling profiling) {
    return profiling.profile().byOperation().stream()
        .filter(row -> row.work().operation().equals("exp"))
        .mapToLong(Profile.Row::count)
        .sum();
  }

  @Test
  void resultsAreTheSame() {
    Model watched = model();
    Model unwatched = model();
    train(watched);
    unwatched.fit(FitTest.x(12), FitTest.y(12), Fit.epochs(1).batchSize(4));

    watched
        .getWeights()
        .forEach(
            (name, values) ->
                assertThat(values.toFloats())
                    .isEqualTo(unwatched.getWeights().get(name).toFloats()));
  }

  @Test
  void aLongProfileKeepsTheLastEvents() {
    try (Session session = platform.fascicle().session("long");
        Profiling profiling = session.profile();
        Tensor x = session.tensor(new float[] {1}, 1)) {
      for (int i = 0; i < 50_010; i++) {
        x.neg().close();
      }
      Profile profile = profiling.profile();

      assertThat(profile.events()).hasSize(50_000);
      assertThat(profile.dropped()).isEqualTo(11);
      assertThat(profile.events()).noneMatch(e -> e.work().operation().equals("upload"));
    }
  }

  @Test
  void theTraceIsJsonThatChromeReads(@TempDir Path folder) throws IOException {
    Model model =
        platform
            .fascicle()
            .sequential("quoted")
            .inputShape(2)
            .add(dense(1).with("name", "a \"name\""))
            .build();
    model.compile(optimizer("SGD", 0.1), "mse");
    Profile profile = train(model);
    Path file = folder.resolve("new/trace.json");
    profile.writeTrace(file);

    Map<String, Object> trace = JSON.std.mapFrom(Files.readString(file));
    List<?> events = (List<?>) trace.get("traceEvents");
    assertThat(events).hasSizeGreaterThan(profile.events().size());
    assertThat(named(events, "matmul"))
        .isNotEmpty()
        .allSatisfy(
            event -> {
              assertThat(event).containsEntry("ph", "X").containsKeys("ts", "dur", "pid", "tid");
              assertThat(((Map<?, ?>) event.get("args")).get("layer")).isEqualTo("a \"name\"");
            });
    Map<?, ?> layer = named(events, "a \"name\" backward").get(0);
    Map<?, ?> kernel =
        named(events, "matmul").stream()
            .filter(event -> event.get("cat").equals("backward"))
            .findFirst()
            .orElseThrow();
    assertThat(number(kernel, "ts")).isGreaterThanOrEqualTo(number(layer, "ts"));
    assertThat(number(kernel, "ts") + number(kernel, "dur"))
        .isLessThanOrEqualTo(number(layer, "ts") + number(layer, "dur") + 1e-6);
    assertThatThrownBy(() -> profile.writeTrace(folder)).isInstanceOf(FascicleException.class);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> named(List<?> events, String name) {
    return events.stream()
        .map(event -> (Map<String, Object>) event)
        .filter(event -> event.get("name").equals(name))
        .toList();
  }

  private static double number(Map<?, ?> event, String key) {
    return ((Number) event.get(key)).doubleValue();
  }

  @Test
  void theTableShowsEveryRow() {
    Profile profile = train(model());

    List<String> lines = profile.toTable().lines().toList();

    assertThat(lines).hasSize(profile.rows().size() + 2);
    assertThat(lines.get(0)).startsWith("layer").contains("operation", "library", "mean µs");
    assertThat(lines).anyMatch(line -> line.matches("second +backward +matmul .* 6 .*"));
    assertThat(lines.get(lines.size() - 1)).matches("\\d+ steps in .* ms in kernels");
  }
}
