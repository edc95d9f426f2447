package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.tensor.LeakReport;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.MemoryReport;
import org.junit.jupiter.api.Test;

/** A step that repeats takes nothing from the system and leaves nothing behind. */
class SteadyStepTest {
  private static final int WARM_UP = 50;
  private static final int STEPS = 500;

  private final ReferenceBackend backend = new ReferenceBackend();
  private final Random random = new Random(1);

  @Test
  void memoryStaysAsItIs() {
    try (Engine engine = new Engine()) {
      engine.add(backend);
      PlatformSession session = engine.open("s", SessionOptions.DEFAULT.backend("reference"));
      Model model = new Model(session);
      for (int i = 0; i < WARM_UP; i++) {
        model.train();
      }
      MemoryReport warm = backend.memory();
      LeakReport live = session.leaks();
      double loss = model.train();
      for (int i = 0; i < STEPS; i++) {
        assertThat(model.train()).isLessThan(2 * loss);
      }
      MemoryReport after = backend.memory();
      assertThat(after.usedBytes()).isEqualTo(warm.usedBytes());
      assertThat(after.poolMisses()).isEqualTo(warm.poolMisses());
      assertThat(after.allocations()).isGreaterThan(warm.allocations() + 20L * STEPS);
      assertThat(session.leaks()).isEqualTo(live);
      assertThat(model.train()).isLessThan(loss);
      session.close();
      assertThat(backend.memory().usedBytes()).isZero();
    }
  }

  private final class Model {
    private final PlatformSession session;
    private final ModelSteps steps;
    private final VariableCell[] w = new VariableCell[2];
    private final VariableCell[] m = new VariableCell[2];
    private final VariableCell[] v = new VariableCell[2];
    private final float[] x = new float[12 * 7];
    private long count;

    Model(PlatformSession session) {
      this.session = session;
      this.steps = new ModelSteps(session);
      for (int i = 0; i < x.length; i++) {
        x[i] = random.nextFloat();
      }
      for (int i = 0; i < 2; i++) {
        long[] dims = {i == 0 ? 7 : 5, i == 0 ? 5 : 1};
        w[i] = variable("w" + i, 1, dims);
        m[i] = variable("m" + i, 0, dims);
        v[i] = variable("v" + i, 0, dims);
      }
    }

    private VariableCell variable(String name, float scale, long... dims) {
      float[] values = new float[(int) (dims[0] * dims[1])];
      for (int i = 0; i < values.length; i++) {
        values[i] = scale * (random.nextFloat() - 0.5f);
      }
      try (Tensor initial = session.tensor(values, dims)) {
        return session.variable(name, initial, true);
      }
    }

    double train() {
      return steps.train(this::step);
    }

    /** Learns the mean of each row. */
    private double step(Commit commit) {
      Tensor batch = session.tensor(x, 12, 7);
      Tensor loss;
      Tensor[] gradients;
      try (Tape tape = session.tape()) {
        Tensor y = batch.matmul(w[0].value()).tanh().matmul(w[1].value());
        loss = y.sub(batch.mean(true, 1)).square().mean();
        gradients = tape.gradient(loss, List.of(w));
      }
      for (int i = 0; i < 2; i++) {
        commit.update(
            new AdamUpdate(0.9, 0.999, 1e-7),
            w[i].value(),
            m[i].value(),
            v[i].value(),
            gradients[i],
            session.scalar(0.001),
            session.host(count));
      }
      commit.afterwards(() -> count++);
      return loss.item();
    }
  }
}
