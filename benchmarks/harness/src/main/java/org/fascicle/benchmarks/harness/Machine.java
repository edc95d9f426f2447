package org.fascicle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The machine, in words. */
final class Machine {
  private static final Path CPU = Path.of("/proc/cpuinfo");
  private static final Pattern FIELD = Pattern.compile("(?m)^(model name|flags)\\s*:\\s*(.*)$");
  private static final List<String> VECTORS = List.of("avx2", "avx512f", "avx512_bf16", "amx_bf16");

  private Machine() {}

  /** Processors, their name and what vectors they have, and the Java that runs. */
  static String describe() {
    return Runtime.getRuntime().availableProcessors()
        + " × "
        + processor(read(CPU))
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", Java "
        + System.getProperty("java.version");
  }

  /** The processor's name and its vector instructions; of a system without this file, less. */
  static String processor(String file) {
    String name = "processor";
    String flags = "";
    Matcher matcher = FIELD.matcher(file);
    while (matcher.find()) {
      if (matcher.group(1).equals("flags")) {
        flags = matcher.group(2);
      } else {
        name = matcher.group(2).replaceAll("\\s+", " ").strip();
      }
    }
    List<String> all = List.of(flags.split(" "));
    List<String> known = VECTORS.stream().filter(all::contains).toList();
    return Stream.concat(Stream.of(name), known.stream())
        .reduce((a, b) -> a + " " + b)
        .orElseThrow();
  }

  private static String read(Path file) {
    try {
      return Files.isReadable(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      return "";
    }
  }
}
