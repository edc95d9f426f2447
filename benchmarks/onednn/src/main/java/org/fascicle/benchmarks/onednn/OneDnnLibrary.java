package org.fascicle.benchmarks.onednn;

import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.javacpp.Loader;
import org.fascicle.benchmarks.onednn.Dnn.Argument;
import org.fascicle.benchmarks.works.Action;
import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Kernel;
import org.fascicle.benchmarks.works.Library;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Program;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.Trainer;
import org.fascicle.benchmarks.works.Training;
import org.fascicle.benchmarks.works.UnsupportedWorkException;
import org.fascicle.benchmarks.works.Update;

/** Bare oneDNN: no library that calls it can be faster than its primitives. */
public final class OneDnnLibrary implements Library {
  private final Dnn dnn;

  private OneDnnLibrary() {
    Loader.load(dnnl.class);
    dnn = new Dnn();
  }

  /** Measures a work. */
  public static void main(String[] arguments) {
    Program.run(OneDnnLibrary::new, arguments);
  }

  @Override
  public String version() {
    return Dnn.version();
  }

  @Override
  public Trainer trainer(Training work, Samples samples) {
    return new Primitives(dnn, work.network(), work.batch(), true);
  }

  @Override
  public Predictor predictor(Inference work, Samples samples) {
    return new Primitives(dnn, work.training().network(), work.batch(), false);
  }

  @Override
  public Action kernel(Kernel work) {
    if (work.operation() != Kernel.Operation.MATMUL) {
      throw new UnsupportedWorkException("states no limit of this work");
    }
    memory.desc any = Dnn.any(work.size(), work.size());
    var made = new matmul.primitive_desc(dnn.cpu, any, any, any);
    Runnable step =
        dnn.step(
            new matmul(made),
            new Argument(dnnl.DNNL_ARG_SRC, dnn.allocate(made.src_desc())),
            new Argument(dnnl.DNNL_ARG_WEIGHTS, dnn.allocate(made.weights_desc())),
            new Argument(dnnl.DNNL_ARG_DST, dnn.allocate(made.dst_desc())));
    return new Alone(step);
  }

  @Override
  public Action update(Update work) {
    throw new UnsupportedWorkException("states no limit of this work");
  }

  /** One primitive. */
  private record Alone(Runnable step) implements Action {
    @Override
    public void run(int number) {
      step.run();
    }

    @Override
    public void close() {}
  }
}
