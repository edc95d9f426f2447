package org.fascicle.benchmarks.fascicle;

import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.model.TrainingRun;
import org.fascicle.benchmarks.works.Input;
import org.fascicle.benchmarks.works.Laps;
import org.fascicle.benchmarks.works.Network;
import org.fascicle.benchmarks.works.Samples;
import org.fascicle.benchmarks.works.Trainer;
import org.fascicle.benchmarks.works.Training;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Sgd;

/** Trains by {@code fit}: shuffling, conversion and callbacks are in its steps. */
final class FascicleTrainer implements Trainer {
  private final Training work;
  private final Dataset data;
  private final Model model;

  FascicleTrainer(Fascicle fascicle, Training work, Samples samples) {
    this.work = work;
    data = data(work.network(), samples);
    model = model(FascicleLibrary.builder(fascicle, work.name()), work);
  }

  private static Model model(FunctionalBuilder f, Training work) {
    Model model = Networks.build(f, work.network(), work.batch());
    double rate = work.optimizer().rate();
    SpecSource optimizer = work.optimizer().isAdam() ? Adam.of(rate) : Sgd.of(rate);
    model.compile(optimizer, "categorical_crossentropy");
    return model;
  }

  /** All batches one behind the other. */
  private static Dataset data(Network network, Samples samples) {
    int count = samples.batch() * samples.batches();
    FloatBuffer values = FloatBuffer.allocate(count * network.input().size());
    IntBuffer symbols = IntBuffer.allocate(values.capacity());
    FloatBuffer targets = FloatBuffer.allocate(count * network.classes());
    for (int batch = 0; batch < samples.batches(); batch++) {
      values.put(samples.values(batch));
      symbols.put(samples.symbols(batch));
      targets.put(samples.oneHot(batch));
    }
    long[] dims = Networks.dims(network.input(), count);
    HostArray x =
        network.input() instanceof Input.Symbols
            ? HostArray.of(symbols.array(), dims)
            : HostArray.of(values.array(), dims);
    return Dataset.of(x, HostArray.of(targets.array(), count, network.classes()));
  }

  @Override
  public long parameters() {
    return model.summary().trainable();
  }

  @Override
  public void train(Laps laps) {
    BatchLoss loss = new BatchLoss();
    laps.begin();
    model.fit(
        data,
        Fit.epochs(Integer.MAX_VALUE)
            .batchSize(work.batch())
            .onBatchEnd(
                run -> {
                  if (!laps.end(loss.of(run))) {
                    run.stopTraining("measured");
                  }
                }));
  }

  @Override
  public void close() {
    model.close();
  }

  /** Takes a batch's own loss out of the averages since the epoch's begin that {@code fit} has. */
  private static final class BatchLoss {
    private double sum;

    double of(TrainingRun run) {
      long batches = run.batch() + 1;
      double before = run.batch() == 0 ? 0 : sum;
      sum = run.logs().get("loss") * batches;
      return sum - before;
    }
  }
}
