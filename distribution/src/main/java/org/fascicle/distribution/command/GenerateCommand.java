package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.model.Model;
import org.fascicle.api.text.NetworkModel;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.TextInput;
import org.fascicle.api.text.TextWriter;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes on where a text ends, and shows each symbol as it comes. */
@Command(name = "generate", description = "Write on from a text with a saved model of language.")
final class GenerateCommand extends PlatformCommand {
  @Parameters(paramLabel = "MODEL", description = "The model's file, as example R1 saves it.")
  Path file;

  @Option(
      names = "--prompt",
      required = true,
      paramLabel = "TEXT",
      description = "The text to go on from.")
  String prompt;

  @Option(
      names = "--count",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many symbols to write (default: ${DEFAULT-VALUE}).")
  int count;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description =
          "Below 1 likely symbols come more often, above 1 less often; 0 takes the likeliest"
              + " (default: ${DEFAULT-VALUE}).")
  double temperature;

  @Option(
      names = "--top-k",
      paramLabel = "K",
      defaultValue = "0",
      description = "Choose among the K likeliest symbols (default: among all).")
  int topK;

  @Option(names = "--greedy", description = "Always take the likeliest symbol.")
  boolean greedy;

  @Override
  int run(Fascicle fascicle, Report report) {
    Sampler sampler = new Sampler(greedy ? 0 : temperature, topK);
    try (Model model = fascicle.load(file)) {
      if (common.backend != null) {
        model.moveTo(common.backend);
      }
      NetworkModel network = new NetworkModel(model);
      TextInput input = network.input();
      TextWriter writer = new TextWriter(network, input.vocabulary(), sampler, common.seed);
      writer.read(input.prepared(prompt));
      report.text(prompt);
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < count; i++) {
        String symbol = writer.next();
        report.text(symbol);
        text.append(symbol);
      }
      report.line("");
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("prompt", prompt);
      json.put("text", text.toString());
      json.put("seed", common.seed);
      report.object(json);
    }
    return 0;
  }
}
