package org.fascicle.api.profile;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.fascicle.api.exception.FascicleException;

/**
 * Which kernels ran, for which layer, and how long they took. A row is a kernel that really ran: an
 * operation that a backend runs as one is one row, one that it runs by its parts has a row for each
 * part and none of its own.
 *
 * @param rows the kernels, the one with the longest time in all first
 * @param events single runs in the order in which they ended, the last ones if there were too many
 *     to keep
 * @param dropped runs that are counted in the rows but are not among the events
 * @param steps steps that ended: of training, and batches of predict and evaluate
 * @param stepNanos their time; what is not a kernel's is the platform's
 */
public record Profile(
    List<Row> rows, List<Event> events, long dropped, long steps, long stepNanos) {
  /** Puts the rows in their order. */
  public Profile {
    rows = rows.stream().sorted(Comparator.comparingLong(Row::nanos).reversed()).toList();
    events = List.copyOf(events);
  }

  /**
   * A kernel and the place it is called from.
   *
   * @param layer the layer's name; {@code loss}, {@code metrics} or {@code optimizer} beside the
   *     layers; empty where nothing says
   * @param phase {@code forward}, {@code backward} or {@code update}
   * @param operation the operation that the kernel computes; {@code upload}, {@code download}
   * @param partOf the operations, outermost first and separated by {@code /}, that have no kernel
   *     of their own and are run by parts, of which this is one; mostly empty
   * @param backend the backend's name
   * @param library what computes it there: {@code oneDNN}, {@code ND4J}, {@code Java}
   */
  public record Work(
      String layer,
      String phase,
      String operation,
      String partOf,
      String backend,
      String library) {}

  /**
   * All runs of a kernel from one place.
   *
   * @param count how often it ran
   * @param nanos its time in all
   * @param bytes of its results, in all
   */
  public record Row(Work work, long count, long nanos, long bytes) {
    /** The mean time of a run in microseconds. */
    public double meanMicros() {
      return nanos / 1e3 / count;
    }

    private Row plus(Row other) {
      return new Row(work, count + other.count, nanos + other.nanos, bytes + other.bytes);
    }
  }

  /**
   * One run of a kernel.
   *
   * @param thread the thread's name
   * @param start nanoseconds from the profile's beginning
   * @param nanos how long it took
   * @param bytes of its results
   */
  public record Event(Work work, String thread, long start, long nanos, long bytes) {}

  /** The time of all kernels. */
  public long kernelNanos() {
    return rows.stream().mapToLong(Row::nanos).sum();
  }

  /** The rows of each operation together; layer, phase and partOf are empty. */
  public List<Row> byOperation() {
    return merged(w -> new Work("", "", w.operation, "", w.backend, w.library));
  }

  /** The rows of each layer and phase together; the rest of the work is empty. */
  public List<Row> byLayer() {
    return merged(w -> new Work(w.layer, w.phase, "", "", "", ""));
  }

  private List<Row> merged(UnaryOperator<Work> group) {
    Map<Work, Row> groups = new LinkedHashMap<>();
    for (Row row : rows) {
      Row alone = new Row(group.apply(row.work), row.count, row.nanos, row.bytes);
      groups.merge(alone.work, alone, Row::plus);
    }
    return new Profile(new ArrayList<>(groups.values()), List.of(), 0, 0, 0).rows;
  }

  /** The rows as a table for people, one a line under a line of titles. */
  public String toTable() {
    return ProfileTable.of(this);
  }

  /**
   * Writes the events as a trace that {@code chrome://tracing} and Perfetto draw: kernels inside
   * the layers that called them, over time. Replaces the file.
   *
   * @throws FascicleException if it cannot be written
   */
  public void writeTrace(Path file) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      try (Writer out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
        new ChromeTrace(this).write(out);
      }
    } catch (IOException e) {
      throw new FascicleException(
          "Profile: the trace cannot be written to "
              + file
              + ": "
              + e
              + ". Choose a file in a folder that can be written to.",
          e);
    }
  }
}
