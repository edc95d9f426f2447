package com.example.swish;

import java.util.stream.Stream;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.tck.junit.LayerKit;
import org.fascicle.tck.layer.LayerCase;

/** The layer, by the platform's kit. */
class SwishKitTest extends LayerKit {
  @Override
  protected Stream<LayerCase> cases() {
    Spec swish = Spec.of(Kind.LAYER, "Swish");
    return Stream.of(
        LayerCase.of(swish, 7)
            .refuses("beta_initializer", 3)
            .refusesInputs(new long[0])
            .refusesInputs(new long[] {-1}),
        LayerCase.of(swish.with("beta_initializer", "zeros"), 5, 3));
  }
}
