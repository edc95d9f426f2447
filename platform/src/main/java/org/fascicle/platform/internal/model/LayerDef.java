package org.fascicle.platform.internal.model;

import java.util.List;
import java.util.Map;
import org.fascicle.api.model.Spec;

/**
 * A layer of a model.
 *
 * @param name unique within the model
 * @param spec type and configuration
 * @param trainable whether training updates its parameters at first
 * @param flags whether training updates a parameter at first, by its name within the layer, where
 *     that is not what {@code trainable} and the specs of layers inside say
 * @param calls the inputs of each call
 */
public record LayerDef(
    String name,
    Spec spec,
    boolean trainable,
    Map<String, Boolean> flags,
    List<List<NodeRef>> calls) {
  /** Copies. */
  public LayerDef {
    flags = Map.copyOf(flags);
    calls = calls.stream().map(List::copyOf).toList();
  }

  /** A layer whose parameters are all as it and its spec say. */
  public LayerDef(String name, Spec spec, boolean trainable, List<List<NodeRef>> calls) {
    this(name, spec, trainable, Map.of(), calls);
  }

  /** As messages name it. */
  public String label() {
    return "layer \"" + name + "\" (" + spec.type() + ")";
  }
}
