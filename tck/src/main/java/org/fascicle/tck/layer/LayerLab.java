package org.fascicle.tck.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.tck.plugin.PluginPlatform;

/**
 * The platform that tests of layers run on: the reference backend, every plugin of a class path.
 */
public final class LayerLab implements AutoCloseable {
  /** The name of the layer under test in every model. */
  static final String LAYER = "tested";

  private static final String KIT = "org.fascicle.tck";
  private static final long SEED = 20_240_117;

  private final PluginPlatform platform;

  /** Starts the platform with the plugins that the bundles on a class path declare. */
  public LayerLab(ClassLoader loader) {
    platform = new PluginPlatform(loader, Optional.empty());
    platform.add(Kind.LAYER, List.of(MaskSource.NAME), KIT, new MaskSource());
    platform.add(Kind.LAYER, List.of(MaskProbe.NAME), KIT, new MaskProbe());
  }

  /** Adds a plugin that no bundle declares. */
  public void add(Kind kind, String name, Plugin<?> plugin) {
    platform.add(kind, List.of(name), "lab", plugin);
  }

  /** The platform. */
  PluginPlatform platform() {
    return platform;
  }

  /** A model around the layer, without masks, of the kit's seed. */
  LayerModel model(LayerCase layer, DType dtype) {
    return model(layer, dtype, false, SEED);
  }

  /**
   * A model around the layer.
   *
   * @param masked whether each input comes with a mask
   */
  LayerModel model(LayerCase layer, DType dtype, boolean masked, long seed) {
    FunctionalBuilder f = platform.fascicle().functional("kit");
    f.options(o -> o.dtype(dtype).seed(seed));
    List<Node> entries = new ArrayList<>();
    List<Node> inputs = new ArrayList<>();
    List<Node> masks = new ArrayList<>();
    for (TensorSpec input : layer.inputs()) {
      Node entry = entry(f, "x" + entries.size(), input);
      entries.add(entry);
      if (masked) {
        Node mask = f.input("mask" + masks.size(), DType.BOOL, maskShape(input.shape()).dims());
        masks.add(mask);
        entry = f.apply(Spec.of(Kind.LAYER, MaskSource.NAME), entry, mask);
      }
      inputs.add(entry);
    }
    Node first = f.layer(layer.layer().named(LAYER)).apply(inputs.toArray(Node[]::new));
    List<Node> outputs = new ArrayList<>();
    for (int i = 0; i < layer.outputs(); i++) {
      outputs.add(first.output(i));
    }
    outputs.add(f.apply(Spec.of(Kind.LAYER, MaskProbe.NAME), first));
    entries.addAll(masks);
    return new LayerModel(f.build(entries, outputs), layer);
  }

  /** A model of these inputs around a layer; for refusals. */
  void build(Spec layer, List<TensorSpec> inputs) {
    FunctionalBuilder f = platform.fascicle().functional("kit");
    f.options(o -> o.dtype(DType.FLOAT64));
    List<Node> nodes = new ArrayList<>();
    for (TensorSpec input : inputs) {
      nodes.add(entry(f, "x" + nodes.size(), input));
    }
    Node out = f.layer(layer.named(LAYER)).apply(nodes.toArray(Node[]::new));
    try (Model model = f.build(nodes, List.of(out))) {
      throw new AssertionError(layer + " was built on " + inputs + ": " + model.outputs());
    }
  }

  private static Node entry(FunctionalBuilder f, String name, TensorSpec input) {
    return f.input(name, input.dtype().isFloating() ? null : input.dtype(), input.shape().dims());
  }

  /** The axes of a mask, without N, for an input of these axes: time, if there is more than one. */
  static Shape maskShape(Shape sample) {
    return sample.rank() < 2 ? Shape.SCALAR : sample.slice(0, 1);
  }

  @Override
  public void close() {
    platform.close();
  }
}
