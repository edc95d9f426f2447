package org.fascicle.benchmarks.dl4j;

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
import org.nd4j.linalg.factory.Nd4j;

/**
 * DL4J on the processor, with the natives that have oneDNN and the widest vectors. Workspaces, its
 * default, take the place of the collector of garbage, which its documentation has one switch off.
 *
 * @see <a href="https://deeplearning4j.konduit.ai/config/config-memory/config-workspaces">DL4J:
 *     Workspaces</a>
 */
public final class Dl4jLibrary implements Library {
  private Dl4jLibrary() {
    Nd4j.getMemoryManager().togglePeriodicGc(false);
  }

  /** Measures a work. */
  public static void main(String[] arguments) {
    Program.run(Dl4jLibrary::new, arguments);
  }

  @Override
  public String version() {
    return "DL4J 1.0.0-M2.1";
  }

  @Override
  public Trainer trainer(Training work, Samples samples) {
    return new Dl4jTrainer(work, samples);
  }

  @Override
  public Predictor predictor(Inference work, Samples samples) {
    return new Dl4jPredictor(work, samples);
  }

  @Override
  public Action update(Update work) {
    return new Dl4jUpdate(work);
  }

  @Override
  public Action kernel(Kernel work) {
    return new Dl4jKernel(work);
  }
}
