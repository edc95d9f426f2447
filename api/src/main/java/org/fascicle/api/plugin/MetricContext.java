package org.fascicle.api.plugin;

import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/** What a metric's update is given besides its tensors. */
@ProviderType
public interface MetricContext {
  /** The session of the tensors. */
  Session session();

  /** A declared sum, as it was before this batch. */
  Tensor state(String name);

  /** Gives a declared sum its next value. */
  void updateState(String name, Tensor next);
}
