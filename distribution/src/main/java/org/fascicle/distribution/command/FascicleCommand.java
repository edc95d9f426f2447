package org.fascicle.distribution.command;

import java.io.PrintWriter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.distribution.console.Report;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Option;

/** The root of the command line. */
@Command(
    name = "fascicle",
    version = "fascicle 0.1.0",
    mixinStandardHelpOptions = true,
    description = "Trains, evaluates and serves neural networks made of swappable bundles.",
    subcommands = {
      TrainCommand.class,
      LearningRateCommand.class,
      EvaluateCommand.class,
      PredictCommand.class,
      GenerateCommand.class,
      ExampleCommand.class,
      ExamplesCommand.class,
      BackendsCommand.class,
      PluginsCommand.class,
      InspectCommand.class,
      SummaryCommand.class,
      ShowCommand.class,
      TckCommand.class,
      HelpCommand.class
    })
public final class FascicleCommand {
  @Option(
      names = "--stacktrace",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show where a failure came from.")
  boolean stacktrace;

  private FascicleCommand() {}

  /**
   * Runs a command line.
   *
   * @return the exit status: 0 done, 1 failed, 2 wrong usage
   */
  public static int execute(String... args) {
    FascicleCommand root = new FascicleCommand();
    CommandLine line = new CommandLine(root);
    line.setUsageHelpAutoWidth(true);
    line.getSubcommands().values().forEach(FascicleCommand::explain);
    boolean json = Arrays.asList(args).contains("--json");
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(root, json, failure, command.getErr()));
    if (args.length == 0) {
      line.usage(System.out);
      return line.getCommandSpec().exitCodeOnUsageHelp();
    }
    return line.execute(args);
  }

  /** Gives a command and those below it {@code --help}. */
  private static void explain(CommandLine command) {
    command.getCommandSpec().mixinStandardHelpOptions(true);
    command.getSubcommands().values().forEach(FascicleCommand::explain);
  }

  private static int failed(
      FascicleCommand root, boolean json, Exception failure, PrintWriter error) {
    boolean expected = failure instanceof FascicleException;
    String message = expected ? failure.getMessage() : failure.toString();
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("error", message);
    object.put("type", failure.getClass().getSimpleName());
    new Report(System.out, json, false).object(object);
    error.println("fascicle: " + message);
    if (root.stacktrace || !expected) {
      failure.printStackTrace(error);
    }
    error.flush();
    return 1;
  }
}
