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
   * @throws org.fascicle.api.exception.MissingDataException if files are missing; it says which,
   *     and where to put them
   * @throws org.fascicle.api.exception.CorruptFileException if a file is not what it should be
   */
  Splits open(C config, Optional<Path> dataDirectory);
}
