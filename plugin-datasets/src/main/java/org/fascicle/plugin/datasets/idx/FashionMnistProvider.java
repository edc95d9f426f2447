package org.fascicle.plugin.datasets.idx;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * {@code fashion_mnist}: pieces of clothing in the format of MNIST.
 *
 * @see <a href="https://arxiv.org/abs/1708.07747">Xiao, Rasul, Vollgraf: Fashion-MNIST, a novel
 *     image dataset for benchmarking machine learning algorithms (2017)</a>
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=fashion_mnist")
public final class FashionMnistProvider implements DatasetProvider<ArchiveConfig> {
  @Override
  public Class<ArchiveConfig> configuration() {
    return ArchiveConfig.class;
  }

  @Override
  public Splits open(ArchiveConfig config, Optional<Path> dataDirectory) {
    return ArchiveReader.open(ImageArchive.FASHION_MNIST, config, dataDirectory);
  }
}
