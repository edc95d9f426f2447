package org.fascicle.api.plugin;

import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A dataset by name.
 *
 * @param <C> the configuration
 */
@ConsumerType
public interface DatasetProvider<C extends Record> extends Plugin<C> {
  /**
   * Opens the dataset.
   *
   * @param dataDirectory where the user keeps data; empty if nothing was configured
   * @throws org.fascicle.api.exception.FascicleException if files are missing (says which, and
   *     where to put them) or corrupt
   */
  Splits open(C config, Optional<Path> dataDirectory);
}
