package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.exception.DeviceMemoryException;
import org.fascicle.api.op.Gather;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A planned step updates a table by the rows it looked up, without the table's gradient. */
class SparseUpdateTest {
  private static final int ROWS = 1000;
  private static final int BYTES = 8 * ROWS * 2;
  private static final SgdUpdate PLAIN = new SgdUpdate(0, false);

  private final FakeBackend backend = new FakeBackend("fake").without("sgd_update");
  private final Engine engine = new Engine();
  private final PlatformSession session;
  private final ModelSteps steps;
  private final VariableCell table;
  private final VariableCell velocity;
  private final Tensor ids;

  SparseUpdateTest() {
    engine.add(backend);
    session = engine.open("s", SessionOptions.DEFAULT.backend("fake"));
    steps = new ModelSteps(session);
    try (Tensor zeros = session.tensor(new double[2 * ROWS], ROWS, 2)) {
      table = session.variable("table", zeros, true);
      velocity = session.variable("velocity", zeros.add(0), false);
    }
    ids = session.tensor(new int[] {7, 999, 7}, 3);
  }

  @AfterEach
  void close() {
    engine.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  /** The gradient of the table where 1, 2 … 6 is that of the vectors looked up. */
  private Tensor gradient() {
    return gradient(ids, session.tensor(new double[] {1, 2, 3, 4, 5, 6}, 6));
  }

  private Tensor gradient(Tensor rows, Tensor six) {
    try (Tape tape = session.tape()) {
      Tensor vectors = table.value().apply(new Gather(0), rows);
      Tensor factors = six.reshape(Shape.of(3, 2));
      return tape.gradient(vectors.mul(factors).sum(), table.value())[0];
    }
  }

  /** One step; the names of what has run. */
  private Set<String> step(SgdUpdate update, UnaryOperator<Tensor> change) {
    try (Profiling profiling = session.profile()) {
      steps.train(
          commit ->
              session
                  .planning()
                  .plan(
                      () -> {
                        Tensor g = change.apply(gradient());
                        Tensor rate = session.scalar(-1);
                        if (update.hasVelocity()) {
                          commit.update(update, table.value(), velocity.value(), g, rate);
                        } else {
                          commit.update(update, table.value(), g, rate);
                        }
                        return null;
                      }));
      return profiling.profile().rows().stream()
          .map(row -> row.work().operation())
          .collect(Collectors.toSet());
    }
  }

  private void assertTable(double... rows) {
    double[] all = table.value().toDoubles();
    assertThat(new double[] {all[14], all[15], all[1998], all[1999]}).containsExactly(rows);
    assertThat(Arrays.stream(all).filter(x -> x != 0)).hasSize(4);
  }

  @Test
  void onlyRowsThatWereLookedUpAreUpdated() {
    assertThat(step(PLAIN, g -> g)).contains("sparse_update").doesNotContain("scatter_add");
    assertTable(1 + 5, 2 + 6, 3, 4);
    step(PLAIN, g -> g);
    assertTable(2 * (1 + 5), 2 * (2 + 6), 2 * 3, 2 * 4);
  }

  @Test
  void aStepNeedsNoMemoryOfTheTablesSize() {
    step(PLAIN, g -> g); // what the constants take is there afterwards
    backend.limit = backend.memory().usedBytes() + BYTES / 2;

    step(PLAIN, g -> g);

    assertTable(2 * (1 + 5), 2 * (2 + 6), 2 * 3, 2 * 4);
    assertThatThrownBy(() -> step(PLAIN, g -> g.mul(1))).isInstanceOf(DeviceMemoryException.class);
    backend.limit = Long.MAX_VALUE;
  }

  /** On other rows, with no room for a gradient of the table, and without its program. */
  @Test
  void soDoesAStepThatIsRepeated() {
    Object owner = new Object();
    AtomicInteger asked = new AtomicInteger();
    for (int[] rows : new int[][] {{7, 999, 7}, {7, 999, 7}, {7, 999, 999}, {999, 999, 999}}) {
      steps.train(
          commit -> {
            Tensor six = session.tensor(new double[] {1, 2, 3, 4, 5, 6}, 6);
            Tensor[] batch = {session.tensor(rows, 3), six};
            return session
                .planning()
                .replay(
                    owner,
                    batch,
                    commit,
                    () -> {
                      asked.incrementAndGet();
                      Tensor g = gradient(batch[0], six);
                      commit.update(PLAIN, table.value(), g, session.scalar(-1));
                      return new Tensor[0];
                    });
          });
      backend.limit = backend.memory().usedBytes() + BYTES / 2;
    }
    assertThat(asked).hasValue(2); // the first copies the variable, which is not repeated
    assertTable(2 * (1 + 5) + 1, 2 * (2 + 6) + 2, 2 * 3 + 8 + 9, 2 * 4 + 10 + 12);
    backend.limit = Long.MAX_VALUE;
  }

  @Test
  void aGradientThatOthersReadIsComputedToo() {
    Set<String> ran =
        step(
            PLAIN,
            g -> {
              g.keep();
              return g;
            });
    assertThat(ran).contains("sparse_update", "scatter_add");
    assertTable(1 + 5, 2 + 6, 3, 4);
  }

  @Test
  void aGradientThatIsMoreThanASumOfRowsIsOneOfAllRows() {
    assertThat(step(PLAIN, g -> g.mul(2))).contains("scatter_add").doesNotContain("sparse_update");
    assertTable(2 * (1 + 5), 2 * (2 + 6), 2 * 3, 2 * 4);
    assertThat(step(PLAIN, g -> g.reshape(Shape.of(2, ROWS)).reshape(Shape.of(ROWS, 2))))
        .contains("sparse_update");
  }

  @Test
  void aVelocityGoesOnInAllRows() {
    assertThat(step(new SgdUpdate(0.5, false), g -> g))
        .contains("scatter_add")
        .doesNotContain("sparse_update");
    assertTable(1 + 5, 2 + 6, 3, 4);
  }

  @Test
  void aBackendWithoutAKernelForItUpdatesAllRows() {
    backend.without("sparse_update");
    assertThat(step(PLAIN, g -> g)).contains("scatter_add").doesNotContain("sparse_update");
    assertTable(1 + 5, 2 + 6, 3, 4);
  }

  @Test
  void aPlanThatFailsIsMadeUpForByAllRows() {
    step(PLAIN, g -> g);
    AtomicBoolean failed = new AtomicBoolean();
    backend.beforeRun =
        () -> {
          if (failed.compareAndSet(false, true)) {
            throw new IllegalStateException("a kernel fails");
          }
        };
    assertThat(step(PLAIN, g -> g)).contains("scatter_add").doesNotContain("sparse_update");
    assertTable(2 * (1 + 5), 2 * (2 + 6), 2 * 3, 2 * 4);
  }
}
