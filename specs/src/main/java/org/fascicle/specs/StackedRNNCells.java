package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/** Cells one above the other, for an RNN. */
public final class StackedRNNCells extends LayerBuilder<StackedRNNCells> {
  private StackedRNNCells(Spec spec) {
    super(spec, StackedRNNCells::new);
  }

  /** These cells, from the lowest to the highest. */
  public static StackedRNNCells of(SpecSource... cells) {
    return new StackedRNNCells(layer("StackedRNNCells").with("cells", List.of(cells)));
  }
}
