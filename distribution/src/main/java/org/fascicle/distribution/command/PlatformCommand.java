package org.fascicle.distribution.command;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.model.CancelToken;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Mixin;

/** A command that works with a running platform. */
abstract class PlatformCommand implements Callable<Integer> {
  /** What a shell makes of a program that Ctrl-C ended: 128 + SIGINT. */
  private static final int INTERRUPTED = 130;

  @Mixin CommonOptions common;

  private Interruption interruption;

  /**
   * Does the work.
   *
   * @return the exit status: 0, or 1 if it failed
   */
  abstract int run(Fascicle fascicle, Report report) throws IOException;

  @Override
  public final Integer call() throws IOException {
    try (Fascicle fascicle = common.launch()) {
      interruption = Interruption.closing(fascicle);
      try {
        int status = run(fascicle, common.report());
        return interruption.happened() ? INTERRUPTED : status;
      } catch (FascicleException e) {
        if (!interruption.happened()) {
          throw e;
        }
        common.report().line("Interrupted.");
        return INTERRUPTED;
      } finally {
        interruption.close();
      }
    }
  }

  /** Ends training on Ctrl-C; who asks for it saves what there is then. */
  final CancelToken cancelToken() {
    return interruption.token();
  }
}
