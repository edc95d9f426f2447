package org.fascicle.api.profile;

import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Writes a profile in the Trace Event Format of Chrome's tracing tools: complete events ({@code
 * "ph":"X"}), times in microseconds.
 *
 * @see <a href="https://docs.google.com/document/d/1CvAClvFfyA5R-PhYUmn5OOQtYMH4h6I0nSsKchNAySU">
 *     the format</a>
 */
final class ChromeTrace {
  private final Profile profile;
  private final Map<String, Integer> threads = new LinkedHashMap<>();
  private boolean first = true;

  ChromeTrace(Profile profile) {
    this.profile = profile;
  }

  void write(Writer out) throws IOException {
    out.write("{\"displayTimeUnit\":\"ms\",\"traceEvents\":[");
    for (Profile.Event event : profile.events()) {
      kernel(out, event);
    }
    for (List<Profile.Event> events : byThread().values()) {
      spans(out, events);
    }
    for (Map.Entry<String, Integer> thread : threads.entrySet()) {
      next(out);
      out.write("{\"name\":\"thread_name\",\"ph\":\"M\",\"pid\":1,\"tid\":" + thread.getValue());
      out.write(",\"args\":{\"name\":" + quoted(thread.getKey()) + "}}");
    }
    out.write("\n]}\n");
  }

  private void kernel(Writer out, Profile.Event event) throws IOException {
    Profile.Work work = event.work();
    span(out, work.operation(), work.phase(), event, event.start() + event.nanos());
    out.write(",\"args\":{\"layer\":" + quoted(work.layer()));
    out.write(",\"backend\":" + quoted(work.backend()));
    out.write(",\"library\":" + quoted(work.library()));
    if (!work.partOf().isEmpty()) {
      out.write(",\"partOf\":" + quoted(work.partOf()));
    }
    out.write(",\"bytes\":" + event.bytes() + "}}");
  }

  private Map<String, List<Profile.Event>> byThread() {
    Map<String, List<Profile.Event>> byThread = new LinkedHashMap<>();
    for (Profile.Event event : profile.events()) {
      byThread.computeIfAbsent(event.thread(), name -> new ArrayList<>()).add(event);
    }
    byThread.values().forEach(l -> l.sort(Comparator.comparingLong(Profile.Event::start)));
    return byThread;
  }

  /** A layer's kernels follow one another: together they are its span. */
  private void spans(Writer out, List<Profile.Event> events) throws IOException {
    int from = 0;
    for (int i = 1; i <= events.size(); i++) {
      if (i == events.size() || !isSameLayer(events.get(from), events.get(i))) {
        layer(out, events.get(from), events.get(i - 1));
        from = i;
      }
    }
  }

  private static boolean isSameLayer(Profile.Event a, Profile.Event b) {
    return a.work().layer().equals(b.work().layer()) && a.work().phase().equals(b.work().phase());
  }

  private void layer(Writer out, Profile.Event first, Profile.Event last) throws IOException {
    Profile.Work work = first.work();
    if (!work.layer().isEmpty()) {
      String name = work.layer() + " " + work.phase();
      span(out, name, "layer", first, last.start() + last.nanos());
      out.write("}");
    }
  }

  private void span(Writer out, String name, String category, Profile.Event event, long end)
      throws IOException {
    next(out);
    out.write("{\"name\":" + quoted(name) + ",\"cat\":" + quoted(category));
    out.write(",\"ph\":\"X\",\"pid\":1,\"tid\":" + thread(event.thread()));
    out.write(",\"ts\":" + micros(event.start()) + ",\"dur\":" + micros(end - event.start()));
  }

  private void next(Writer out) throws IOException {
    out.write(first ? "\n" : ",\n");
    first = false;
  }

  private int thread(String name) {
    return threads.computeIfAbsent(name, n -> threads.size() + 1);
  }

  private static String micros(long nanos) {
    return nanos / 1000 + String.format(Locale.ROOT, ".%03d", nanos % 1000);
  }

  /** Names of layers are the user's: any letter may be in them. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        quoted.append('\\').append(c);
      } else if (c < ' ') {
        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
      } else {
        quoted.append(c);
      }
    }
    return quoted.append('"').toString();
  }
}
