package org.fascicle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.fascicle.benchmarks.works.Work;
import org.fascicle.benchmarks.works.Works;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./fascicle bench --peers}. */
@Command(
    name = "fascicle bench",
    mixinStandardHelpOptions = true,
    description = "Measure the same works with Fascicle and its peers, in turn.")
final class PeersCommand implements Callable<Integer> {
  @Spec CommandSpec spec;

  @Option(names = "--peers", required = true, description = "Beside peers; nothing else is there.")
  boolean peers;

  @Option(
      names = "--root",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The sources, built with the profile benchmarks.")
  Path root;

  @Option(
      names = "--only",
      paramLabel = "WORK",
      split = ",",
      defaultValue = "",
      description = "Only these works, such as D9,C2. The documentation is left as it is.")
  List<String> only;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      defaultValue = "5",
      description = "How often each program runs (default: ${DEFAULT-VALUE}).")
  int rounds;

  @Option(
      names = "--seconds",
      paramLabel = "S",
      defaultValue = "5",
      description = "How long a program measures, after a third of it (default: ${DEFAULT-VALUE}).")
  double seconds;

  @Option(names = "--json", description = "Write one JSON object a work, and nothing else.")
  boolean json;

  /** Measures, and ends the process: 0 done, 1 something failed, 2 wrong usage. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new PeersCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    List<Work> works = works();
    int threads = Runtime.getRuntime().availableProcessors();
    double before = Pace.gigaflops(threads);
    Rounds runs = new Rounds(Competitor.all(root), seconds, threads, this::say);
    List<WorkResult> measured = runs.run(works, rounds);
    Results results = new Results(settings(threads, before, Pace.gigaflops(threads)), measured);
    if (json) {
      for (WorkResult result : measured) {
        System.out.println(ResultsJson.line(result));
      }
    }
    boolean isWhole = works.size() == Works.all().size();
    Output output = isWhole && runs.failures().isEmpty() ? Output.docs(root) : Output.part(root);
    output.write(results).forEach(file -> say("written: " + file));
    if (runs.failures().isEmpty()) {
      return 0;
    }
    runs.failures().forEach(failure -> System.err.println("fascicle: " + failure));
    System.err.println("fascicle: the documentation is left as it was.");
    return 1;
  }

  private List<Work> works() {
    if (rounds < 1 || !(seconds > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--rounds is 1 or more and --seconds above 0.");
    }
    if (only.isEmpty() || only.equals(List.of(""))) {
      return Works.all();
    }
    try {
      return Works.named(only);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private Map<String, Object> settings(int threads, double before, double after) {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("date", LocalDate.now(ZoneOffset.UTC).toString());
    settings.put("machine", Machine.describe());
    settings.put(
        "pace",
        String.format(
            Locale.ROOT,
            "a loop of fused multiply-adds in Java %.0f GFLOP/s before, %.0f after",
            before,
            after));
    settings.put("threads", threads);
    settings.put("rounds", rounds);
    settings.put("seconds a program", seconds);
    return settings;
  }

  private void say(String text) {
    if (!json) {
      System.out.println(text);
    }
  }
}
