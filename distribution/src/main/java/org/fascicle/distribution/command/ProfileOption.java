package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.profile.Profile;
import org.fascicle.api.profile.Profiling;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Option;

/** Shows what a command's work consisted of. */
final class ProfileOption {
  @Option(
      names = "--profile",
      description =
          "Show which kernels ran, for which layer and how long, and write a trace for"
              + " chrome://tracing or Perfetto.")
  boolean profile;

  /** Looks from now on, if that is asked for. */
  Taking begin(Fascicle fascicle) {
    return new Taking(profile ? fascicle.profile() : null);
  }

  /** A profile that is being taken; of null if none is. */
  record Taking(Profiling profiling) implements AutoCloseable {
    /**
     * Shows what was seen so far.
     *
     * @param folder where the trace goes
     */
    void show(Report report, Path folder) {
      if (profiling != null) {
        ProfileOption.show(profiling.profile(), report, folder);
      }
    }

    @Override
    public void close() {
      if (profiling != null) {
        profiling.close();
      }
    }
  }

  private static void show(Profile taken, Report report, Path folder) {
    Path file = folder.resolve("profile.json");
    taken.writeTrace(file);
    report.line("");
    taken.toTable().lines().forEach(report::line);
    report.line("Saved the last " + taken.events().size() + " kernels as a trace in " + file);
    report.object(json(taken, file));
  }

  private static Map<String, Object> json(Profile taken, Path file) {
    List<Map<String, Object>> rows = taken.rows().stream().map(ProfileOption::json).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("profile", rows);
    json.put("steps", taken.steps());
    json.put("stepMillis", taken.stepNanos() / 1e6);
    json.put("kernelMillis", taken.kernelNanos() / 1e6);
    json.put("trace", file.toString());
    return json;
  }

  private static Map<String, Object> json(Profile.Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("layer", row.work().layer());
    json.put("phase", row.work().phase());
    json.put("operation", row.work().operation());
    json.put("partOf", row.work().partOf());
    json.put("backend", row.work().backend());
    json.put("library", row.work().library());
    json.put("count", row.count());
    json.put("totalMicros", row.nanos() / 1e3);
    json.put("meanMicros", row.meanMicros());
    json.put("bytes", row.bytes());
    return json;
  }
}
