package org.fascicle.distribution;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.fascicle.distribution.command.FascicleCommand;

/** The command line's entry point. */
public final class Main {
  private Main() {}

  /**
   * Runs a command and ends the process: 0 done, 1 failed, 2 wrong usage.
   *
   * @param args the command line
   */
  public static void main(String[] args) {
    System.setOut(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
    System.exit(FascicleCommand.execute(args));
  }
}
