package org.fascicle.distribution.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Mixin;

/** A command that works with a running platform. */
abstract class PlatformCommand implements Callable<Integer> {
  @Mixin CommonOptions common;

  /**
   * Does the work.
   *
   * @return the exit status: 0, or 1 if it failed
   */
  abstract int run(Fascicle fascicle, Report report) throws IOException;

  @Override
  public final Integer call() throws IOException {
    try (Fascicle fascicle = common.launch()) {
      Interruption interruption = Interruption.closing(fascicle);
      try {
        return run(fascicle, common.report());
      } finally {
        interruption.close();
      }
    }
  }
}
