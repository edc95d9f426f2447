package org.fascicle.benchmarks.fascicle;

import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.benchmarks.works.Inference;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Predictor;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.embed.Fascicle;

/** Asks by {@code predict}. */
final class FasciclePredictor implements Predictor {
  private final Model model;
  private final HostArray[] batches;
  private final Predict options;

  FasciclePredictor(Fascicle fascicle, Inference work, Samples samples) {
    Network network = work.training().network();
    model = Networks.build(fascicle.functional(work.name()).backend("cpu"), network, work.batch());
    options = Predict.batchSize(work.batch());
    batches = new HostArray[samples.batches()];
    for (int i = 0; i < batches.length; i++) {
      batches[i] = HostArray.of(samples.values(i), Networks.dims(network.input(), work.batch()));
    }
  }

  @Override
  public long parameters() {
    return model.summary().trainable();
  }

  @Override
  public void run(int number) {
    model.predict(batches[number % batches.length], options).toFloats();
  }

  @Override
  public void close() {
    model.close();
  }
}
