package org.fascicle.api.profile;

import org.osgi.annotation.versioning.ProviderType;

/**
 * A profile that is being taken. Every kernel is timed, copies to and from the backend too; a
 * backend that works asynchronously is waited for after each, so that a kernel's time is its own.
 *
 * <pre>{@code
 * try (Profiling profiling = model.profile()) {
 *   model.fit(data, Fit.epochs(1));
 *   System.out.println(profiling.profile().toTable());
 * }
 * }</pre>
 */
@ProviderType
public interface Profiling extends AutoCloseable {
  /** What was seen so far. */
  Profile profile();

  /** Looks no longer; the profile stays readable. */
  @Override
  void close();
}
