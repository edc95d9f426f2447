package org.fascicle.distribution.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Spec;
import org.fascicle.charts.TrainingCurves;
import org.fascicle.distribution.console.ProgressBar;
import org.fascicle.distribution.console.Report;
import org.fascicle.distribution.console.TerminalCurve;
import org.fascicle.embed.Fascicle;
import org.fascicle.specs.TerminateOnNan;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains a classifier, measures it on held-out samples, saves it, and draws its curves. */
@Command(
    name = "train",
    description = "Train a model on a data set, save it, and draw its curves.",
    footer = {
      "",
      "Examples:",
      "  fascicle train",
      "  fascicle train --dataset mnist --epochs 10",
      "  fascicle train --layers \"Flatten Dense(units=128, activation=relu) Dropout(rate=0.2)"
          + " Dense(units=10, activation=softmax)\" --optimizer \"sgd(learning_rate=0.1)\"",
      "  fascicle train --epochs 1 --profile",
      "  fascicle train --resume runs/train/model.fascicle --epochs 20"
    })
final class TrainCommand extends PlatformCommand {
  @Mixin DatasetOptions dataset;

  @Mixin NetworkOptions network;

  @Mixin ProfileOption profile;

  @Option(
      names = "--callbacks",
      paramLabel = "SPECS",
      defaultValue = "",
      description = "Callbacks, like \"early_stopping(patience=3)\".")
  String callbacks;

  @Option(
      names = "--epochs",
      paramLabel = "N",
      defaultValue = "5",
      description = "Times to go through the data (default: ${DEFAULT-VALUE}).")
  int epochs;

  @Option(
      names = "--resume",
      paramLabel = "MODEL",
      description = "Go on with a saved model: its layers, optimizer and state.")
  Path resume;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "runs/train",
      description = "Where the model and its curves go (default: ${DEFAULT-VALUE}).")
  Path out;

  @Override
  int run(Fascicle fascicle, Report report) throws IOException {
    Splits splits = dataset.open(fascicle);
    Dataset train = splits.part(dataset.part == null ? "train" : dataset.part);
    Files.createDirectories(out);
    try (ProfileOption.Taking taking = profile.begin(fascicle);
        Model model = resume == null ? network.build(fascicle, common, train) : loaded(fascicle)) {
      report.line(model.summary().toString());
      History history = model.fit(train, fit(report).validationData(splits.test()));
      requireFinite(model, history);
      Path file = out.resolve("model.fascicle");
      model.save(file);
      if (history.stop() == History.Stop.CANCELLED) {
        report.line("Interrupted. Saved " + file + "; to go on: fascicle train --resume " + file);
        report.object(Map.of("stop", history.stop().toString(), "file", file.toString()));
        return 0;
      }
      Map<String, Double> test =
          model.evaluate(splits.test(), Predict.batchSize(network.batchSize));
      Path image = out.resolve("curve.png");
      TrainingCurves.write(history, model.name(), image);
      show(report, history, test);
      report.line("Saved " + file + " and " + image);
      taking.show(report, out);
      report.object(json(model, history, test, file));
      return 0;
    }
  }

  private Fit fit(Report report) {
    Fit fit =
        Fit.epochs(epochs)
            .batchSize(network.batchSize)
            .cancelToken(cancelToken())
            .callbacks(callbacks())
            .listen(new ProgressBar(report));
    return resume == null ? fit : fit.resume();
  }

  /** Those that were asked for, after one that ends a run which has lost its numbers. */
  private Spec[] callbacks() {
    List<Spec> all = new ArrayList<>(List.of(TerminateOnNan.of().spec()));
    all.addAll(SpecSyntax.many(Kind.CALLBACK, callbacks));
    return all.toArray(Spec[]::new);
  }

  /** A model with NaN is no result: what an earlier run saved stays. */
  private static void requireFinite(Model model, History history) {
    double[] losses = history.get("loss");
    boolean lost = losses.length > 0 && !Double.isFinite(losses[losses.length - 1]);
    if (lost || model.getWeights().values().stream().anyMatch(TrainCommand::isBroken)) {
      String why = history.stop() == History.Stop.STOPPED ? ": " + history.reason() : "";
      throw new FascicleException(
          "The model is no longer finite, and was not saved"
              + why
              + ". Lower the learning rate, clip the gradients (clipnorm=1), or look for NaN in the"
              + " data.");
    }
  }

  private static boolean isBroken(HostArray weights) {
    return weights.dtype().isFloating()
        && !Arrays.stream(weights.toDoubles()).allMatch(Double::isFinite);
  }

  private Model loaded(Fascicle fascicle) {
    return fascicle.load(resume, o -> common.backend == null ? o : o.backend(common.backend));
  }

  private static void show(Report report, History history, Map<String, Double> test) {
    TerminalCurve.draw("loss", TrainingCurves.of(history, true)).forEach(report::line);
    TerminalCurve.draw("metrics", TrainingCurves.of(history, false)).forEach(report::line);
    StringBuilder line = new StringBuilder("Held-out samples:");
    test.forEach((name, value) -> line.append(String.format(" %s %.4f", name, value)));
    report.line(line.toString());
    if (history.stop() != History.Stop.COMPLETED) {
      report.line("Ended early: " + history.reason());
    }
  }

  private static Map<String, Object> json(
      Model model, History history, Map<String, Double> test, Path file) {
    Map<String, Object> json = new LinkedHashMap<>(Summaries.json(model));
    json.put("backend", model.session().backend());
    json.put("trainLoss", history.get("loss"));
    json.put("trainAccuracy", history.get("accuracy"));
    json.put("valLoss", history.get("val_loss"));
    json.put("valAccuracy", history.get("val_accuracy"));
    json.put("testLoss", test.get("loss"));
    json.put("testAccuracy", test.get("accuracy"));
    json.put(
        "secondsPerEpoch", history.epochs().stream().mapToDouble(History.Epoch::seconds).toArray());
    json.put("stepMillis", history.stepMillis());
    json.put("stop", history.stop().toString());
    json.put("file", file.toString());
    return json;
  }
}
