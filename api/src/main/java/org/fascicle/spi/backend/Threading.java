package org.fascicle.spi.backend;

import java.util.OptionalInt;
import org.osgi.annotation.versioning.ProviderType;

/**
 * How much of the machine's processors backends may take: a service of the platform, with what the
 * host granted at its launch. Native libraries read it once, when they are loaded.
 */
@ProviderType
public interface Threading {
  /** The environment variable that sets {@link #threads} where the host says nothing. */
  String THREADS_VARIABLE = "FASCICLE_THREADS";

  /** The environment variable that sets {@link #pinned} where the host says nothing. */
  String PIN_VARIABLE = "FASCICLE_PIN";

  /** The framework property of {@link #threads}. */
  String THREADS_PROPERTY = "fascicle.threads";

  /** The framework property of {@link #pinned}. */
  String PIN_PROPERTY = "fascicle.pin";

  /**
   * How many threads the kernels of a backend keep busy together, at least 1; empty to leave it to
   * the backend: one a processor.
   */
  OptionalInt threads();

  /** Whether each of those threads stays on a processor of its own. */
  boolean pinned();
}
