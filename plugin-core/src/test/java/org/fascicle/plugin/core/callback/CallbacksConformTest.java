package org.fascicle.plugin.core.callback;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.plugin.Callback;
import org.fascicle.plugin.core.OwnPlugins;
import org.fascicle.tck.junit.CallbackKit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every callback of this bundle passes the kit. */
class CallbacksConformTest {
  abstract static class Own extends CallbackKit {
    abstract SpecSource source(Path folder);

    @Override
    protected final Spec spec(Path folder) {
      return source(folder).spec();
    }

    @Override
    protected final Callback<?> create() {
      Class<?> type = OwnPlugins.plugin(Kind.CALLBACK, spec(Path.of("")).type()).getClass();
      try {
        return (Callback<?>) type.getConstructor().newInstance();
      } catch (ReflectiveOperationException e) {
        throw new LinkageError(String.valueOf(e.getMessage()), e);
      }
    }
  }

  @Nested
  class EarlyStoppingKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.EarlyStopping.of("loss")
          .mode("max")
          .patience(2)
          .restoreBestWeights(true);
    }
  }

  @Nested
  class ModelCheckpointKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.ModelCheckpoint.of(folder.resolve("{epoch:02d}.zip").toString())
          .saveBestOnly(true);
    }
  }

  @Nested
  class TerminateOnNanKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.TerminateOnNan.of();
    }
  }

  @Nested
  class ReduceLrOnPlateauKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.ReduceLrOnPlateau.of("loss").mode("max").patience(1).verbose(1);
    }
  }

  @Nested
  class LearningRateSchedulerKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.LearningRateScheduler.of(
          Spec.of(Kind.SCHEDULE, "InverseTimeDecay")
              .with("initial_learning_rate", 0.2)
              .with("decay_steps", 1)
              .with("decay_rate", 0.5));
    }
  }

  @Nested
  class CsvLoggerKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.CsvLogger.of(folder.resolve("log.csv").toString());
    }
  }

  @Nested
  class BackupAndRestoreKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.BackupAndRestore.of(folder.toString()).saveFreq(2);
    }
  }

  @Nested
  class TensorBoardKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.TensorBoard.of(folder.toString()).histogramFreq(1).updateFreq(2);
    }
  }

  @Nested
  class DeadUnitMonitorKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.DeadUnitMonitor.of().samples(5).warnAt(0);
    }
  }

  @Nested
  class ProfilerKit extends Own {
    @Override
    SpecSource source(Path folder) {
      return org.fascicle.specs.Profiler.of()
          .steps(2, 3)
          .filename(folder.resolve("trace.json").toString());
    }

    @Override
    protected boolean tellsTimes() {
      return true;
    }
  }

  @Test
  void everyCallbackIsHere() {
    int kits =
        (int)
            Stream.of(CallbacksConformTest.class.getDeclaredClasses())
                .filter(type -> CallbackKit.class.isAssignableFrom(type) && type != Own.class)
                .count();
    long callbacks =
        OwnPlugins.all().stream().filter(plugin -> plugin.kind() == Kind.CALLBACK).count();

    org.assertj.core.api.Assertions.assertThat(kits).isEqualTo((int) callbacks);
  }
}
