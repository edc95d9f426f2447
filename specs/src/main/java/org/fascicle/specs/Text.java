package org.fascicle.specs;

import java.nio.file.Path;
import org.fascicle.api.model.Spec;

/**
 * The characters of a file in windows. Of a text by Project Gutenberg, what is between its markers.
 */
public final class Text extends TextBuilder<Text> {
  private Text(Spec spec) {
    super(spec, Text::new);
  }

  /** The dataset of a file in UTF-8. */
  public static Text of(Path file) {
    return new Text(DatasetBuilder.dataset("text").with("file", file.toString()));
  }
}
