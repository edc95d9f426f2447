package org.fascicle.distribution.command;

import java.util.Locale;
import java.util.Map;
import org.fascicle.api.PluginStatus;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;

/** Lists the plugins. */
@Command(name = "plugins", description = "List the layers, losses, optimizers … that are there.")
final class PluginsCommand extends PlatformCommand {
  @Override
  int run(Fascicle fascicle, Report report) {
    for (PluginStatus plugin : fascicle.plugins()) {
      report.line(
          String.format(
              Locale.ROOT,
              "%-12s %-34s %s %s",
              plugin.kind(),
              plugin.name(),
              plugin.bundle(),
              plugin.version()));
      report.object(
          Map.of(
              "kind", plugin.kind().label(),
              "name", plugin.name(),
              "bundle", plugin.bundle(),
              "version", plugin.version()));
    }
    return 0;
  }
}
