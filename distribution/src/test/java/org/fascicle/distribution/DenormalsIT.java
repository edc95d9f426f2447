package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Where a gradient stays zero, what the optimiser remembers shrinks step by step and comes to zero;
 * denormal numbers on the way would make each step slower.
 */
class DenormalsIT {
  /** Enough to be computed by the library. */
  private static final int COUNT = 20_000;

  /** What is left of the mean: next to nothing, small, and what any step has. */
  private static final float[] BEFORE = {2e-38f, -2e-38f, 1e-30f, 0.5f};

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private Session session;

  @BeforeEach
  void open() {
    session = CPU.fascicle().session("denormals");
    session.place(Placement.pinWait("cpu"));
  }

  @AfterEach
  void end() {
    session.close();
  }

  private Variable variable(String name, float... pattern) {
    float[] values = new float[COUNT];
    for (int i = 0; i < COUNT; i++) {
      values[i] = pattern[i % pattern.length];
    }
    return session.variable(name, session.tensor(values, COUNT), true);
  }

  private void step(Op op, Variable mean, Tensor... inputs) {
    session.update(op, inputs);
    float[] after = mean.value().toFloats();
    assertThat(Arrays.copyOf(after, 2)).containsOnly(0f);
    assertThat(after[2]).isCloseTo(0.5e-30f, within(1e-36f));
    assertThat(after[3]).isEqualTo(0.25f);
  }

  @Test
  void adamForgetsAMeanThatIsNextToNothing() {
    Variable p = variable("p", 1);
    Variable m = variable("m", BEFORE);
    Variable v = variable("v", 1);
    Tensor gradient = session.tensor(new float[COUNT], COUNT);

    step(
        new AdamUpdate(0.5, 0.999, 1e-8),
        m,
        p.value(),
        m.value(),
        v.value(),
        gradient,
        session.scalar(0.001),
        session.host(5L));
  }

  @Test
  void sgdForgetsAVelocityThatIsNextToNothing() {
    Variable p = variable("p", 1);
    Variable v = variable("v", BEFORE);
    Tensor gradient = session.tensor(new float[COUNT], COUNT);

    step(new SgdUpdate(0.5, false), v, p.value(), v.value(), gradient, session.scalar(0.1));
  }
}
