package org.fascicle.embed.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fascicle.embed.bundle.LaunchException;

/** Goes from a jar on the class path to a running platform. */
public final class Launcher {
  private static final String FRAMEWORK_SIDE = FrameworkLoader.OWN_PACKAGE + "FelixSide";

  private final LaunchRequest request;
  private final ClassLoader host = Launcher.class.getClassLoader();

  /** A launch to come. */
  public Launcher(LaunchRequest request) {
    this.request = request;
  }

  /**
   * Starts the framework and waits for the platform.
   *
   * @throws LaunchException if a bundle or a service is missing; then nothing is left running
   */
  public RunningFramework launch() {
    List<BundleFile> added = BundleFile.allOf(request.bundles());
    Warmup.begin(!added.isEmpty());
    LaunchIndex index = LaunchIndex.load(host);
    Workspace workspace = Workspace.create();
    try {
      FrameworkSide framework = start(index, added, workspace);
      framework.service(request.patience());
      return new RunningFramework(framework, workspace, request.closesOnExit());
    } catch (IOException | ReflectiveOperationException e) {
      workspace.abandon(e);
      throw new LaunchException("Fascicle did not start: " + e, e);
    } catch (RuntimeException | Error e) {
      workspace.abandon(e);
      throw e;
    }
  }

  private FrameworkSide start(LaunchIndex index, List<BundleFile> added, Workspace workspace)
      throws IOException, ReflectiveOperationException {
    JarStore store = new JarStore(jars(workspace), host);
    FrameworkSide framework = framework(workspace, store.files(index.framework()));
    FrameworkSetup setup =
        new FrameworkSetup(index.packages(), workspace.storage(), request.properties());
    // The framework boots on one core while the bundles are checked or unpacked on another.
    DaemonThread boot = DaemonThread.start("fascicle-boot", () -> framework.boot(setup));
    workspace.closeAtEnd(
        () -> {
          boot.settle();
          framework.stop();
        });
    List<Path> own = store.files(notReplaced(index.bundles(), added));
    ComponentStore components = index.components(host);
    boot.join();
    DaemonThread.start("fascicle-start", () -> framework.start(own, paths(added), components))
        .join();
    return framework;
  }

  /** The user's cache; in a process that may write no cache, its own folder. */
  private Path jars(Workspace workspace) {
    Path folder = request.cache().orElseGet(UserCache::folder).resolve("bundles");
    try {
      Files.createDirectories(folder);
      if (Files.isWritable(folder)) {
        return folder;
      }
    } catch (IOException e) {
      // A read-only home is common in containers: the log says what it costs, nothing fails.
    }
    System.getLogger("org.fascicle.embed")
        .log(
            System.Logger.Level.INFO,
            "Cannot write to {0}: the bundles are unpacked for this process alone. Name a folder"
                + " with LaunchOptions.cache to unpack them once.",
            folder);
    return workspace.jars();
  }

  private FrameworkSide framework(Workspace workspace, List<Path> jars)
      throws IOException, ReflectiveOperationException {
    FrameworkLoader loader = new FrameworkLoader(jars, host);
    workspace.closeAtEnd(loader);
    return (FrameworkSide) loader.loadClass(FRAMEWORK_SIDE).getConstructor().newInstance();
  }

  private static List<LaunchIndex.Entry> notReplaced(
      List<LaunchIndex.Entry> own, List<BundleFile> added) {
    Set<String> replaced = added.stream().map(BundleFile::symbolicName).collect(Collectors.toSet());
    return own.stream().filter(entry -> !replaced.contains(entry.symbolicName())).toList();
  }

  private static List<Path> paths(List<BundleFile> bundles) {
    List<Path> paths = new ArrayList<>();
    bundles.forEach(bundle -> paths.add(bundle.path()));
    return paths;
  }
}
