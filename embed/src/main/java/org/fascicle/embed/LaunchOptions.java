package org.fascicle.embed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.embed.internal.LaunchRequest;
import org.fascicle.spi.backend.Threading;

/** How to start; what {@link Fascicle#launch(java.util.function.Consumer)} lets a host decide. */
public final class LaunchOptions {
  private final List<Path> bundles = new ArrayList<>();
  private Path cache;
  private Path data;
  private Duration patience = Duration.ofSeconds(10);
  private boolean closesOnExit = true;
  private Integer threads;
  private Boolean pinned;

  /** Options that change nothing: the bundles inside the jar, the user's cache folder. */
  public LaunchOptions() {}

  /**
   * Adds bundles to those inside the jar. One with the symbolic name of a bundle inside the jar
   * takes its place.
   *
   * <p>A large bundle is read where it lies: do not overwrite it while the program runs.
   *
   * @param paths jar files, or folders, of which every {@code .jar} is taken, in the order of their
   *     names
   * @return this
   */
  public LaunchOptions bundles(Path... paths) {
    Collections.addAll(bundles, paths);
    return this;
  }

  /**
   * Says where the bundles inside the jar are unpacked, once for all programs of this user.
   *
   * @param folder created if absent; by default {@code fascicle} in the user's cache folder
   * @return this
   */
  public LaunchOptions cache(Path folder) {
    cache = folder;
    return this;
  }

  /**
   * Says how long to wait for the platform's service before giving up with a report.
   *
   * @param limit 10 seconds by default
   * @return this
   */
  public LaunchOptions patience(Duration limit) {
    patience = limit;
    return this;
  }

  /**
   * Says where data sets are.
   *
   * @param folder by default that of the environment variable {@code FASCICLE_DATA}, then {@code
   *     fascicle/datasets} in the user's cache folder
   * @return this
   */
  public LaunchOptions data(Path folder) {
    data = folder;
    return this;
  }

  /**
   * Says whether the end of the JVM closes what is still open.
   *
   * @param closes true by default; false for a host whose own shutdown hook saves its models first
   *     and closes then
   * @return this
   */
  public LaunchOptions closesOnExit(boolean closes) {
    closesOnExit = closes;
    return this;
  }

  /**
   * Says how many threads the kernels of a backend keep busy together. The native libraries read it
   * when they are loaded: the first launch of a process decides for what they do by themselves.
   *
   * @param most at least 1; more than there are processors is slower than one a processor. By
   *     default the environment variable {@code FASCICLE_THREADS}, then {@code OMP_NUM_THREADS},
   *     then one a processor
   * @return this
   * @throws InvalidArgumentException if it is less than 1
   */
  public LaunchOptions threads(int most) {
    threads = checked("LaunchOptions.threads", String.valueOf(most));
    return this;
  }

  /**
   * Says whether each of those threads stays on a processor of its own, where the operating system
   * has that: Linux. So do the Java threads that call a kernel of several threads, all on the first
   * processor.
   *
   * @param stays by default whether the environment variable {@code FASCICLE_PIN} is {@code true}
   * @return this
   */
  public LaunchOptions pinned(boolean stays) {
    pinned = stays;
    return this;
  }

  /** The jars and folders added. */
  public List<Path> bundles() {
    return List.copyOf(bundles);
  }

  /** The cache folder, if one was named. */
  public Optional<Path> cache() {
    return Optional.ofNullable(cache);
  }

  /** The folder of data sets, if one was named. */
  public Optional<Path> data() {
    return Optional.ofNullable(data);
  }

  /** How long to wait for the platform's service. */
  public Duration patience() {
    return patience;
  }

  /** Whether the end of the JVM closes what is still open. */
  public boolean closesOnExit() {
    return closesOnExit;
  }

  LaunchRequest request() {
    Map<String, String> properties = new HashMap<>();
    if (data != null) {
      properties.put("fascicle.data", data.toString());
    }
    Integer granted = threads == null ? fromEnvironment() : threads;
    if (granted != null) {
      properties.put(Threading.THREADS_PROPERTY, granted.toString());
    }
    if (pinned != null) {
      properties.put(Threading.PIN_PROPERTY, pinned.toString());
    }
    return new LaunchRequest(bundles(), cache(), properties, patience, closesOnExit);
  }

  private static Integer fromEnvironment() {
    String set = System.getenv(Threading.THREADS_VARIABLE);
    return set == null || set.isBlank() ? null : checked(Threading.THREADS_VARIABLE, set.strip());
  }

  private static int checked(String subject, String number) {
    if (!number.matches("0*[1-9][0-9]{0,5}")) {
      throw new InvalidArgumentException(
          subject, "a number of 1 or more", number, "Leave it out for one a processor.");
    }
    return Integer.parseInt(number);
  }
}
