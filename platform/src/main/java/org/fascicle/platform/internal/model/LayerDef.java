package org.fascicle.platform.internal.model;

import java.util.List;
import org.fascicle.api.model.Spec;

/**
 * A layer of a model.
 *
 * @param name unique within the model
 * @param spec type and configuration
 * @param trainable whether training updates its parameters at first
 * @param calls the inputs of each call
 */
public record LayerDef(String name, Spec spec, boolean trainable, List<List<NodeRef>> calls) {
  /** Copies. */
  public LayerDef {
    calls = calls.stream().map(List::copyOf).toList();
  }

  /** As messages name it. */
  public String label() {
    return "layer \"" + name + "\" (" + spec.type() + ")";
  }
}
