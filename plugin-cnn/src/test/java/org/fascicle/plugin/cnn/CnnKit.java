package org.fascicle.plugin.cnn;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.tck.junit.LayerKit;

/** What the kits of this bundle's layers share. */
public abstract class CnnKit extends LayerKit {
  /** An axis whose length is known when data comes. */
  protected static final long OPEN = -1;

  /** The other place for channels. */
  protected static final String FIRST = "channels_first";

  /** A layer by its type. */
  protected static Spec layer(String type) {
    return Spec.of(Kind.LAYER, type);
  }
}
