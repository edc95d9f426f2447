package org.fascicle.distribution.console;

import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Where a command's output goes: lines for people, or one JSON object a line and nothing else.
 * Numbers that JSON does not know (NaN, infinities) become null.
 */
public final class Report {
  private final PrintStream out;
  private final boolean json;
  private final boolean terminal;

  /**
   * Creates a report.
   *
   * @param out standard output
   * @param json whether to write JSON only
   * @param terminal whether a person's terminal reads it, so that lines may be redrawn and coloured
   */
  public Report(PrintStream out, boolean json, boolean terminal) {
    this.out = out;
    this.json = json;
    this.terminal = terminal && !json;
  }

  /** Whether only JSON is written. */
  public boolean isJson() {
    return json;
  }

  /** Whether lines may be redrawn and coloured. */
  public boolean isTerminal() {
    return terminal;
  }

  /** Shows a line to people. */
  public void line(String text) {
    if (!json) {
      out.println(text);
    }
  }

  /**
   * Shows text without a line's end; on a terminal it may redraw the line with a carriage return.
   */
  public void text(String text) {
    if (!json) {
      out.print(text);
      out.flush();
    }
  }

  /** Writes an object, when JSON is asked for. */
  public void object(Map<String, ?> object) {
    if (json) {
      try {
        out.println(JSON.std.asString(clean(object)));
        out.flush();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static Object clean(Object value) {
    if (value instanceof Double d) {
      return Double.isFinite(d) ? d : null;
    }
    if (value instanceof double[] array) {
      List<Object> list = new ArrayList<>();
      for (double d : array) {
        list.add(clean(d));
      }
      return list;
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, Object> copy = new LinkedHashMap<>();
      map.forEach((k, v) -> copy.put(String.valueOf(k), clean(v)));
      return copy;
    }
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>();
      list.forEach(v -> copy.add(clean(v)));
      return copy;
    }
    return value;
  }
}
