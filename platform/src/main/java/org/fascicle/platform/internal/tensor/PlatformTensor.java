package org.fascicle.platform.internal.tensor;

import org.fascicle.api.tensor.Tensor;

/** The two tensors there are. */
public sealed interface PlatformTensor extends Tensor permits DeviceTensor, HostTensor {
  @Override
  TensorHome session();
}
