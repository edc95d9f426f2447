package org.fascicle.api.plugin;

import java.util.Optional;
import org.fascicle.api.op.Pointwise;
import org.fascicle.api.tensor.Tensor;
import org.osgi.annotation.versioning.ProviderType;

/** An activation function with its configuration. */
@ProviderType
public interface BoundActivation {
  /** The function's value. */
  Tensor apply(Tensor x);

  /** The pointwise function that this is, if an operation may fuse it. */
  Optional<Pointwise> pointwise();
}
