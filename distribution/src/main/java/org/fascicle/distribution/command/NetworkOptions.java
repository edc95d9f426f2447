package org.fascicle.distribution.command;

import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.Spec;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that describe a network and how it learns. */
final class NetworkOptions {
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
      names = "--batch-size",
      paramLabel = "N",
      defaultValue = "200",
      description = "Samples a step (default: ${DEFAULT-VALUE}).")
  int batchSize;

  @Mixin PolicyOption policy;

  /** A compiled model for these samples. */
  Model build(Fascicle fascicle, CommonOptions common, Dataset train) {
    SequentialBuilder builder =
        fascicle
            .sequential("train")
            .inputShape(train.inputs().get(0).shape().dims())
            .seed(common.seed)
            .options(o -> o.policy(policy.policy()));
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
            Kind.LAYER,
            "Dense",
            Map.of("units", Targets.classes(train), "activation", "softmax", "dtype", "float32")));
  }
}
