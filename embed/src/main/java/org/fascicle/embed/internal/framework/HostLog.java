package org.fascicle.embed.internal.framework;

import java.lang.System.Logger.Level;
import org.apache.felix.framework.Logger;
import org.osgi.framework.Bundle;
import org.osgi.framework.ServiceReference;

/** Sends the framework's log to {@link System.Logger} instead of standard output. */
final class HostLog extends Logger {
  private static final String NAME = "org.fascicle.embed.framework";

  @Override
  @SuppressWarnings("rawtypes") // As the overridden method has it.
  protected void doLog(
      Bundle bundle, ServiceReference service, int level, String message, Throwable cause) {
    // The logger is fetched late: its first use costs a start some twenty milliseconds.
    System.getLogger(NAME).log(level(level), bundle + ": " + message, cause);
  }

  private static Level level(int level) {
    return switch (level) {
      case LOG_ERROR -> Level.ERROR;
      case LOG_WARNING -> Level.WARNING;
      case LOG_INFO -> Level.INFO;
      default -> Level.DEBUG;
    };
  }
}
