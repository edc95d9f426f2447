package org.fascicle.distribution.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.Spec;
import org.fascicle.distribution.console.CurveImage;
import org.fascicle.distribution.console.ProgressBar;
import org.fascicle.distribution.console.Report;
import org.fascicle.distribution.console.TerminalCurve;
import org.fascicle.embed.Fascicle;
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
      "  fascicle train --resume runs/train/model.fascicle --epochs 20"
    })
final class TrainCommand extends PlatformCommand {
  @Mixin DatasetOptions dataset;

  @Option(
      names = "--layers",
      paramLabel = "SPECS",
      description = "Layers, like \"Flatten Dense(units=10, activation=softmax)\".")
  String layers;

  @Option(
      names = "--optimizer",
      paramLabel = "SPEC",
      defaultValue = "adam",
      description = "Optimizer (default: ${DEFAULT-VALUE}).")
  String optimizer;

  @Option(
      names = "--loss",
      paramLabel = "SPEC",
      description = "Loss (default: the cross-entropy that fits the targets).")
  String loss;

  @Option(
      names = "--metrics",
      paramLabel = "SPECS",
      defaultValue = "accuracy",
      description = "Metrics (default: ${DEFAULT-VALUE}).")
  String metrics;

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
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "200",
      description = "Samples a step (default: ${DEFAULT-VALUE}).")
  int batchSize;

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
    try (Model model = resume == null ? built(fascicle, train) : loaded(fascicle)) {
      report.line(model.summary().toString());
      History history = model.fit(train, fit(report).validationData(splits.test()));
      Path file = out.resolve("model.fascicle");
      model.save(file);
      if (history.stop() == History.Stop.CANCELLED) {
        report.line("Interrupted. Saved " + file + "; to go on: fascicle train --resume " + file);
        report.object(Map.of("stop", history.stop().toString(), "file", file.toString()));
        return 0;
      }
      Map<String, Double> test = model.evaluate(splits.test(), Predict.batchSize(batchSize));
      Path image = out.resolve("curve.png");
      CurveImage.write(history, model.name(), image);
      show(report, history, test);
      report.line("Saved " + file + " and " + image);
      report.object(json(model, history, test, file));
      return 0;
    }
  }

  private Fit fit(Report report) {
    Fit fit =
        Fit.epochs(epochs)
            .batchSize(batchSize)
            .cancelToken(cancelToken())
            .callbacks(SpecSyntax.many(Kind.CALLBACK, callbacks).toArray(Spec[]::new))
            .listen(new ProgressBar(report));
    return resume == null ? fit : fit.resume();
  }

  private Model loaded(Fascicle fascicle) {
    return fascicle.load(resume, o -> common.backend == null ? o : o.backend(common.backend));
  }

  private Model built(Fascicle fascicle, Dataset train) {
    SequentialBuilder builder =
        fascicle
            .sequential("train")
            .inputShape(train.inputs().get(0).shape().dims())
            .seed(common.seed);
    if (common.backend != null) {
      builder.backend(common.backend);
    }
    (layers == null ? defaultLayers(train) : SpecSyntax.many(Kind.LAYER, layers))
        .forEach(builder::add);
    Model model = builder.build();
    model.compile(
        SpecSyntax.one(Kind.OPTIMIZER, optimizer),
        SpecSyntax.one(Kind.LOSS, loss == null ? Targets.loss(train) : loss),
        SpecSyntax.many(Kind.METRIC, metrics).toArray(Spec[]::new));
    return model;
  }

  /** The multi-layer perceptron of example D9: one hidden layer as wide as an image has pixels. */
  private static List<Spec> defaultLayers(Dataset train) {
    long pixels = train.inputs().get(0).shape().elements();
    return List.of(
        Spec.of(Kind.LAYER, "Flatten"),
        Spec.of(Kind.LAYER, "Dense", Map.of("units", pixels, "activation", "relu")),
        Spec.of(
            Kind.LAYER, "Dense", Map.of("units", Targets.classes(train), "activation", "softmax")));
  }

  private static void show(Report report, History history, Map<String, Double> test) {
    TerminalCurve.draw("loss", CurveImage.curves(history, true)).forEach(report::line);
    TerminalCurve.draw("metrics", CurveImage.curves(history, false)).forEach(report::line);
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
