package org.fascicle.platform.internal.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Labels;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.model.BuiltGraph;
import org.fascicle.platform.internal.model.ModelCore;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.session.Staging;

/** Checks data against a model, before anything is read, and makes readers for it. */
final class Feeds {
  private final BuiltGraph graph;
  private final DType dtype;
  private final PlatformSession session;

  /** Feeds for a graph of a model. */
  Feeds(BuiltGraph graph, ModelCore core) {
    this.graph = graph;
    this.dtype = core.dtype();
    this.session = core.session();
  }

  /** A reader of inputs alone: targets are read as they are and not looked at. */
  BatchReader inputs(Dataset data, int capacity) {
    List<Column> targets = new ArrayList<>();
    for (TensorSpec target : data.targets()) {
      targets.add(column("target", target, target.dtype(), LabelCheck.NONE, capacity));
    }
    return reader(data, inputColumns(data, capacity), targets, Map.of());
  }

  /** A reader of inputs and targets. */
  BatchReader all(
      Dataset data,
      Training training,
      Lease lease,
      Map<Integer, Double> classWeight,
      int capacity) {
    List<TensorSpec> specs = targets(data, training, lease);
    List<Column> targets = new ArrayList<>();
    for (int i = 0; i < specs.size(); i++) {
      Head head = training.heads().get(i);
      Labels labels = head.labels(lease, specs.get(i), graph.outputs().get(i));
      String name = specs.size() == 1 ? "Targets" : "Targets " + i;
      LabelCheck check =
          LabelCheck.of(name, head.loss().spec().type(), labels, data.targets().get(i));
      targets.add(column(name, data.targets().get(i), specs.get(i).dtype(), check, capacity));
    }
    if (!classWeight.isEmpty() && specs.size() > 1) {
      throw new InvalidArgumentException(
          "Fit.classWeight",
          "a model with one output",
          specs.size() + " outputs",
          "Give sample weights instead.");
    }
    return reader(data, inputColumns(data, capacity), targets, classWeight);
  }

  private BatchReader reader(
      Dataset data, List<Column> inputs, List<Column> targets, Map<Integer, Double> classWeight) {
    return new BatchReader(data, inputs, targets, classWeight, dtype, new Staging(session));
  }

  private Column column(
      String name, TensorSpec read, DType wanted, LabelCheck check, int capacity) {
    return new Column(name, read, wanted, check, capacity, new Staging(session));
  }

  /** What the targets will be on the device, N unknown; refuses those that do not fit. */
  List<TensorSpec> targets(Dataset data, Training training, Lease lease) {
    requireSamples(data);
    List<TensorSpec> outputs = graph.outputs();
    requireCount("targets", outputs.size(), data.targets().size());
    List<TensorSpec> specs = new ArrayList<>();
    for (int i = 0; i < outputs.size(); i++) {
      TensorSpec sample = data.targets().get(i);
      Shape shape = Shape.of(Shape.UNKNOWN).concat(sample.shape());
      Head head = training.heads().get(i);
      TensorSpec given = TensorSpec.of(sample.dtype(), shape);
      head.check(lease, given, outputs.get(i));
      Labels labels = head.labels(lease, given, outputs.get(i));
      TensorSpec target = given.with(wanted(sample.dtype(), labels, outputs.get(i)));
      specs.add(target);
    }
    return specs;
  }

  private static DType wanted(DType from, Labels labels, TensorSpec prediction) {
    if (labels.meaning() == Labels.Meaning.CLASSES && !from.isFloating()) {
      return DType.INT32;
    }
    if (!Convert.allowed(from, prediction.dtype())) {
      throw new DTypeMismatchException(
          "Targets", "elements that stand for " + prediction.dtype(), from.label(), "");
    }
    return prediction.dtype();
  }

  private List<Column> inputColumns(Dataset data, int capacity) {
    requireSamples(data);
    List<TensorSpec> wanted = graph.inputs();
    requireCount("inputs", wanted.size(), data.inputs().size());
    List<Column> columns = new ArrayList<>();
    for (int i = 0; i < wanted.size(); i++) {
      String name = "Input \"" + graph.def().inputs().get(i).name() + "\"";
      TensorSpec sample = data.inputs().get(i);
      check(name, wanted.get(i), sample);
      columns.add(column(name, sample, wanted.get(i).dtype(), LabelCheck.NONE, capacity));
    }
    return columns;
  }

  private static void check(String name, TensorSpec wanted, TensorSpec sample) {
    Shape batch = Shape.of(Shape.UNKNOWN).concat(sample.shape());
    if (!fits(wanted.shape(), batch)) {
      throw new ShapeMismatchException(
          name, "data of shape " + wanted.shape(), batch.toString(), advice(wanted, sample));
    }
    if (!Convert.allowed(sample.dtype(), wanted.dtype())) {
      throw new DTypeMismatchException(
          name, "elements that stand for " + wanted.dtype(), sample.dtype().label(), "");
    }
  }

  private static boolean fits(Shape wanted, Shape given) {
    if (wanted.rank() != given.rank()) {
      return false;
    }
    for (int axis = 1; axis < wanted.rank(); axis++) {
      if (wanted.dim(axis) != Shape.UNKNOWN && wanted.dim(axis) != given.dim(axis)) {
        return false;
      }
    }
    return true;
  }

  private static String advice(TensorSpec wanted, TensorSpec sample) {
    Shape shape = wanted.shape().without(0);
    if (shape.isKnown() && shape.elements() == sample.shape().elements()) {
      String dims = shape.toString();
      return "Call reshape" + dims.replace(",)", ")") + " on the dataset.";
    }
    return "Change the model's input shape, or the data.";
  }

  private static void requireSamples(Dataset data) {
    if (data.size() == 0) {
      throw new InvalidArgumentException("Data", "at least one sample", "none", "");
    }
  }

  private void requireCount(String what, int wanted, int given) {
    if (wanted != given) {
      throw new InvalidArgumentException(
          graph.def().label(), wanted + " " + what, given + " in the data", "");
    }
  }
}
