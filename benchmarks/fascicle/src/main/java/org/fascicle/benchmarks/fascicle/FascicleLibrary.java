package org.fascicle.benchmarks.fascicle;

import java.nio.file.Path;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Kernel;
import org.fascicle.benchmarks.works.Library;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Program;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.Trainer;
import org.fascicle.benchmarks.works.Training;
import org.fascicle.benchmarks.works.Update;
import org.fascicle.embed.Fascicle;

/**
 * Fascicle with backend-cpu. Takes the folder of its bundles from the property {@code bundles},
 * {@code distribution/target/fascicle/bundles} unless it is set; from {@code policy} the element
 * types, as {@code --policy} of the command line does.
 */
public final class FascicleLibrary implements Library {
  private final Fascicle fascicle;

  private FascicleLibrary() {
    Path bundles = Path.of(System.getProperty("bundles", "distribution/target/fascicle/bundles"));
    fascicle = Fascicle.launch(options -> options.bundles(bundles));
  }

  /**
   * A builder on backend-cpu. The property {@code policy} says the element types: {@code float32}
   * unless it is set.
   */
  static FunctionalBuilder builder(Fascicle fascicle, String name) {
    String policy = System.getProperty("policy", "float32");
    return fascicle.functional(name).backend("cpu").options(o -> o.policy(policy));
  }

  /** Measures a work. */
  public static void main(String[] arguments) {
    Program.run(FascicleLibrary::new, arguments);
  }

  @Override
  public String version() {
    return "Fascicle 0.1.0";
  }

  @Override
  public Trainer trainer(Training work, Samples samples) {
    return new FascicleTrainer(fascicle, work, samples);
  }

  @Override
  public Predictor predictor(Inference work, Samples samples) {
    return new FasciclePredictor(fascicle, work, samples);
  }

  @Override
  public Action update(Update work) {
    return new FascicleUpdate(fascicle, work);
  }

  @Override
  public Action kernel(Kernel work) {
    return new FascicleKernel(fascicle, work);
  }

  @Override
  public void close() {
    fascicle.close();
  }
}
