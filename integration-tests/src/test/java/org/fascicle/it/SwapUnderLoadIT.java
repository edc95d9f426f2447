package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fascicle.api.BackendStatus;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.api.tensor.Migration;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.it.framework.FrameworkTest;
import org.fascicle.it.framework.Setup;
import org.fascicle.it.trial.Company;
import org.fascicle.it.trial.Moment;
import org.fascicle.it.trial.Problem;
import org.fascicle.it.trial.StepLog;
import org.fascicle.it.trial.Trouble;
import org.fascicle.specs.EarlyStopping;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/**
 * backend-cpu goes and comes at random moments inside training steps, while two threads predict,
 * one runs a loop of its own, and one tensor is held. More cycles: {@code
 * -Dfascicle.it.cycles=100}; others: {@code -Dfascicle.it.seed=2}.
 */
public class SwapUnderLoadIT extends FrameworkTest {
  private static final String CPU = "org.fascicle.backend.cpu";
  private static final String NATIVES = "org.fascicle.natives.cpu";
  private static final int CYCLES = Integer.getInteger("fascicle.it.cycles", 10);
  private static final long SEED = Long.getLong("fascicle.it.seed", 1);
  private static final List<Trouble> TROUBLES = List.of(Trouble.values());
  private static final float[] HELD = {1, -0.0f, Float.NaN, Float.MIN_VALUE, 1e30f};
  private static final Duration LONGEST_MEDIAN = Duration.ofMillis(250);

  /** OpenBLAS, of which ND4J brings two copies, keeps a pool for as long as the process lives. */
  private static final int POOLED = 2 * (Runtime.getRuntime().availableProcessors() - 1);

  private final Problem problem = new Problem();
  private final Moment moment = new Moment();
  private final Random random = new Random(SEED);
  private final List<WeakReference<ClassLoader>> departed = new ArrayList<>();

