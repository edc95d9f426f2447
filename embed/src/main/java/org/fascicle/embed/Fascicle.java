package org.fascicle.embed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.embed.bundle.BundleFailedException;
import org.fascicle.embed.bundle.BundleInfo;
import org.fascicle.embed.bundle.LaunchException;
import org.fascicle.embed.internal.Launcher;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The platform inside an ordinary program, with the bundles it is made of.
 *
 * <pre>{@code
 * try (Fascicle fascicle = Fascicle.launch()) {
 *   Session session = fascicle.session("sums");
 *   ...
 * }
 * }</pre>
 *
 * <p>A launch starts an OSGi framework that nothing of the host can see. The host's context class
 * loader, logging and URL handlers stay as they are, and two launches in one program do not meet.
 */
@ProviderType
public interface Fascicle extends org.fascicle.api.Fascicle {

  /**
   * Starts the platform with the bundles inside the jar.
   *
   * @throws LaunchException if something is missing; it names the bundles and components
   */
  static Fascicle launch() {
    return launch(options -> {});
  }

  /**
   * Starts the platform.
   *
   * @param options {@code o -> o.bundles(folder)} adds bundles
   * @throws LaunchException if something is missing; it names the bundles and components
   * @throws BundleFailedException if a file named in the options is no bundle
   */
  static Fascicle launch(Consumer<LaunchOptions> options) {
    LaunchOptions chosen = new LaunchOptions();
    options.accept(chosen);
    return new EmbeddedFascicle(new Launcher(chosen.request()).launch(), chosen.patience());
  }

  /** All bundles of the framework, the framework itself first. */
  List<BundleInfo> bundles();

  /**
   * Installs a bundle and starts it. What it provides is on offer at once.
   *
   * @throws BundleFailedException if it is no bundle, is installed already, or lacks something
   */
  BundleInfo install(Path jar);

  /**
   * Replaces a bundle's content by another version of it, while models live on.
   *
   * @throws BundleFailedException if the jar holds another bundle, or the bundle is not there
   */
  BundleInfo update(String symbolicName, Path jar);

  /**
   * Starts a bundle that was stopped.
   *
   * @throws BundleFailedException if it lacks something, or is not there
   */
  BundleInfo start(String symbolicName);

  /**
   * Stops a bundle: what it provided is gone until it starts again.
   *
   * @throws BundleFailedException if it is not there
   */
  BundleInfo stop(String symbolicName);

  /**
   * Removes a bundle.
   *
   * @throws BundleFailedException if it is not there
   */
  BundleInfo uninstall(String symbolicName);

  /**
   * A service of a bundle, for tools that test or measure it directly: a backend for the
   * conformance kit. It must not be used once its bundle has stopped.
   *
   * @param type an interface of the API
   * @param filter an OSGi filter over the service's properties: {@code (fascicle.backend=cpu)}
   * @return the service of the highest ranking; empty if there is none
   */
  <S> Optional<S> service(Class<S> type, String filter);

  /** Ends training runs at a step boundary, then stops the framework. Once is enough. */
  @Override
  void close();
}
