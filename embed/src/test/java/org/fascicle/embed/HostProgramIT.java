package org.fascicle.embed;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.embed.fixture.BareHost;
import org.fascicle.embed.fixture.QuickHost;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs of their own, with the one jar and little else on their class path. */
class HostProgramIT {
  @TempDir private Path folder;

  @Test
  void aHostStaysAsItWasAndMayForgetToClose() throws Exception {
    assertHostIsContent(List.of(HostProgram.JAR, HostProgram.TESTS));
  }

  @Test
  void otherOsgiClassesOfTheHostDoNotMatter() throws Exception {
    byte[] nonsense = {1, 2, 3};
    Path poison =
        TestBundles.write(
            folder.resolve("other-osgi.jar"),
            Map.of(),
            Map.of(
                "org/osgi/framework/Bundle.class",
                nonsense,
                "org/osgi/framework/Version.class",
                nonsense,
                "org/apache/felix/framework/Felix.class",
                nonsense,
                "default.properties",
                "org.osgi.framework.system.packages=none".getBytes(StandardCharsets.UTF_8)));
    assertHostIsContent(List.of(poison, HostProgram.JAR, HostProgram.TESTS));
  }

  @Test
  void theDescriptionsOfItsOwnComponentsWereReadByTheBuild() throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    List<String> lines =
        new HostProgram(List.of(HostProgram.JAR, HostProgram.TESTS), temporary)
            .run(QuickHost.class, folder.resolve("cache").toString());
    assertThat(lines).containsExactly("plugins: true", "XML parser loaded: false");
  }

  private void assertHostIsContent(List<Path> classPath) throws Exception {
    Path temporary = Files.createDirectory(folder.resolve("tmp"));
    Path platform = TestBundles.silentPlatform(folder.resolve("platform.jar"));
    List<String> lines =
        new HostProgram(classPath, temporary).run(BareHost.class, platform.toString());
    assertThat(lines)
        .containsExactly(
            "bundles run: true",
            "context class loader kept: true",
            "log handlers kept: true",
            "URL handlers free: true");
    assertThat(temporary).isEmptyDirectory();
  }
}
