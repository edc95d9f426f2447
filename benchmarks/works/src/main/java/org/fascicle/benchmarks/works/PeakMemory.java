package org.fascicle.benchmarks.works;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The most memory that this process had resident, as the operating system counts it. */
final class PeakMemory {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Pattern PEAK = Pattern.compile("(?m)^VmHWM:\\s*(\\d+) kB$");
  private static final int KIBI = 1024;

  private PeakMemory() {}

  /** Bytes; empty where the system has no such file. */
  static OptionalLong bytes() {
    try {
      return Files.isReadable(STATUS) ? bytes(Files.readString(STATUS)) : OptionalLong.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Reads the file's text. */
  static OptionalLong bytes(String status) {
    Matcher matcher = PEAK.matcher(status);
    return matcher.find()
        ? OptionalLong.of(Long.parseLong(matcher.group(1)) * KIBI)
        : OptionalLong.empty();
  }
}
