package org.fascicle.benchmarks.fascicle;

import org.fascicle.api.model.Model;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.embed.Fascicle;

/** Calls the model on a tensor, as a program does that answers one question after the other. */
final class FasciclePredictor implements Predictor {
  private final Samples samples;
  private final Model model;
  private final long[] dims;

  FasciclePredictor(Fascicle fascicle, Inference work, Samples samples) {
    this.samples = samples;
    Network network = work.training().network();
    model = Networks.build(fascicle.functional(work.name()).backend("cpu"), network, work.batch());
    model.session().place(Placement.pinWait("cpu"));
    dims = Networks.dims(network.input(), work.batch());
  }

  @Override
  public long parameters() {
    return model.summary().trainable();
  }

  @Override
  public void run(int number) {
    float[] values = samples.values(number % samples.batches());
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
