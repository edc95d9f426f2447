package org.fascicle.distribution.command;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.BackendInfo.Capability;
import org.fascicle.tck.KitListener;
import org.fascicle.tck.KitRunner;
import org.fascicle.tck.KitSummary;
import org.fascicle.tck.harness.KitTest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs the conformance kit on a backend. */
@Command(name = "tck", description = "Run the conformance kit on a backend.")
final class TckCommand extends PlatformCommand {
  @Option(
      names = "--only",
      paramLabel = "TEXT",
      defaultValue = "",
      description = "Only tests whose identifier contains this text.")
  String only;

  @Override
  int run(Fascicle fascicle, Report report) {
    Backend oracle = backend(fascicle, "reference");
    Backend tested = common.backend == null ? oracle : backend(fascicle, common.backend);
    KitSummary summary =
        new KitRunner(tested, oracle).run(test -> test.id().contains(only), new Listener(report));
    report.line(
        summary.passed()
            + " passed, "
            + summary.failed()
            + " failed, "
            + summary.skipped()
            + " skipped on backend "
            + summary.backend());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("backend", summary.backend());
    json.put("level", "backend");
    json.put("passed", summary.passed());
    json.put("failed", summary.failed());
    json.put("skipped", summary.skipped());
    report.object(json);
    return summary.conforms() ? 0 : 1;
  }

  private static Backend backend(Fascicle fascicle, String name) {
    return fascicle
        .service(Backend.class, "(" + Backend.NAME + "=" + name + ")")
        .orElseThrow(
            () ->
                new UnknownNameException(
                    "backend",
                    name,
                    fascicle.backends().stream().map(b -> b.name()).toList(),
                    "List them with: fascicle backends."));
  }

  /** Shows what fails, and now and then how far the kit is. */
  private static final class Listener implements KitListener {
    private static final int EVERY = 500;

    private final Report report;
    private int done;

    Listener(Report report) {
      this.report = report;
    }

    @Override
    public void passed(KitTest test) {
      if (++done % EVERY == 0) {
        String text = done + " tests done";
        if (report.isTerminal()) {
          report.text("\r\u001b[K" + text);
        } else {
          report.line(text);
        }
      }
    }

    @Override
    public void failed(KitTest test, Throwable failure) {
      done++;
      report.line("FAILED " + test.id() + ": " + failure);
      report.object(Map.of("failed", test.id(), "message", String.valueOf(failure)));
    }

    @Override
    public void skipped(KitTest test, Set<Capability> missing) {
      report.line("skipped " + test.id() + ": needs " + missing);
    }
  }
}
