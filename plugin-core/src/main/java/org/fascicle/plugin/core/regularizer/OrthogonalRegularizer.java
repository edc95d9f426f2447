package org.fascicle.plugin.core.regularizer;

import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.plugin.Regularizer;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.osgi.service.component.annotations.Component;

/**
 * Pulls the rows of a matrix, or its columns, towards being orthogonal: factor · Σ|cos(i, j)| / 2
 * over the pairs i ≠ j, divided by their number.
 *
 * @see <a href="https://keras.io/api/layers/regularizers/">Keras: OrthogonalRegularizer</a>
 */
@Component(
    service = Regularizer.class,
    property = {
      Plugin.NAME + "=OrthogonalRegularizer",
      Plugin.NAME + "=orthogonal_regularizer",
      Plugin.NAME + "=orthogonal"
    })
public final class OrthogonalRegularizer implements Regularizer<OrthogonalRegularizer.Config> {
  /** Keeps the length of a vector of zeros from dividing by 0, as Keras does. */
  private static final double LEAST_SQUARE = 1e-12;

  /**
   * The configuration.
   *
   * @param factor the factor, at least 0; 0.01 unless set
   * @param mode {@code rows} or {@code columns}; {@code rows} unless set
   */
  public record Config(Double factor, String mode) {
    /** Checks values and fills in defaults. */
    public Config {
      factor = Check.notNegative("OrthogonalRegularizer.factor", Check.or(factor, 0.01));
      mode = Check.oneOf("OrthogonalRegularizer.mode", Check.or(mode, "rows"), "rows", "columns");
    }

    private boolean isRows() {
      return mode.equals("rows");
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void check(Config config, Shape x) {
    if (x.rank() != 2) {
      throw new ShapeMismatchException(
          "OrthogonalRegularizer", "a matrix", x.toString(), "Use another regularizer.");
    }
  }

  @Override
  public Tensor loss(Config config, Tensor x) {
    check(config, x.shape());
    Tensor squares = x.square().sum(true, config.isRows() ? 1 : 0);
    Tensor unit = x.div(squares.maximum(LEAST_SQUARE).sqrt());
    Tensor cosines = unit.matmul(unit, !config.isRows(), config.isRows());
    long size = cosines.shape().dim(0);
    double pairs = Math.max(1, size * (size - 1) / 2.0);
    Tensor others = cosines.abs().sum().sub(unit.square().sum());
    return others.mul(config.factor * 0.5 / pairs);
  }
}
