package org.fascicle.platform.internal.session;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.swap.Binding;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.platform.testing.Deadlocks;
import org.fascicle.platform.testing.FakeBackend;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Backends come and go at random moments while one thread trains, two predict, one runs a loop of
 * its own, one computes with a tensor it holds.
 */
@SuppressWarnings("try") // scopes are closed, not used
class SwapStressTest {
  private static final int STEPS = 300;

  private final Engine engine = new Engine();
  private final Map<String, Binding> there = new HashMap<>();
  private final ConcurrentLinkedQueue<FakeBackend> backends = new ConcurrentLinkedQueue<>();
  private volatile boolean trained;
  private PlatformSession session;
  private ModelSteps steps;
  private VariableCell first;
  private VariableCell second;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void nothingIsLostAndNothingHangs(long seed) throws Exception {
    Deadlocks.within(Duration.ofSeconds(60), () -> run(seed));
    assertThat(first.value().item()).isEqualTo(-STEPS);
    assertThat(first.version()).isEqualTo(STEPS);
    assertThat(session.migrations()).hasSizeGreaterThan(5);
    engine.close();
    assertThat(backends).allMatch(backend -> backend.memory().usedBytes() == 0);
  }

  private Void run(long seed) throws Exception {
    arrive("a", new Random(seed));
    session = engine.open("s", SessionOptions.DEFAULT.placement(Placement.prefer("a", "b")));
    steps = new ModelSteps(session);
    first = session.variable("first", session.tensor(new double[1], 1), true);
    second = session.variable("second", session.tensor(new double[1], 1), true);
    ExecutorService threads = Executors.newCachedThreadPool();
    try {
      List<Callable<Void>> jobs =
          List.of(
              this::train,
              this::predict,
              this::predict,
              this::loop,
              this::hold,
              () -> disturb(seed));
      List<Future<Void>> running = new ArrayList<>();
      for (Callable<Void> job : jobs) {
        running.add(threads.submit(job));
      }
      for (Future<Void> job : running) {
        job.get();
      }
      return null;
    } finally {
      threads.shutdownNow();
    }
  }

  private void arrive(String name, Random random) {
    FakeBackend backend = new FakeBackend(name).without("sgd_update");
    int delay = random.nextInt(40);
    backend.beforeRun = () -> LockSupport.parkNanos(delay * 1000L);
    backends.add(backend);
    there.put(name, engine.add(backend));
  }

  /** Takes backends away and brings them back until training is done; sometimes none is there. */
  private Void disturb(long seed) throws InterruptedException {
    Random random = new Random(seed);
    while (!trained) {
      String name = random.nextBoolean() ? "a" : "b";
      Binding binding = there.remove(name);
      if (binding == null) {
        arrive(name, random);
      } else {
        FakeBackend backend = (FakeBackend) binding.backend();
        engine.hub().withdraw(binding);
        assertThat(backend.memory().usedBytes()).as("left behind").isZero();
        backend.close();
      }
      Thread.sleep(random.nextInt(8));
    }
    if (there.isEmpty()) {
      arrive("a", random);
    }
    return null;
  }

  /** Both variables go down by one a step. */
  private Void train() {
    for (int i = 0; i < STEPS; i++) {
      long counter = i;
      steps.train(
          commit -> {
            assertThat(session.randomKey(0).toLongs()[1]).isEqualTo(counter);
            try (Tape tape = session.tape()) {
              Tensor loss = first.value().add(second.value()).sum();
              Tensor[] gradients = tape.gradient(loss, List.of(first, second));
              for (int v = 0; v < 2; v++) {
                commit.update(
                    new SgdUpdate(0, false),
                    (v == 0 ? first : second).value(),
                    gradients[v],
                    session.scalar(1));
              }
            }
            return null;
          });
    }
    trained = true;
    return null;
  }

  /** Sees both variables change together. */
  private Void predict() {
    double last = 0;
    while (!trained) {
      double[] seen =
          steps.read(
              () -> {
                double one = first.value().item();
                double other = second.value().mul(1).item();
                return new double[] {one, other};
              });
      assertThat(seen[1]).as("half an update").isEqualTo(seen[0]);
      assertThat(seen[0]).isLessThanOrEqualTo(last);
      last = seen[0];
    }
    return null;
  }

  private Void loop() {
    PlatformSession own =
        engine.open("own", SessionOptions.DEFAULT.placement(Placement.prefer("b", "a")));
    Tensor x = own.tensor(new double[] {1, 2}, 2);
    while (!trained) {
      try (Scope scope = own.scope()) {
        Tensor y = own.step(() -> x.mul(x).add(x).mul(2));
        assertThat(y.toDoubles()).containsExactly(4, 12);
      }
    }
    own.close();
    return null;
  }

  private Void hold() {
    Tensor held = session.tensor(new float[] {1, 2, 3}, 3);
    while (!trained) {
      try (Scope scope = session.scope()) {
        assertThat(held.add(held).mul(3).toFloats()).containsExactly(6, 12, 18);
      }
    }
    held.close();
    return null;
  }
}
