package org.fascicle.examples;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.text.NetworkModel;
import org.fascicle.api.text.Sampler;
import org.fascicle.api.text.TextInput;
import org.fascicle.api.text.TextWriter;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.ModelCheckpoint;

/**
 * Trains a network to tell which character follows after a hundred, keeps the weights of the epoch
 * with the least loss, and lets them write on from a passage of the text. ε is that of Keras 1, in
 * which it was published; the gates are sigmoids as in Keras since 2, not Keras 1's piecewise
 * straight ones.
 */
final class CharacterTraining {
  private static final int LENGTH = 100;
  private static final int WRITTEN = 1000;

  private final ExampleRun run;
  private final Texts texts;
  private final TextInput input;

  CharacterTraining(ExampleRun run) {
    this.run = run;
    texts = Texts.open(run);
    int length = run.number(Texts.LENGTH, LENGTH);
    input = new TextInput(texts.vocabulary(), TextInput.Form.SCALED, length, true);
  }

  /** What it may be told: about the text, and where to keep backups. */
  static Map<String, String> options() {
    Map<String, String> options = new LinkedHashMap<>(Texts.options());
    options.put(Backup.OPTION, Backup.MEANING);
    return options;
  }

  /** A network that takes windows, and shorter ones to write on from. */
  SequentialBuilder network(String name) {
    return run.sequential(name).inputShape(-1, 1).options(input::savedWith);
  }

  /**
   * Ends the network with one probability a symbol, trains it and lets it write.
   *
   * @param batch samples a step in the course
   */
  Map<String, Object> train(SequentialBuilder network, int batch) {
    try (Model model =
        network
            .add(Dense.of(texts.vocabulary().size()).activation("softmax").dtype("float32"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(Adam.of().epsilon(1e-8), "categorical_crossentropy");
      Path file = run.model();
      History history =
          fit(
              model,
              run.fit(run.number("batch", batch))
                  .callbacks(
                      ModelCheckpoint.of(file.toString()).monitor("loss").saveBestOnly(true)));
      Map<String, Object> figures = TrainingFigures.of(run, texts.name(), model, history);
      figures.put("symbols", texts.vocabulary().size());
      figures.put("patterns", texts.windows().size());
      if (history.epochs().isEmpty() || !Files.exists(file)) {
        return figures;
      }
      figures.put("file", file.toString());
      try (Model best = run.fascicle().load(file)) {
        figures.putAll(write(best));
      }
      return figures;
    }
  }

  /** Trains; with a backup, from where the last start stood. */
  private History fit(Model model, Fit options) {
    Optional<Backup> backup = run.backup();
    long samples = texts.windows().size();
    History last =
        model.fit(texts.windows(), backup.map(b -> b.fit(options, samples)).orElse(options));
    return backup.map(b -> b.whole(last)).orElse(last);
  }

  /** As in the course: from a passage chosen at random, always the likeliest character. */
  private Map<String, Object> write(Model best) {
    NetworkModel network = new NetworkModel(best);
    long sample = new RandomStream(run.seed(), 0, 1).nextLong(texts.windows().size());
    String passage = passage(sample);
    String text =
        new TextWriter(network, input.vocabulary(), Sampler.greedy(), run.seed())
            .read(passage)
            .next(run.number("characters", WRITTEN));
    run.say().accept("From: " + passage);
    run.say().accept("Writes: " + text);
    return Map.of("prompt", passage, "text", text);
  }

  private String passage(long sample) {
    float[] scaled = texts.windows().select(sample).input(0).toFloats();
    StringBuilder passage = new StringBuilder();
    for (float symbol : scaled) {
      int id = Math.round(symbol * input.vocabulary().size());
      passage.append(input.vocabulary().symbols().get(id));
    }
    return passage.toString();
  }
}
