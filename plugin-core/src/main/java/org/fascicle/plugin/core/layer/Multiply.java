package org.fascicle.plugin.core.layer;

import java.util.Arrays;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/** The product of its inputs. A masked element counts as 1; what is masked in all of them is 0. */
@Component(service = Layer.class, property = Plugin.NAME + "=Multiply")
public final class Multiply extends Merge {
  @Override
  Tensor merge(Masked... inputs) {
    Tensor product = Arrays.stream(inputs).map(Multiply::factor).reduce(Tensor::mul).orElseThrow();
    boolean masked = Arrays.stream(inputs).allMatch(Masked::isMasked);
    return masked ? anywhere(inputs).where(product, 0) : product;
  }

  private static Tensor factor(Masked input) {
    return input.isMasked() ? input.mask().where(input.value(), 1) : input.value();
  }

  private static Tensor anywhere(Masked... inputs) {
    return Arrays.stream(inputs).map(Masked::mask).reduce(Tensor::or).orElseThrow();
  }
}
