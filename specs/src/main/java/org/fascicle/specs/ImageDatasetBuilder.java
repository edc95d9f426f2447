package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;

/**
 * A builder of a dataset of 28×28 grey images in ten classes.
 *
 * @param <B> the subclass
 */
public abstract class ImageDatasetBuilder<B extends ImageDatasetBuilder<B>>
    extends DatasetBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected ImageDatasetBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** Images as rows of 784 instead of (28, 28, 1). */
  public final B flatten() {
    return with("flatten", true);
  }

  /** Pixels as bytes from 0 to 255 instead of reals from 0 to 1. */
  public final B rawPixels() {
    return with("pixels", "raw");
  }
}
