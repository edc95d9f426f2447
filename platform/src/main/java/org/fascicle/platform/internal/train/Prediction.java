package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.model.Predict;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.Forward;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.model.NodeRef;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.registry.LeaseEndedException;
import org.fascicle.platform.internal.session.Commit;

/** Runs a model over data and collects its results on the host. Used once. */
public final class Prediction {
  private static final System.Logger LOG = System.getLogger(Prediction.class.getName());

  private final ModelCore core;
  private final BuiltGraph graph;
  private final long[] order;
  private final BatchReader reader;
  private final int batchSize;
  private final boolean pad;
  private final List<HostArray> results = new ArrayList<>();
  private final List<ByteBuffer> batches = new ArrayList<>();

  /**
   * A prediction that has not run; the data have been checked.
   *
   * @param data targets are not looked at
   */
  public Prediction(ModelCore core, BuiltGraph graph, Dataset data, Predict options) {
    this.core = core;
    this.graph = graph;
    this.order = new Order(data.size()).straight();
    this.batchSize = (int) Math.min(options.batchSize(), data.size());
    this.pad = options.pad() && core.variables().carried().isEmpty();
    this.reader = new Feeds(graph, core).inputs(data, batchSize);
  }

  /** What layers give, in their first use, by their names. */
  static Map<String, HostArray> ofLayers(
      ModelCore core, List<String> layers, Dataset data, Predict options) {
    Map<String, HostArray> outputs = new LinkedHashMap<>();
    if (layers.isEmpty()) {
      return outputs;
    }
    layers.forEach(core::requireLayer);
    BuiltGraph part = core.graph(layers.stream().map(name -> new NodeRef(name, 0, 0)).toList());
    List<HostArray> results = new Prediction(core, part, data, options).run();
    for (int i = 0; i < results.size(); i++) {
      outputs.put(layers.get(i), results.get(i));
    }
    return outputs;
  }

  /** One array an output. */
  public List<HostArray> run() {
    try (reader) {
      for (int from = 0; from < order.length; from += batchSize) {
        int count = Math.min(batchSize, order.length - from);
        reader.read(order, from, count, pad ? batchSize : count);
        step(from, count);
      }
    }
    return results;
  }

  private void step(int first, int count) {
    while (true) {
      Lease lease = lease();
      try {
        if (core.variables().carried().isEmpty()) {
          core.steps().read(() -> lease.during(() -> batch(lease, null, first, count)));
        } else {
          core.steps().write(commit -> lease.during(() -> batch(lease, commit, first, count)));
        }
        return;
      } catch (LeaseEndedException e) {
        LOG.log(System.Logger.Level.INFO, core.def().label() + " predicts a batch again", e);
      }
    }
  }

  private Lease lease() {
    Lease lease =
        core.lease(
            text -> LOG.log(System.Logger.Level.WARNING, "{0} {1}", core.def().label(), text),
            core::isClosed);
    if (lease == null) {
      throw new ClosedException(core.def().label() + " was closed while it predicted.");
    }
    return lease;
  }

  /**
   * A batch. May run again when its backend leaves: it writes the same places again.
   *
   * @param commit takes what it leaves to the next one; null for nothing
   */
  private boolean batch(Lease lease, Commit commit, int first, int count) {
    Tensor[] inputs = reader.inputs().toArray(Tensor[]::new);
    Tensor[] outputs =
        core.replay(
            graph.predictions(),
            List.of(lease),
            inputs,
            commit,
            () -> forward(lease, commit, inputs));
    for (int i = 0; i < outputs.length; i++) {
      collect(i, outputs[i], first, count);
    }
    return true;
  }

  private Tensor[] forward(Lease lease, Commit commit, Tensor... inputs) {
    Forward pass = new Forward(graph, core.variables(), core.session(), lease, false, Map.of());
    Tensor[] outputs = pass.run(inputs);
    if (commit != null) {
      pass.updates().forEach(commit::assign);
    }
    return outputs;
  }

  private void collect(int output, Tensor values, int first, int count) {
    TensorSpec spec = values.spec();
    if (output == results.size()) {
      Shape all = spec.shape().with(0, order.length);
      results.add(HostArray.zeros(spec.dtype(), all));
      int bytes = Math.toIntExact(spec.bytes());
      batches.add(ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder()));
    }
    int row = Math.toIntExact(spec.bytes() / spec.shape().dim(0));
    ByteBuffer batch = batches.get(output).clear();
    values.download(batch);
    results.get(output).buffer().put(first * row, batch, 0, count * row);
  }
}
