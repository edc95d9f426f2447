package org.fascicle.plugin.datasets.text;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** {@code text}: a file's characters in windows, each with the character that comes next. */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=text")
public final class TextProvider implements DatasetProvider<TextConfig> {
  @Override
  public Class<TextConfig> configuration() {
    return TextConfig.class;
  }

  @Override
  public Splits open(TextConfig config, Optional<Path> dataDirectory) {
    return TextWindows.of("text", TextFiles.read(Path.of(config.file())), config.windows());
  }
}
