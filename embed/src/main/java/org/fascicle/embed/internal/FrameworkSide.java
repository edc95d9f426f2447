package org.fascicle.embed.internal;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.fascicle.embed.bundle.BundleInfo;

/**
 * The running framework, as the host's side sees it. The implementation lives in a class loader of
 * its own, so only the JDK, the API and this package cross.
 */
public interface FrameworkSide {

  /** Starts the framework, without any bundle. */
  void boot(FrameworkSetup setup);

  /**
   * Installs and starts bundles, all or none.
   *
   * @param own unpacked jars, which nobody changes
   * @param added jars of the host or the operator
   * @param components the component descriptions of our own
   */
  void start(List<Path> own, List<Path> added, ComponentStore components);

  /** The platform's service, waiting for it if need be. */
  org.fascicle.api.Fascicle service(Duration patience);

  /** All bundles, in the order of installation. */
  List<BundleInfo> bundles();

  /** Installs and starts a bundle. */
  BundleInfo install(Path jar);

  /** Replaces a bundle's content, and starts it again if it ran. */
  BundleInfo update(String symbolicName, Path jar);

  /** Starts a bundle. */
  BundleInfo startBundle(String symbolicName);

  /** Stops a bundle. */
  BundleInfo stopBundle(String symbolicName);

  /** Removes a bundle. */
  BundleInfo uninstall(String symbolicName);

  /** The service of the highest ranking, if there is one. */
  <S> Optional<S> service(Class<S> type, String filter);

  /** Closes the platform's service, so that training ends at a step, then stops every bundle. */
  void stop();
}
