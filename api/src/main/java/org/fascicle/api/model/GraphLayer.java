package org.fascicle.api.model;

import org.osgi.annotation.versioning.ProviderType;

/** A layer of a functional model; calling it twice shares its parameters. */
@ProviderType
public interface GraphLayer {
  /** The name, unique within the model. */
  String name();

  /**
   * Calls the layer.
   *
   * @param inputs nodes of the same builder
   * @return the first result; {@link Node#output} gives the others
   */
  Node apply(Node... inputs);
}
