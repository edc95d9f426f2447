package org.fascicle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What a host carries of ours stays small. Felix, SCR and other libraries are not counted. */
class SizeIT {
  private static final long LIMIT = 3L << 20;

  @Test
  void theCoreTakesAtMostThreeMegabytes() throws IOException {
    long size = classesOf("org/fascicle/embed/");
    for (String module :
        new String[] {
          "api", "specs", "platform", "plugin-core", "plugin-cnn", "plugin-rnn", "backend-reference"
        }) {
      size += Files.size(Jars.of("fascicle-" + module));
    }
    assertThat(size).isGreaterThan(100_000).isLessThan(LIMIT);
  }

  /** The launcher's own classes; the rest of its jar are the modules counted above. */
  private static long classesOf(String folder) throws IOException {
    try (JarFile jar = new JarFile(Jars.of("fascicle-embed").toFile())) {
      return jar.stream()
          .filter(entry -> entry.getName().startsWith(folder))
          .mapToLong(ZipEntry::getCompressedSize)
          .sum();
    }
  }
}
