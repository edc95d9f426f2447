package org.fascicle.platform.internal.service;

import java.util.OptionalInt;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.spi.backend.Threading;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What the host granted: by properties of the framework, else by the environment. */
@Component(service = Threading.class)
public final class ThreadingService implements Threading {
  private final OptionalInt threads;
  private final boolean pinned;

  /**
   * Reads the settings.
   *
   * @throws InvalidArgumentException if they are wrong: backends that ask for them do not come then
   */
  @Activate
  public ThreadingService(BundleContext context) {
    String number = setting(context, THREADS_PROPERTY, THREADS_VARIABLE);
    this.threads = number.isEmpty() ? OptionalInt.empty() : OptionalInt.of(positive(number));
    this.pinned = Boolean.parseBoolean(setting(context, PIN_PROPERTY, PIN_VARIABLE));
  }

  private static String setting(BundleContext context, String property, String variable) {
    String value = context.getProperty(property);
    String set = value == null ? System.getenv(variable) : value;
    return set == null ? "" : set.strip();
  }

  private static int positive(String number) {
    if (!number.matches("0*[1-9][0-9]{0,5}")) {
      throw new InvalidArgumentException(
          THREADS_PROPERTY + " (or " + THREADS_VARIABLE + ")",
          "a number of 1 or more",
          number,
          "Leave it out for one a processor.");
    }
    return Integer.parseInt(number);
  }

  @Override
  public OptionalInt threads() {
    return threads;
  }

  @Override
  public boolean pinned() {
    return pinned;
  }
}
