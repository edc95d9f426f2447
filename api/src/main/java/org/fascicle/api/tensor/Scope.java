package org.fascicle.api.tensor;

import org.osgi.annotation.versioning.ProviderType;

/**
 * Frees the tensors made on this thread while it was open, in one go, when it closes. Scopes nest.
 */
@ProviderType
public interface Scope extends AutoCloseable {
  /** Moves a tensor to the enclosing scope, so that it survives this one. */
  <T extends Tensor> T keep(T tensor);

  @Override
  void close();
}
