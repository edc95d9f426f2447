package org.fascicle.distribution.console;

import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.fascicle.api.model.TrainingEvent;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;

/**
 * Progress as Keras users know it: on a terminal a bar with rate, time left and metrics, redrawn at
 * most ten times a second; elsewhere one plain line an epoch, and one every ten seconds of a long
 * epoch; nothing under {@code --json}.
 */
public final class ProgressBar implements TrainingListener {
  private static final int WIDTH = 25;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long PLAIN_NANOS = 10_000_000_000L;

  private final Report report;
  private final LongSupplier clock;
  private long epochStart;
  private long lastShown;

  /** Creates a bar that measures with the system's clock. */
  public ProgressBar(Report report) {
    this(report, System::nanoTime);
  }

  /**
   * Creates a bar.
   *
   * @param clock nanoseconds, increasing
   */
  ProgressBar(Report report, LongSupplier clock) {
    this.report = report;
    this.clock = clock;
  }

  @Override
  public void onEpochBegin(TrainingRun run) {
    epochStart = clock.getAsLong();
    lastShown = epochStart;
    if (report.isTerminal()) {
      report.line("Epoch " + (run.epoch() + 1) + "/" + run.epochs());
    }
  }

  @Override
  public void onBatchEnd(TrainingRun run) {
    long now = clock.getAsLong();
    if (report.isJson() || now - lastShown < (report.isTerminal() ? REDRAW_NANOS : PLAIN_NANOS)) {
      return;
    }
    lastShown = now;
    String status = status(run, now);
    if (report.isTerminal()) {
      report.text("\r\u001b[K" + bar(run) + " " + status);
    } else {
      report.line(header(run) + status);
    }
  }

  @Override
  public void onEpochEnd(TrainingRun run) {
    double seconds = (clock.getAsLong() - epochStart) * 1e-9;
    long batches = run.batches();
    String line =
        String.format(
            Locale.ROOT,
            "%d/%d - %.1fs - %s/step%s",
            batches,
            batches,
            seconds,
            duration(seconds / Math.max(1, batches)),
            metrics(run.logs()));
    report.line((report.isTerminal() ? "\r\u001b[K" : header(run)) + line);
  }

  @Override
  public void onEvent(TrainingRun run, TrainingEvent event) {
    report.line((report.isTerminal() ? "\r\u001b[K" : "") + "  " + event.text());
  }

  @Override
  public void onMessage(TrainingRun run, String message) {
    report.line((report.isTerminal() ? "\r\u001b[K" : "") + message);
  }

  private static String header(TrainingRun run) {
    return "Epoch " + (run.epoch() + 1) + "/" + run.epochs() + " - ";
  }

  private String status(TrainingRun run, long now) {
    long done = run.batch() + 1;
    double perStep = (now - epochStart) * 1e-9 / done;
    return String.format(
        Locale.ROOT,
        "%d/%d - ETA %s - %s/step%s",
        done,
        run.batches(),
        duration(perStep * (run.batches() - done)),
        duration(perStep),
        metrics(run.logs()));
  }

  private static String bar(TrainingRun run) {
    int filled = (int) (WIDTH * (run.batch() + 1) / Math.max(1, run.batches()));
    return "━".repeat(filled) + "─".repeat(WIDTH - filled);
  }

  private static String metrics(Map<String, Double> logs) {
    StringBuilder text = new StringBuilder();
    logs.forEach(
        (name, value) -> text.append(" - ").append(name).append(": ").append(number(value)));
    return text.toString();
  }

  /** Four digits, as Keras shows a metric: 0.1234, 12.3456, 1.2e-07. */
  static String number(double value) {
    double size = Math.abs(value);
    boolean extreme = (size != 0 && size < 1e-3) || size >= 1e6;
    return String.format(Locale.ROOT, extreme ? "%.4e" : "%.4f", value);
  }

  /** A duration with the unit that suits it: 1.52 ms, 12 s, 3:05. */
  static String duration(double seconds) {
    if (seconds < 1) {
      return String.format(
          Locale.ROOT,
          seconds < 1e-3 ? "%.0fµs" : "%.1fms",
          seconds * (seconds < 1e-3 ? 1e6 : 1e3));
    }
    if (seconds < 60) {
      return String.format(Locale.ROOT, "%.0fs", seconds);
    }
    return String.format(Locale.ROOT, "%d:%02d", (long) seconds / 60, (long) seconds % 60);
  }
}
