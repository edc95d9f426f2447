package org.fascicle.embed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.embed.bundle.BundleFailedException;
import org.fascicle.embed.bundle.BundleInfo;
import org.fascicle.embed.bundle.LaunchException;
import org.fascicle.embed.fixture.SilentPlatform;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The launcher by itself: a silent bundle takes the platform's place. */
class LaunchIT {
  private static final String PLATFORM = "org.fascicle.platform";

  @TempDir private Path folder;
  private Path platform;

  @BeforeEach
  void replacePlatform() throws IOException {
    platform = TestBundles.silentPlatform(folder.resolve("platform.jar"));
  }

  @Test
  void startsEveryBundleAndTakesTheHostsInPlaceOfItsOwn() {
    try (Fascicle fascicle = launch()) {
      assertThat(fascicle.bundles())
          .extracting(BundleInfo::symbolicName)
          .contains("org.fascicle.backend.reference", "org.apache.felix.scr")
          .containsOnlyOnce(PLATFORM);
      assertThat(fascicle.bundles())
          .allMatch(bundle -> bundle.state() == BundleInfo.State.ACTIVE, "active");
      assertThat(find(fascicle, PLATFORM).version()).isEqualTo("9.9.0");
    }
  }

  @Test
  void closesTheServiceFirstAndLeavesNothingBehind() throws IOException {
    System.clearProperty(SilentPlatform.CLOSED);
    List<Path> before = workspaces();
    Fascicle fascicle = launch();
    assertThat(workspaces()).hasSize(before.size() + 1);
    fascicle.close();
    fascicle.close();
    assertThat(System.getProperty(SilentPlatform.CLOSED)).isEqualTo(PLATFORM);
    assertThat(workspaces()).isEqualTo(before);
    assertThatThrownBy(fascicle::backends)
        .isInstanceOf(ClosedException.class)
        .hasMessageContaining("Fascicle.launch()");
  }

  @Test
  void twoLaunchesDoNotMeet() {
    try (Fascicle first = launch();
        Fascicle second = launch()) {
      first.stop("org.fascicle.plugin.core");
      assertThat(find(second, "org.fascicle.plugin.core").state())
          .isEqualTo(BundleInfo.State.ACTIVE);
    }
  }

  @Test
  void leavesTheHostsContextClassLoaderAlone() {
    ClassLoader mine = new ClassLoader(null) {};
    Thread.currentThread().setContextClassLoader(mine);
    try (Fascicle fascicle = launch()) {
      fascicle.stop(PLATFORM);
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(mine);
    } finally {
      Thread.currentThread().setContextClassLoader(LaunchIT.class.getClassLoader());
    }
  }

  @Test
  void installsUpdatesStopsStartsAndRemovesABundle() throws IOException {
    String name = "org.example.guest";
    try (Fascicle fascicle = launch()) {
      Path old = TestBundles.empty(folder.resolve("guest 1+ü%.jar"), name, "1.0.0");
      assertThat(fascicle.install(old).state()).isEqualTo(BundleInfo.State.ACTIVE);
      assertThat(fascicle.stop(name).state()).isEqualTo(BundleInfo.State.RESOLVED);
      assertThat(fascicle.start(name).state()).isEqualTo(BundleInfo.State.ACTIVE);
      Path newer = TestBundles.empty(folder.resolve("guest-2.jar"), name, "2.0.0");
      assertThat(fascicle.update(name, newer).version()).isEqualTo("2.0.0");
      assertThat(find(fascicle, name).state()).isEqualTo(BundleInfo.State.ACTIVE);
      assertThat(fascicle.uninstall(name).state()).isEqualTo(BundleInfo.State.UNINSTALLED);
      assertThat(fascicle.bundles()).noneMatch(bundle -> bundle.symbolicName().equals(name));
    }
  }

  @Test
  void aJarMayBeRebuiltWhileItsBundleRuns() throws IOException {
    String name = "org.example.guest";
    Path jar = TestBundles.empty(folder.resolve("guest.jar"), name, "1.0.0");
    try (Fascicle fascicle = launch()) {
      fascicle.install(jar);
      TestBundles.empty(jar, name, "1.1.0");
      assertThat(fascicle.update(name, jar).version()).isEqualTo("1.1.0");
    }
  }

