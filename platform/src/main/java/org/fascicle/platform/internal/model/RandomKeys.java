package org.fascicle.platform.internal.model;

import org.fascicle.api.tensor.Tensor;

/** Gives the random key of a place in a step. */
@FunctionalInterface
public interface RandomKeys {
  /** The host value that random operations take. */
  Tensor key(long site);
}
