package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.specs.Dense;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The profiler sees the steps it is told to see, and no others. */
class ProfilerTest {
  private static final HostArray X = HostArray.of(new float[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
  private static final HostArray Y = HostArray.of(new float[][] {{0}, {1}, {1}, {0}});

  private PluginPlatform platform;

  @BeforeEach
  void start() {
    platform = new PluginPlatform(getClass().getClassLoader(), Optional.empty());
  }

  @AfterEach
  void stop() {
    platform.close();
  }

  /** Two steps an epoch, three epochs. */
  private List<String> said(org.fascicle.specs.Profiler profiler) {
    List<String> said = new ArrayList<>();
    TrainingListener listener =
        new TrainingListener() {
          @Override
          public void onMessage(TrainingRun run, String message) {
            said.add(message);
          }
        };
    try (Model model =
        platform.fascicle().sequential("m").inputShape(2).add(Dense.of(1).named("only")).build()) {
      model.compile("sgd", "mse");
      model.trainOnBatch(X, Y); // steps are the run's, not the model's
      Fit fit = Fit.epochs(3).batchSize(2).callbacks(profiler).listen(listener);
      model.fit(X, Y, fit);
    }
    return said;
  }

  @Test
  void theStepsAskedForAreSeen(@TempDir Path folder) throws IOException {
    Path trace = folder.resolve("trace.json");
    List<String> said =
        said(org.fascicle.specs.Profiler.of().steps(2, 4).filename(trace.toString()));

    assertThat(said).hasSize(1);
    assertThat(said.get(0).lines()).first().isEqualTo("Steps 2 to 4");
    // Two parameters in three steps.
    assertThat(said.get(0).lines()).anyMatch(l -> l.matches("only +update +sgd_update .* 6 .*"));
    assertThat(Files.readString(trace)).contains("\"sgd_update\"", "\"only backward\"");
  }

  @Test
  void aRunThatEndsEarlyEndsTheProfile() {
    assertThat(said(org.fascicle.specs.Profiler.of().steps(5, 50)).get(0))
        .startsWith("Steps 5 to 6\n");
    assertThat(said(org.fascicle.specs.Profiler.of()))
        .containsExactly(
            "Profiler saw nothing: the run made 6 steps, and it looks from step 21 on");
  }

  @Test
  void stepsMustBeInOrder() {
    assertThatThrownBy(() -> new Profiler.Config(0L, null, null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("Profiler.first_step");
    assertThatThrownBy(() -> new Profiler.Config(5L, 4L, null))
        .isInstanceOf(InvalidArgumentException.class)
        .hasMessageContaining("a step not before first_step, 5");
  }
}
