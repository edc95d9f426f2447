package org.fascicle.plugin.core.callback;

import java.util.TreeSet;
import org.fascicle.api.plugin.CallbackContext;

/** Reads a monitored value from the history. */
final class Monitored {
  private static final String TOLD = "told";

  private Monitored() {}

  /** The value in this epoch, or null, said once a run, if there is none of that name. */
  static Double value(String callback, String name, CallbackContext context) {
    Double value = context.logs().get(name);
    if (value == null && context.get(TOLD, 0) == 0) {
      context.set(TOLD, 1);
      context.say(
          callback
              + " watches "
              + name
              + ", which this run does not have (it has "
              + String.join(", ", new TreeSet<>(context.logs().keySet()))
              + "), so it does nothing."
              + (name.startsWith("val_") ? " Give fit validation data." : ""));
    }
    return value;
  }
}
