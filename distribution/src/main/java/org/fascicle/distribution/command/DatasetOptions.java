package org.fascicle.distribution.command;

import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.Splits;
import org.fascicle.api.model.Kind;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Option;

/** The options that choose samples. */
final class DatasetOptions {
  @Option(
      names = "--dataset",
      paramLabel = "SPEC",
      defaultValue = "digits",
      description =
          "Data set, like mnist or \"digits(train_samples=5000)\" (default: ${DEFAULT-VALUE}).")
  String dataset;

  @Option(names = "--part", paramLabel = "NAME", description = "Part of the data set: train, test.")
  String part;

  /** All parts. */
  Splits open(Fascicle fascicle) {
    return fascicle.dataset(SpecSyntax.one(Kind.DATASET, dataset));
  }

  /** The part asked for, or this one. */
  Dataset part(Fascicle fascicle, String otherwise) {
    return open(fascicle).part(part == null ? otherwise : part);
  }
}
