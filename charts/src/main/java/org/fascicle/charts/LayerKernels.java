package org.fascicle.charts;

import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Summary;
import org.fascicle.api.tensor.Variable;

/** Finds weights to draw. */
final class LayerKernels {
  static final Wanted CONVOLUTION =
      new Wanted(
          rank -> rank == 3 || rank == 4, "a convolution's kernel: (H, W, I, O) or (T, I, O)");
  static final Wanted DENSE = new Wanted(rank -> rank == 2, "a dense layer's kernel: (F, units)");

  private LayerKernels() {}

  /**
   * What kernels are looked for.
   *
   * @param ranks their numbers of axes
   * @param words for people
   */
  record Wanted(IntPredicate ranks, String words) {
    boolean fits(Variable variable) {
      return variable.name().endsWith("kernel") && ranks.test(variable.spec().shape().rank());
    }
  }

  /** The type of a layer; a name that is wrong fails with the nearest ones. */
  static String type(Model model, String layer) {
    model.intermediate(layer);
    return model.summary().rows().stream()
        .filter(row -> row.name().equals(layer))
        .map(Summary.Row::type)
        .findFirst()
        .orElse("");
  }

  /** The first kernel of this kind that a layer keeps. */
  static HostArray find(Model model, String layer, Wanted wanted) {
    type(model, layer);
    Map<String, HostArray> weights = model.getWeights();
    return model.variables().stream()
        .filter(variable -> variable.name().startsWith(layer + "/") && wanted.fits(variable))
        .findFirst()
        .map(variable -> weights.get(variable.name()))
        .orElseThrow(
            () ->
                new InvalidArgumentException(
                    "layer \"" + layer + "\"",
                    "a layer with " + wanted.words,
                    kept(model, layer),
                    advice(names(model, wanted))));
  }

  /** The layers that keep such a kernel. */
  static List<String> names(Model model, Wanted wanted) {
    return model.variables().stream()
        .filter(wanted::fits)
        .map(variable -> variable.name().substring(0, variable.name().indexOf('/')))
        .distinct()
        .toList();
  }

  private static String kept(Model model, String layer) {
    List<String> kept =
        model.variables().stream()
            .filter(variable -> variable.name().startsWith(layer + "/"))
            .map(variable -> variable.name() + " " + variable.spec().shape())
            .toList();
    return kept.isEmpty() ? "one without weights" : String.join(", ", kept);
  }

  private static String advice(List<String> names) {
    return names.isEmpty()
        ? "No layer of this model has one."
        : "These have: " + String.join(", ", names) + ".";
  }
}
