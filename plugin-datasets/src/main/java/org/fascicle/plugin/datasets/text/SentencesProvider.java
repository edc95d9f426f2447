package org.fascicle.plugin.datasets.text;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * {@code sentences}: a text made up by a small grammar, in windows of characters, each with the
 * character that comes next. Needs no file.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=sentences")
public final class SentencesProvider implements DatasetProvider<SentencesConfig> {
  @Override
  public Class<SentencesConfig> configuration() {
    return SentencesConfig.class;
  }

  @Override
  public Splits open(SentencesConfig config, Optional<Path> dataDirectory) {
    String text = Grammar.write(config.seed(), config.characters());
    return TextWindows.of("sentences", text, config.windows());
  }
}