  @Test
  void refusesWrongUseOfBundles() throws IOException {
    Path guest = TestBundles.empty(folder.resolve("guest.jar"), "org.example.guest", "1.0.0");
    try (Fascicle fascicle = launch()) {
      assertThatThrownBy(() -> fascicle.stop("org.example.absent"))
          .isInstanceOf(BundleFailedException.class)
          .hasMessageContaining("No bundle org.example.absent")
          .hasMessageContaining(PLATFORM);
      assertThatThrownBy(() -> fascicle.update(PLATFORM, guest))
          .isInstanceOf(BundleFailedException.class)
          .hasMessageContaining("which holds the bundle org.example.guest");
      fascicle.install(guest);
      assertThatThrownBy(() -> fascicle.install(guest))
          .isInstanceOf(BundleFailedException.class)
          .hasMessageContaining("installed already");
    }
  }

  @Test
  void anInstallThatFailsLeavesNothing() throws IOException {
    Path needy = needy("org.example.needy");
    try (Fascicle fascicle = launch()) {
      assertThatThrownBy(() -> fascicle.install(needy))
          .isInstanceOf(BundleFailedException.class)
          .hasMessageContaining("org.example.missing");
      assertThat(fascicle.bundles())
          .noneMatch(bundle -> bundle.symbolicName().equals("org.example.needy"));
    }
  }

  @Test
  void reportsAllBundlesThatDoNotStartAtOnce() throws IOException {
    List<Path> before = workspaces();
    Path first = needy("org.example.first");
    Path second = needy("org.example.second");
    assertThatThrownBy(() -> Fascicle.launch(o -> o.bundles(platform, first, second)))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("org.example.first")
        .hasMessageContaining("org.example.second")
        .hasMessageContaining("org.example.missing");
    assertThat(workspaces()).isEqualTo(before);
  }

  @Test
  void namesTheComponentThatKeepsThePlatformAway() throws IOException {
    Path waiting = TestBundles.waitingComponent(folder.resolve("waiting.jar"), PLATFORM);
    assertThatThrownBy(
            () -> Fascicle.launch(o -> o.bundles(waiting).patience(Duration.ofMillis(10))))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("no service org.fascicle.api.Fascicle")
        .hasMessageContaining("component waiting of bundle " + PLATFORM)
        .hasMessageContaining("a service java.lang.Comparable with (kind=absent)");
  }

  @Test
  void unpacksIntoTheNamedFolderAndMendsWhatIsDamagedThere() throws IOException {
    Path cache = folder.resolve("cache with spaces");
    try (Fascicle fascicle = Fascicle.launch(o -> o.bundles(platform).cache(cache))) {
      assertThat(fascicle.bundles()).isNotEmpty();
    }
    List<Path> jars = jarsUnder(cache);
    assertThat(jars).isNotEmpty();
    for (Path jar : jars) {
      Files.write(jar, new byte[(int) Files.size(jar)]);
    }
    try (Fascicle fascicle = Fascicle.launch(o -> o.bundles(platform).cache(cache))) {
      assertThat(fascicle.bundles()).isNotEmpty();
    }
  }

  @Test
  void runsWithoutACacheThatItMayWrite() throws IOException {
    // A file where the folder should be: not even an administrator can write into it.
    Path blocked = Files.writeString(folder.resolve("blocked"), "a file");
    List<Path> before = workspaces();
    try (Fascicle fascicle = Fascicle.launch(o -> o.bundles(platform).cache(blocked))) {
      assertThat(fascicle.bundles()).isNotEmpty();
    }
    assertThat(workspaces()).isEqualTo(before);
  }

  private Fascicle launch() {
    return Fascicle.launch(options -> options.bundles(platform));
  }

  private Path needy(String name) throws IOException {
    Map<String, String> headers =
        Map.of(
            "Bundle-ManifestVersion",
            "2",
            "Bundle-SymbolicName",
            name,
            "Import-Package",
            "org.example.missing");
    return TestBundles.write(folder.resolve(name + ".jar"), headers, Map.of());
  }

  private static BundleInfo find(Fascicle fascicle, String name) {
    return fascicle.bundles().stream()
        .filter(bundle -> bundle.symbolicName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static List<Path> workspaces() throws IOException {
    String own = "fascicle-" + ProcessHandle.current().pid() + "-";
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files.filter(file -> file.getFileName().toString().startsWith(own)).sorted().toList();
    }
  }

  private static List<Path> jarsUnder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
