package org.fascicle.benchmarks.fascicle;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.embed.Fascicle;

/**
 * Calls the model on a tensor, as a program does that answers one question after the other; a
 * stateful model is asked by {@code predict}, which keeps its states.
 */
final class FasciclePredictor implements Predictor {
  private final Samples samples;
  private final Model model;
  private final long[] dims;
  private final boolean isStateful;
  private final Predict options;

  FasciclePredictor(Fascicle fascicle, Inference work, Samples samples) {
    this.samples = samples;
    Network network = work.training().network();
    model = Networks.build(fascicle.functional(work.name()).backend("cpu"), network, work.batch());
    model.session().place(Placement.pinWait("cpu"));
    dims = Networks.dims(network.input(), work.batch());
    isStateful = network.isStateful();
    options = Predict.batchSize(work.batch());
  }

  @Override
  public long parameters() {
    return model.summary().trainable();
  }

  @Override
  public void run(int number) {
    float[] values = samples.values(number % samples.batches());
    if (isStateful) {
      model.predict(HostArray.of(values, dims), options).toFloats();
      return;
    }
    try (Tensor x = model.session().tensor(values, dims);
        Tensor y = model.call(x)) {
      y.toFloats();
    }
  }

  @Override
  public void close() {
    model.close();
  }
}
