package org.fascicle.distribution.command;

import org.fascicle.api.model.DTypePolicy;
import picocli.CommandLine.Option;

/** The option that says what types layers compute in. */
final class PolicyOption {
  @Option(
      names = "--policy",
      paramLabel = "NAME",
      defaultValue = "float32",
      description =
          "Element types: float32, float64 or mixed_bfloat16, which computes in bfloat16 and keeps"
              + " weights in float32 (default: ${DEFAULT-VALUE}).")
  String name;

  /** The policy of the name. */
  DTypePolicy policy() {
    return DTypePolicy.of(name);
  }
}
