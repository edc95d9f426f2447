package org.fascicle.plugin.datasets.idx;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * {@code mnist}: handwritten digits, 60,000 to train on and 10,000 held out.
 *
 * @see <a href="https://doi.org/10.1109/5.726791">LeCun, Bottou, Bengio, Haffner: Gradient-Based
 *     Learning Applied to Document Recognition (1998)</a>
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=mnist")
public final class MnistProvider implements DatasetProvider<ArchiveConfig> {
  @Override
  public Class<ArchiveConfig> configuration() {
    return ArchiveConfig.class;
  }

  @Override
  public Splits open(ArchiveConfig config, Optional<Path> dataDirectory) {
    return ArchiveReader.open(ImageArchive.MNIST, config, dataDirectory);
  }
}
