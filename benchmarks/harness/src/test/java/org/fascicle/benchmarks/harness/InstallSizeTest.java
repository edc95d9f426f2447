package org.fascicle.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.benchmarks.works.JavaProgram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstallSizeTest {
  @TempDir Path root;

  private Path file(String name, int bytes) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.write(file, new byte[bytes]);
  }

  private Competitor competitor(String name) {
    return new Competitor(name, new JavaProgram(root.resolve(name) + "/*", "Main", List.of()));
  }

  @Test
  void whatTheBenchmarksBringDoesNotCountAndOurBundlesDo() throws IOException {
    for (String name : List.of("Fascicle", "Peer", "oneDNN")) {
      file(name + "/library.jar", 100);
      file(name + "/fascicle-benchmarks-works-1.jar", 7);
      file(name + "/jackson-jr-objects-2.jar", 7);
      file(name + "/readme.txt", 7);
    }
    file(Competitor.BUNDLES + "/natives.jar", 1000);
    List<Competitor> all =
        List.of(competitor("Fascicle"), competitor("Peer"), competitor("oneDNN"));

    assertThat(InstallSize.all(root, all)).isEqualTo(Map.of("Fascicle", 1100L, "Peer", 100L));
  }
}
