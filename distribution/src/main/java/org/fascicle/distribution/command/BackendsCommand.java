package org.fascicle.distribution.command;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.api.BackendStatus;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists the backends, and with {@code --ops} which library runs each operation. */
@Command(name = "backends", description = "List the backends that are there.")
final class BackendsCommand extends PlatformCommand {
  @Option(names = "--ops", description = "Show which library runs each operation.")
  boolean operations;

  @Override
  int run(Fascicle fascicle, Report report) {
    for (BackendStatus backend : fascicle.backends()) {
      if (common.backend != null && !common.backend.equals(backend.name())) {
        continue;
      }
      show(report, backend);
      if (operations) {
        showOperations(report, backend.name(), fascicle.operations(backend.name()));
      }
    }
    return 0;
  }

  private static void show(Report report, BackendStatus backend) {
    report.line(backend.name() + "  " + backend.description());
    report.line("  version " + backend.version() + ", bundle " + backend.bundle());
    new TreeMap<>(backend.properties())
        .forEach((key, value) -> report.line("  " + key + ": " + value));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("backend", backend.name());
    json.put("version", backend.version());
    json.put("bundle", backend.bundle());
    json.put("description", backend.description());
    json.put("properties", new TreeMap<>(backend.properties()));
    json.put("usedBytes", backend.usedBytes());
    report.object(json);
  }

  private static void showOperations(Report report, String backend, Map<String, String> libraries) {
    Map<String, List<String>> byLibrary = new TreeMap<>();
    libraries.forEach(
        (op, library) ->
            byLibrary.computeIfAbsent(library, l -> new java.util.ArrayList<>()).add(op));
    byLibrary.forEach((library, ops) -> report.line("  " + library + ": " + String.join(" ", ops)));
    report.object(Map.of("backend", backend, "operations", new TreeMap<>(libraries)));
  }
}
