package org.fascicle.benchmarks.tensorflow;

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
import org.tensorflow.TensorFlow;

/** TensorFlow Java in graph mode: oneDNN and as many threads as there are cores by its defaults. */
public final class TensorFlowLibrary implements Library {
  private TensorFlowLibrary() {}

  /** Measures a work. */
  public static void main(String[] arguments) {
    Program.run(TensorFlowLibrary::new, arguments);
  }

  @Override
  public String version() {
    return "TensorFlow " + TensorFlow.version() + " (Java 1.0.0, graph)";
  }

  @Override
  public Trainer trainer(Training work, Samples samples) {
    return new TensorFlowTrainer(work, samples);
  }

  @Override
  public Predictor predictor(Inference work, Samples samples) {
    return new TensorFlowPredictor(work, samples);
  }

  @Override
  public Action update(Update work) {
    return new TensorFlowUpdate(work);
  }

  @Override
  public Action kernel(Kernel work) {
    return new TensorFlowKernel(work);
  }
}
