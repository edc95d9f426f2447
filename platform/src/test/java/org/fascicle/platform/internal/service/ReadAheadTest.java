package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fascicle.platform.testing.TestPlatform.dense;
import static org.fascicle.platform.testing.TestPlatform.optimizer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongPredicate;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.testing.TestPlatform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Where reading takes long a batch is read while the step before it computes. */
class ReadAheadTest {
  private static final int BATCH = 2;
  private static final int SAMPLES = 7;

  private final TestPlatform platform = new TestPlatform();
  private final List<String> events = new ArrayList<>();

  @AfterEach
  void close() {
    platform.close();
  }

  private Model line() {
    Model model =
        platform.fascicle().sequential("line").inputShape(2).add(dense(1)).seed(3).build();
    model.compile(optimizer("SGD", 0.1), "mse");
    return model;
  }

  private Fit epochs(int count) {
    return Fit.epochs(count)
        .batchSize(BATCH)
        .shuffle(false)
        .onBatchEnd(run -> events.add("end " + run.batch()));
  }

  /** Takes long to read, tells what is read, and fails where it is told to. */
  private Dataset data(LongPredicate fails) {
    Dataset whole = Dataset.of(FitTest.x(SAMPLES), FitTest.y(SAMPLES));
    return new Dataset() {
      @Override
      public long size() {
        return whole.size();
      }

      @Override
      public List<TensorSpec> inputs() {
        return whole.inputs();
      }

      @Override
      public List<TensorSpec> targets() {
        return whole.targets();
      }

      @Override
      public void read(long[] indices, int from, int count, ByteBuffer[] into) {
        events.add("read " + from / BATCH);
        if (fails.test(indices[from])) {
          throw new UncheckedIOException(new IOException("sample " + indices[from]));
        }
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        whole.read(indices, from, count, into);
      }
    };
  }

  private static float[] kernel(Model model) {
    return model.getWeights().get("dense/kernel").toFloats();
  }

  @Test
  void theNextBatchIsReadBeforeTheStepHasEnded() {
    line().fit(data(sample -> false), epochs(2));

    List<String> epoch =
        List.of("read 0", "read 1", "end 0", "read 2", "end 1", "read 3", "end 2", "end 3");
    assertThat(events.subList(0, 8)).isEqualTo(epoch);
    assertThat(events.subList(8, 16)).isEqualTo(epoch);
  }

  @Test
  void whatCannotBeReadFailsInItsTurn() {
    Model model = line();
    Dataset data = data(sample -> sample == 4);

    assertThatThrownBy(() -> model.fit(data, epochs(1))).hasRootCauseMessage("sample 4");
    assertThat(events).containsExactly("read 0", "read 1", "end 0", "read 2", "end 1", "read 2");
  }

  @Test
  void whatCanBeReadInItsTurnIsAsIfNothingHadBeen() {
    Model model = line();
    model.fit(data(sample -> sample == 4 && !events.contains("end 1")), epochs(3));
    events.clear();
    Model undisturbed = line();
    undisturbed.fit(data(sample -> false), epochs(3));

    assertThat(kernel(model)).isEqualTo(kernel(undisturbed));
  }
}
