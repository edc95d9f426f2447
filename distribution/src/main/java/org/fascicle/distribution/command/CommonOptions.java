package org.fascicle.distribution.command;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** The options that every command takes. */
final class CommonOptions {
  @Option(
      names = "--json",
      description = "Write one JSON object a line on standard output, and nothing else.")
  boolean json;

  @Option(
      names = "--backend",
      paramLabel = "NAME",
      description = "Pin the work to this backend: cpu, reference (default: cpu if there).")
  String backend;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Key of the random generator (default: ${DEFAULT-VALUE}).")
  long seed;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where data sets are (default: FASCICLE_DATA, then the user's cache).")
  Path data;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description =
          "Threads that kernels keep busy together (default: FASCICLE_THREADS, then OMP_NUM_THREADS,"
              + " then one a processor).")
  Integer threads;

  @Option(names = "--pin", description = "Keep each of those threads on a processor of its own.")
  boolean pinned;

  /** Where output goes. */
  Report report() {
    return new Report(System.out, json, CommandLine.Help.Ansi.AUTO.enabled());
  }

  /** Starts the platform with the bundles beside the command line. */
  Fascicle launch() {
    Optional<Path> bundles =
        Optional.ofNullable(System.getProperty("fascicle.home"))
            .map(home -> Path.of(home, "bundles"))
            .filter(Files::isDirectory);
    return Fascicle.launch(
        options -> {
          options.closesOnExit(false); // The command does, once it has saved what there is.
          bundles.ifPresent(options::bundles);
          Optional.ofNullable(data).ifPresent(options::data);
          Optional.ofNullable(threads).ifPresent(options::threads);
          if (pinned) {
            options.pinned(true);
          }
        });
  }
}