  /** Time enough for a hundred cycles. */
  public SwapUnderLoadIT() {
    super(Duration.ofSeconds(60 + 5L * CYCLES));
  }

  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.withCpu()};
  }

  /** The layer that acts. */
  @Before
  public void setUp() throws Exception {
    awaitBackend("cpu");
    offer(Moment.NAME, moment);
  }

  /**
   * The run halts between two steps while the backend is away, so that every training step runs on
   * it, and what was carried to the other backend and back can be compared bit by bit.
   */
  @Test
  public void noBitIsLost() throws Exception {
    Fit fit = problem.fit(CYCLES + 100).callbacks(EarlyStopping.of().startFromEpoch(CYCLES));
    Run unbroken = new Run("unbroken", fit);
    History expected = unbroken.history();
    assertThat(expected.stop()).isEqualTo(History.Stop.STOPPED);

    Run run = new Run("swapped", fit);
    History history = run.swapped(new Halting(run));

    assertThat(run.log.entries()).isEqualTo(unbroken.log.entries());
    assertThat(run.weights).isEqualTo(unbroken.weights);
    assertThat(history.get("val_loss")).isEqualTo(expected.get("val_loss"));
    assertThat(history.stop()).isEqualTo(History.Stop.STOPPED);
    unbroken.model.close();
    run.model.close();
    checkNothingIsLeft();
  }

  /** The run goes on, on whatever backend is there. */
  @Test
  public void noStepIsLost() throws Exception {
    Fit endless = problem.fit(1_000_000).callbacks(EarlyStopping.of().patience(1_000_000));
    Run run = new Run("swapped", endless);
    History history = run.swapped(new GoingOn(run));
    Run unbroken = new Run("unbroken", problem.fit(history.epochs().size()));
    unbroken.history();

    int steps = unbroken.log.entries().size();
    assertThat(run.log.entries().subList(0, steps)).isEqualTo(unbroken.log.entries());
    assertThat(run.log.entries().size() - steps).isLessThan(Problem.BATCHES);
    assertThat(history.last().get("accuracy")).isGreaterThan(0.9);
    unbroken.model.close();
    run.model.close();
    checkNothingIsLeft();
  }

  /** What the run does between the departure and the return of its backend. */
  private interface Manner {
    /** The backend is about to leave, inside a step. */
    void leaving();

    /** The backend has left. */
    void away() throws Exception;

    /** The backend is to return. */
    void returning(Runnable bringBack) throws Exception;

    /** All cycles are over. */
    default void over() {}
  }

  /** A model, and what its training was like. */
  private final class Run implements TrainingListener {
    private final Fit fit;
    private final Model model;
    private final StepLog log;
    private final List<Map<String, ByteBuffer>> weights = new CopyOnWriteArrayList<>();
    private volatile Semaphore halt;

    Run(String name, Fit fit) {
      this.fit = fit;
      this.model = Problem.model(fascicle(), name, Placement.DEFAULT, moment);
      this.log = new StepLog(model);
    }

    @Override
    public void onBatchEnd(TrainingRun run) {
      Semaphore gate = halt;
      if (gate != null) {
        gate.acquireUninterruptibly();
      }
    }

    @Override
    public void onEpochEnd(TrainingRun run) {
      weights.add(StepLog.bits(model));
    }

    History history() {
      return model.fit(problem.train(), fit.listen(log).listen(this));
    }

    History swapped(Manner manner) throws Exception {
      CompletableFuture<History> history;
      try (Company company = new Company(fascicle(), model, problem);
          Tensor held = model.session().tensor(HELD, HELD.length)) {
        history = CompletableFuture.supplyAsync(this::history);
        for (int cycle = 0; cycle < CYCLES; cycle++) {
          cycle(manner, history);
          assertThat(bits(held.toFloats())).isEqualTo(bits(HELD));
        }
        manner.over();
        report(company, history.get(60, TimeUnit.SECONDS));
        assertThat(company.predictions()).isGreaterThan(CYCLES);
        assertThat(company.loops()).isGreaterThan(CYCLES);
        checkPauses(company.session());
      }
      checkPauses(model.session());
      return history.get();
    }

    private void cycle(Manner manner, CompletableFuture<History> history) throws Exception {
      Trouble trouble = TROUBLES.get(random.nextInt(TROUBLES.size()));
      if (trouble.changesClasses()) {
        departed.add(bundles().classes(CPU));
      }
      Future<Void> departure =
          moment.planAside(
              random.nextInt(Problem.BATCHES),
              () -> {
                manner.leaving();
                trouble.takeAway(bundles(), CPU);
              });
      await("a departure", () -> departure.isDone() || history.isDone());
      if (history.isDone()) {
        history.get(); // fails as the run did
      }
      departure.get();
      manner.away();
      manner.returning(() -> trouble.bringBack(bundles(), CPU));
    }

    private void report(Company company, History history) {
      System.Logger log = System.getLogger(SwapUnderLoadIT.class.getName());
      List<Duration> pauses = pauses(model.session());
      log.log(
          System.Logger.Level.INFO,
          "{0} cycles, {1} steps, {2} predictions, {3} loops; {4} moves, median pause {5}, longest {6}",
          CYCLES,
          history.steps(),
          company.predictions(),
          company.loops(),
          pauses.size(),
          pauses.get(pauses.size() / 2),
          pauses.get(pauses.size() - 1));
    }
  }

  private final class Halting implements Manner {
    private final Run run;
    private Map<String, ByteBuffer> there;

    Halting(Run run) {
      this.run = run;
    }

    @Override
    public void leaving() {
      run.halt = new Semaphore(0);
    }

    @Override
    public void away() {
      there = StepLog.bits(run.model);
    }

    @Override
    public void returning(Runnable bringBack) throws Exception {
      bringBack.run();
      await("the way back", () -> run.model.session().backend().equals("cpu"));
      assertThat(StepLog.bits(run.model)).isEqualTo(there);
      Semaphore halt = run.halt;
      run.halt = null;
      halt.release();
    }
  }

  private final class GoingOn implements Manner {
    private final Run run;

    GoingOn(Run run) {
      this.run = run;
    }

    @Override
    public void leaving() {}

    @Override
    public void away() {}

    @Override
    public void returning(Runnable bringBack) throws Exception {
      Future<Void> back = moment.planAside(random.nextInt(Problem.BATCHES), bringBack);
      back.get(30, TimeUnit.SECONDS);
      await("the way back", () -> run.model.session().backend().equals("cpu"));
    }

    @Override
    public void over() {
      run.model.cancel();
    }
  }

  private static int[] bits(float... values) {
    int[] bits = new int[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float.floatToRawIntBits(values[i]);
    }
    return bits;
  }

  private static List<Duration> pauses(Session session) {
    return session.migrations().stream()
        .filter(Migration::succeeded)
        .map(Migration::pause)
        .sorted()
        .toList();
  }

  private static void checkPauses(Session session) {
    // An update and the refresh after it start the bundle twice: the first may be gone too soon.
    assertThat(session.migrations())
        .allMatch(m -> m.succeeded() || m.failure().contains("left before the session had moved"));
    List<Duration> pauses = pauses(session);
    assertThat(pauses).hasSizeGreaterThan(CYCLES);
    assertThat(pauses.get(pauses.size() / 2)).isLessThan(LONGEST_MEDIAN);
  }

  /** Nothing is left: no memory, no thread of a lane or of its OpenMP team, no old class. */
  private void checkNothingIsLeft() throws Exception {
    for (BackendStatus backend : fascicle().backends()) {
      assertThat(backend.usedBytes()).as(backend.name()).isZero();
    }
    await("the end of lanes and their teams", () -> lanes().size() <= POOLED);
    await("the end of old classes", () -> departed.stream().allMatch(SwapUnderLoadIT::isCollected));
    long tracked = trackedBytes();
    assertThat(tracked).as("bytes that JavaCPP tracks").isLessThan(1 << 20);
  }

  private static boolean isCollected(WeakReference<ClassLoader> classes) {
    System.gc();
    return classes.refersTo(null);
  }

  /** Threads as the kernel knows them: natives' are called what the thread that made them is. */
  private static List<String> lanes() {
    try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
      return threads
          .map(SwapUnderLoadIT::name)
          .filter(name -> name.startsWith("fascicle-lane"))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String name(Path thread) {
    try {
      return Files.readString(thread.resolve("comm"));
    } catch (IOException e) {
      return ""; // it has just ended
    }
  }

  /** Asked of the natives' own JavaCPP, which the tests' bundle does not see. */
  private long trackedBytes() throws ReflectiveOperationException {
    Class<?> pointer = bundles().get(NATIVES).loadClass("org.bytedeco.javacpp.Pointer");
    return (Long) pointer.getMethod("totalBytes").invoke(null);
  }
}
