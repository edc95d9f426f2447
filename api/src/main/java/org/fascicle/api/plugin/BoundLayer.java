package org.fascicle.api.plugin;

import java.util.List;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.annotation.versioning.ProviderType;

/**
 * A layer inside another one, with its configuration, parameters and states. It may be called more
 * than once in a step; each draw of random numbers is another.
 */
@ProviderType
public interface BoundLayer {
  /**
   * What comes out.
   *
   * @param mask of the first input, (N, T); null for none
   */
  Result call(Tensor mask, Tensor... inputs);

  /** What would come out of inputs like these. */
  List<TensorSpec> outputs(List<TensorSpec> inputs);

  /**
   * What came out.
   *
   * @param outputs in the order in which the layer declared them
   * @param mask of the outputs; null for none
   */
  record Result(List<Tensor> outputs, Tensor mask) {
    /** Copies. */
    public Result {
      outputs = List.copyOf(outputs);
    }

    /** The first output. */
    public Tensor output() {
      return outputs.get(0);
    }
  }
}
