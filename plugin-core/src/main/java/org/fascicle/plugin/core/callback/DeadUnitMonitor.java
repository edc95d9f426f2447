package org.fascicle.plugin.core.callback;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Summary;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Counts units that have stopped learning, after each epoch and over some samples: dead ones, which
 * give 0 for every sample, and saturated ones, which lie at an end of their activation's range for
 * nearly every sample. Their shares join the logs as {@code dead_<layer>} and {@code
 * saturated_<layer>}. A unit is one entry of the last axis.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + DeadUnitMonitor.NAME,
      Plugin.NAME + "=dead_unit_monitor",
    })
public final class DeadUnitMonitor implements Callback<DeadUnitMonitor.Config> {
  static final String NAME = "DeadUnitMonitor";

  /** The ends of activations that have two; those that die have one. */
  private static final Map<String, List<Double>> RANGES =
      Map.of(
          "sigmoid", List.of(0.0, 1.0),
          "hard_sigmoid", List.of(0.0, 1.0),
          "tanh", List.of(-1.0, 1.0),
          "hard_tanh", List.of(-1.0, 1.0),
          "softsign", List.of(-1.0, 1.0));

  private static final Set<String> DYING = Set.of("relu", "relu6", "ReLU");

  /**
   * The configuration.
   *
   * @param layers the layers to watch; all inner ones whose units may die or saturate unless set
   * @param samples how many of the first training samples are looked at; 256 unless set
   * @param freq epochs from one look to the next; 1 unless set
   * @param margin how near to an end is at the end, as a share of the range; 0.05 unless set
   * @param often the share of samples for which a saturated unit is at an end; 0.95 unless set
   * @param warnAt the share of a layer's units at which it is told, once a run; 0.5 unless set
   */
  public record Config(
      List<String> layers,
      Integer samples,
      Integer freq,
      Double margin,
      Double often,
      Double warnAt) {
    /** Checks values and fills in defaults. */
    public Config {
      layers = layers == null ? List.of() : List.copyOf(layers);
      samples = Check.or(samples, 256);
      Check.positive(NAME + ".samples", samples);
      freq = Check.or(freq, 1);
      Check.positive(NAME + ".freq", freq);
      margin = Check.share(NAME + ".margin", Check.or(margin, 0.05));
      often = Check.share(NAME + ".often", Check.or(often, 0.95));
      warnAt = Check.share(NAME + ".warn_at", Check.or(warnAt, 0.5));
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void onTrainBegin(Config config, CallbackContext context) {
    if (watched(config, context).isEmpty()) {
      context.say(NAME + " finds no inner layer whose units may die or saturate.");
    }
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    if ((context.epoch() + 1) % config.freq != 0) {
      return;
    }
    Map<String, String> watched = watched(config, context);
    context
        .outputs(config.samples, List.copyOf(watched.keySet()))
        .forEach((layer, values) -> look(config, context, layer, watched.get(layer), values));
  }

  private static void look(
      Config config, CallbackContext context, String layer, String activation, HostArray values) {
    UnitShares units = new UnitShares(values);
    List<Double> range = RANGES.get(activation);
    if (range != null) {
      double near = config.margin * (range.get(1) - range.get(0));
      double share = units.atEnds(range.get(0) + near, range.get(1) - near, config.often);
      tell(config, context, "saturated", layer, share);
    } else {
      tell(config, context, "dead", layer, units.dead());
    }
  }

  private static void tell(
      Config config, CallbackContext context, String what, String layer, double share) {
    String name = what + "_" + layer;
    context.log(name, share);
    if (share >= config.warnAt && context.get(name, 0) == 0) {
      context.set(name, 1);
      context.say(
          Math.round(share * 100)
              + " % of the units of "
              + layer
              + " are "
              + what
              + " in epoch "
              + (context.epoch() + 1)
              + ": lower the learning rate, or look at the first values and the scale of the"
              + " inputs");
    }
  }

  /** The layers to look at, each with its activation. */
  private static Map<String, String> watched(Config config, CallbackContext context) {
    Map<String, String> watched = new LinkedHashMap<>();
    if (!config.layers.isEmpty()) {
      config.layers.forEach(
          layer -> watched.put(layer, activation(layer, context.layers().get(layer))));
      return watched;
    }
    Set<String> inner = new HashSet<>();
    for (Summary.Row row : context.summary().rows()) {
      row.inputs().forEach(input -> inner.add(input.replaceAll("[:\\[].*", "")));
    }
    context
        .layers()
        .forEach(
            (layer, spec) -> {
              String activation = activation(layer, spec);
              if (inner.contains(layer)
                  && (RANGES.containsKey(activation) || DYING.contains(activation))) {
                watched.put(layer, activation);
              }
            });
    return watched;
  }

  /** The name of a layer's activation; the layer's type if it is one itself. */
  private static String activation(String layer, Spec spec) {
    if (spec == null) {
      throw new InvalidArgumentException(NAME + ".layers", "layers of the model", layer, "");
    }
    Object activation = spec.config().get("activation");
    return activation == null ? spec.type() : Spec.fromJson(Kind.ACTIVATION, activation).type();
  }
}
