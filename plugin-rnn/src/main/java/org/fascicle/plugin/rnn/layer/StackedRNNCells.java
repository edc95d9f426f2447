package org.fascicle.plugin.rnn.layer;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.BoundLayer;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.osgi.service.component.annotations.Component;

/** Cells one above the other as one cell: each feeds the next. States of the lowest come first. */
@Component(service = Layer.class, property = Plugin.NAME + "=" + StackedRNNCells.NAME)
public final class StackedRNNCells implements Layer<StackedRNNCells.Config> {
  static final String NAME = "StackedRNNCells";

  /**
   * The configuration.
   *
   * @param cells from the lowest to the highest, at least one
   */
  public record Config(List<Spec> cells) {
    /** Checks. */
    public Config {
      Check.required("StackedRNNCells.cells", cells, "the cells");
      Check.that("StackedRNNCells.cells", cells, !cells.isEmpty(), "one cell or more");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations declarations) {
    List<TensorSpec> results = new ArrayList<>();
    results.add(inputs.get(0));
    for (int i = 0; i < config.cells.size(); i++) {
      List<TensorSpec> out =
          declarations.layer(name(i), config.cells.get(i), List.of(results.get(0)));
      RNN.requireCell(NAME, config.cells.get(i), out);
      results.set(0, out.get(0));
      results.addAll(out.subList(1, out.size()));
    }
    States.check(NAME, inputs, results.subList(1, results.size()));
    return results;
  }

  @Override
  public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
    context.setMask(null);
    List<Tensor> results = new ArrayList<>();
    results.add(inputs[0]);
    for (int i = 0, at = 1; i < config.cells.size(); i++) {
      Tensor x = results.get(0);
      BoundLayer cell = context.layer(name(i), config.cells.get(i));
      int states = inputs.length == 1 ? 0 : cell.outputs(List.of(RNN.open(x))).size() - 1;
      Tensor[] own = new Tensor[1 + states];
      own[0] = x;
      System.arraycopy(inputs, at, own, 1, states);
      at += states;
      List<Tensor> out = cell.call(null, own).outputs();
      results.set(0, out.get(0));
      results.addAll(out.subList(1, out.size()));
    }
    return results.toArray(Tensor[]::new);
  }

  private static String name(int cell) {
    return "cell_" + cell;
  }
}
