package org.fascicle.distribution.command;

import java.util.Map;
import java.util.concurrent.Callable;
import org.fascicle.distribution.console.Report;
import org.fascicle.examples.Example;
import org.fascicle.examples.Examples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists the examples. */
@Command(name = "examples", description = "List the examples.")
final class ExamplesCommand implements Callable<Integer> {
  @Mixin CommonOptions common;

  @Override
  public Integer call() {
    Report report = common.report();
    for (Example example : Examples.all()) {
      report.line(String.format("%-4s %s", example.id(), example.title()));
      example
          .options()
          .forEach((name, meaning) -> report.line("     --set " + name + "=…  " + meaning));
      report.object(
          Map.of(
              "id",
              example.id(),
              "title",
              example.title(),
              "epochs",
              example.epochs(),
              "options",
              example.options()));
    }
    return 0;
  }
}
