package org.fascicle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
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
      description = "Only these works, such as D9,C2. The documentation is left, unless --docs.")
  List<String> only;

  @Option(
      names = "--docs",
      description = "Write the rows of --only to the documentation: the other rows there stay.")
  boolean docs;

  @Option(
      names = "--limit",
      paramLabel = "S",
      defaultValue = "600",
      description = "What a program may take altogether, in seconds (default: ${DEFAULT-VALUE}).")
  int limit;

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
      description = "How long a program measures, after as long again (default: ${DEFAULT-VALUE}).")
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
    List<Competitor> competitors = Competitor.all(root);
    Rounds runs = new Rounds(competitors, seconds, Duration.ofSeconds(limit), threads, this::say);
    List<WorkResult> measured = runs.run(works, rounds);
    Map<String, Object> settings = settings(threads, before, Pace.gigaflops(threads));
    measured.forEach(result -> result.during(settings));
    if (json) {
      for (WorkResult result : measured) {
        System.out.println(ResultsJson.line(result));
      }
    }
    boolean isWhole = works.size() == Works.all().size();
    Output output = isWhole || docs ? Output.docs(root) : Output.trial(root);
    output
        .write(new Results(InstallSize.all(root, competitors), measured))
        .forEach(file -> say("written: " + file));
    runs.failures().forEach(failure -> System.err.println("fascicle: " + failure));
    return runs.failures().isEmpty() ? 0 : 1;
  }

  private List<Work> works() {
    if (rounds < 1 || limit < 1 || !(seconds > 0)) {
      throw new ParameterException(
          spec.commandLine(), "--rounds and --limit are 1 or more, --seconds above 0.");
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
    settings.put("gigaflopsBefore", Math.round(before));
    settings.put("gigaflopsAfter", Math.round(after));
    settings.put("threads", threads);
    settings.put("rounds", rounds);
    settings.put("seconds", seconds);
    return settings;
  }

  private void say(String text) {
    if (!json) {
      System.out.println(text);
    }
  }
}
