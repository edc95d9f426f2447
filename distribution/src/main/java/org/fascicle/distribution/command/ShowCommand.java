package org.fascicle.distribution.command;

import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Draws what a saved model is and does. */
@Command(
    name = "show",
    description = "Draw a saved model: its graph, filters, feature maps, weights, confusion.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ShowGraphCommand.class,
      ShowFiltersCommand.class,
      ShowMapsCommand.class,
      ShowWeightsCommand.class,
      ShowConfusionCommand.class,
      HelpCommand.class
    })
final class ShowCommand implements Runnable {
  @Spec CommandSpec spec;

  @Override
  public void run() {
    throw new ParameterException(
        spec.commandLine(), "Say what to show: graph, filters, maps, weights or confusion.");
  }
}
