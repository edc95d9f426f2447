package org.fascicle.benchmarks.djl;

import ai.djl.engine.Engine;
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

/**
 * PyTorch through DJL, eager. Threads as DJL's documentation on performance advises: one operation
 * at a time, on all processors.
 *
 * @see <a
 *     href="https://docs.djl.ai/master/docs/development/inference_performance_optimization.html">
 *     DJL: Performance optimization</a>
 */
public final class DjlLibrary implements Library {
  private DjlLibrary() {
    System.setProperty("ai.djl.offline", "true");
    System.setProperty("ai.djl.pytorch.num_interop_threads", "1");
    System.setProperty(
        "ai.djl.pytorch.num_threads", String.valueOf(Runtime.getRuntime().availableProcessors()));
  }

  /** Measures a work. */
  public static void main(String[] arguments) {
    Program.run(DjlLibrary::new, arguments);
  }

  @Override
  public String version() {
    return "PyTorch " + Engine.getInstance().getVersion() + " (DJL " + Engine.getDjlVersion() + ")";
  }

  @Override
  public Trainer trainer(Training work, Samples samples) {
    return new DjlTrainer(work, samples);
  }

  @Override
  public Predictor predictor(Inference work, Samples samples) {
    return new DjlPredictor(work, samples);
  }

  @Override
  public Action update(Update work) {
    return new DjlUpdate(work);
  }

  @Override
  public Action kernel(Kernel work) {
    return new DjlKernel(work);
  }
}
