package org.fascicle.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.tensor.Placement;
import org.fascicle.it.framework.FrameworkTest;
import org.fascicle.it.framework.Setup;
import org.fascicle.it.trial.Moment;
import org.fascicle.it.trial.Problem;
import org.fascicle.it.trial.StepLog;
import org.fascicle.specs.Dense;
import org.fascicle.specs.EarlyStopping;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.Option;

/** Plugins that are updated under running models. */
public class PluginUpdateIT extends FrameworkTest {
  private static final String CORE = "org.fascicle.plugin.core";
  private static final String SWISH = "com.example.swish";
  private static final int EPOCHS = 5;

  private final Problem problem = new Problem();
  private final Moment moment = new Moment();

  /** The framework. */
  @Configuration
  public Option[] configuration() {
    return new Option[] {Setup.withThirdParty()};
  }

  /** The layer that acts. */
  @Before
  public void setUp() throws Exception {
    awaitBackend("cpu");
    offer(Moment.NAME, moment);
  }

  @Test
  public void theNextStepReportsAnUpdate() throws Exception {
    Fit fit = problem.fit(EPOCHS).callbacks(EarlyStopping.of().patience(EPOCHS));
    Model unbroken = Problem.model(fascicle(), "unbroken", Placement.DEFAULT, moment);
    StepLog expected = new StepLog(unbroken);
    unbroken.fit(problem.train(), fit.listen(expected));

    Model model = Problem.model(fascicle(), "updated", Placement.DEFAULT, moment);
    StepLog log = new StepLog(model);
    Future<Void> update =
        moment.planAside(20, () -> bundles().update(CORE, "fascicle-plugin-core", "0.2.0"));
    History history = model.fit(problem.train(), fit.listen(log));
    update.get(30, TimeUnit.SECONDS);

    assertThat(log.entries()).isEqualTo(expected.entries());
    assertThat(StepLog.bits(model)).isEqualTo(StepLog.bits(unbroken));
    List<TrainingEvent> replaced = replaced(history);
    assertThat(replaced.stream().map(TrainingEvent::text).toList())
        .contains(
            "layer Dense: " + CORE + " 0.1.0.SNAPSHOT → " + CORE + " 0.2.0",
            "optimizer Adam: " + CORE + " 0.1.0.SNAPSHOT → " + CORE + " 0.2.0");
    assertThat(replaced.stream().map(TrainingEvent::step).distinct().toList())
        .hasSize(1)
        .allMatch(step -> step == 20 || step == 21);
  }

  @Test
  public void theClassesOfAnUpdatedPluginAreCollected() throws Exception {
    Model idle = swish("idle", "cpu");
    idle.fit(problem.train(), problem.fit(1));
    Model onCpu = swish("cpu", "cpu");
    Model onReference = swish("reference", "reference");
    CompletableFuture<History> cpu = training(onCpu);
    CompletableFuture<History> reference = training(onReference);
    WeakReference<ClassLoader> old = bundles().classes(SWISH);

    bundles().update(SWISH, "fascicle-third-party", "0.2.0");
    boolean collected = isCollected(old);
    onCpu.cancel();
    onReference.cancel();

    assertThat(collected).as("the old class loader was collected").isTrue();
    String change = "layer Swish: " + SWISH + " 0.1.0.SNAPSHOT → " + SWISH + " 0.2.0";
    for (CompletableFuture<History> run : List.of(cpu, reference)) {
      History history = run.get(30, TimeUnit.SECONDS);
      assertThat(replaced(history).stream().map(TrainingEvent::text).toList())
          .isEqualTo(List.of(change));
    }
    assertThat(idle.predict(problem.validation(), Predict.DEFAULT)).hasSize(1);
  }

  /** A model with somebody else's layer, whose operation has a kernel on the reference backend. */
  private Model swish(String name, String backend) {
    Model model =
        fascicle()
            .sequential(name)
            .inputShape(24)
            .add(Dense.of(16))
            .add(Spec.of(Kind.LAYER, "Swish"))
            .add(Dense.of(4).activation("softmax"))
            .options(o -> o.placement(Placement.pinWait(backend)))
            .build();
    model.compile("adam", "sparse_categorical_crossentropy", "accuracy");
    return model;
  }

  /** A run that has begun, and goes on until it is cancelled. */
  private CompletableFuture<History> training(Model model) throws InterruptedException {
    StepLog log = new StepLog(model);
    CompletableFuture<History> run =
        CompletableFuture.supplyAsync(
            () -> model.fit(problem.train(), problem.fit(1_000_000).listen(log)));
    await("the first steps of " + model.name(), () -> log.entries().size() > 10);
    return run;
  }

  private static List<TrainingEvent> replaced(History history) {
    return history.events().stream()
        .filter(event -> event.type() == TrainingEvent.Type.PLUGIN_REPLACED)
        .toList();
  }

  private static boolean isCollected(WeakReference<ClassLoader> classes) throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!classes.refersTo(null) && System.nanoTime() < end) {
      System.gc();
      Thread.sleep(50);
    }
    return classes.refersTo(null);
  }
}
