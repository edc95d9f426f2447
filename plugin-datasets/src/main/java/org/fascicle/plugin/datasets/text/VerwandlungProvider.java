package org.fascicle.plugin.datasets.text;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.datasets.DataFolders;
import org.osgi.service.component.annotations.Component;

/**
 * {@code verwandlung}: Franz Kafka's story of 1915 in German, as Project Gutenberg publishes it
 * (eBook 22367), in windows of characters, each with the character that comes next. In lower case
 * 121,665 characters, 50 different ones.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=verwandlung")
public final class VerwandlungProvider implements DatasetProvider<VerwandlungConfig> {
  private static final Path FILE = Path.of("text", "kafka-verwandlung-de", "verwandlung.txt");

  @Override
  public Class<VerwandlungConfig> configuration() {
    return VerwandlungConfig.class;
  }

  @Override
  public Splits open(VerwandlungConfig config, Optional<Path> dataDirectory) {
    String text = TextFiles.read(find(DataFolders.search(dataDirectory)));
    return TextWindows.of("verwandlung", text, config.windows());
  }

  private static Path find(List<Path> folders) {
    List<Path> places = folders.stream().map(folder -> folder.resolve(FILE)).toList();
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new MissingDataException(
                    "Die Verwandlung is not here. Put Project Gutenberg's text 22367 (UTF-8) into"
                        + " one of these places:"
                        + String.join("", places.stream().map(place -> "\n  " + place).toList())
                        + "\nThe dataset \"sentences\" takes its place without any file."));
  }
}
