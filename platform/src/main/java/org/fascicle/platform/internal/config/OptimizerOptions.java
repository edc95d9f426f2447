package org.fascicle.platform.internal.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/**
 * The keys that all optimisers share, as in Keras 3; null for what is not set.
 *
 * @param learningRate a number or a schedule's spec in JSON
 * @param weightDecay the share of a parameter that it loses in an update, times the learning rate
 * @param excludeFromWeightDecay parts of the names of parameters that lose nothing
 * @param clipnorm the greatest length of one parameter's gradient
 * @param clipvalue the greatest absolute value of an element of a gradient
 * @param globalClipnorm the greatest length of all gradients together
 * @param useEma whether a moving average of the parameters is kept, and takes their place when
 *     training ends
 * @param emaMomentum how much of the average stays in an update; 0.99 unless set
 * @param emaOverwriteFrequency after how many updates, each time, the average replaces the
 *     parameters; never unless set
 * @param gradientAccumulationSteps how many batches make one update, of their mean gradient
 * @param decay divides a rate that is a number by 1 + decay·step, as in Keras 2
 */
public record OptimizerOptions(
    Object learningRate,
    Double weightDecay,
    List<String> excludeFromWeightDecay,
    Double clipnorm,
    Double clipvalue,
    Double globalClipnorm,
    Boolean useEma,
    Double emaMomentum,
    Long emaOverwriteFrequency,
    Long gradientAccumulationSteps,
    Double decay) {

  private static final Set<String> KEYS = Set.copyOf(ConfigBinder.keys(OptimizerOptions.class));

  /** Checks values and fills in defaults. */
  public OptimizerOptions {
    if (learningRate instanceof Number rate) {
      check("learning_rate", rate.doubleValue(), rate.doubleValue() >= 0, "a number of 0 or more");
      learningRate = rate.doubleValue();
    } else if (learningRate != null) {
      requireSchedule(learningRate);
    }
    excludeFromWeightDecay =
        excludeFromWeightDecay == null ? List.of() : List.copyOf(excludeFromWeightDecay);
    weightDecay = orMore("weight_decay", weightDecay);
    clipnorm = above("clipnorm", clipnorm);
    clipvalue = above("clipvalue", clipvalue);
    globalClipnorm = above("global_clipnorm", globalClipnorm);
    requireOneClip(clipnorm, clipvalue, globalClipnorm);
    useEma = useEma != null && useEma;
    emaMomentum = emaMomentum == null ? 0.99 : emaMomentum;
    check(
        "ema_momentum", emaMomentum, emaMomentum >= 0 && emaMomentum <= 1, "a number from 0 to 1");
    whole("ema_overwrite_frequency", emaOverwriteFrequency, 1);
    whole("gradient_accumulation_steps", gradientAccumulationSteps, 2);
    decay = decay == null ? 0 : orMore("decay", decay);
    if (decay != 0 && learningRate != null && !(learningRate instanceof Double)) {
      throw new InvalidArgumentException(
          "decay", "a learning_rate that is a number", "a schedule", "Let the schedule decay.");
    }
  }

  /**
   * What a spec says.
   *
   * @throws InvalidArgumentException if a value is refused
   */
  public static OptimizerOptions of(Spec optimizer, String where) {
    Map<String, Object> own = new LinkedHashMap<>(optimizer.config());
    own.keySet().retainAll(KEYS);
    return (OptimizerOptions) ConfigBinder.bind(OptimizerOptions.class, own, Set.of(), where);
  }

  /** The keys. */
  static Set<String> keys() {
    return KEYS;
  }

  /** The schedule; null if the rate is a number or not set. */
  public Spec schedule() {
    return learningRate == null || learningRate instanceof Double
        ? null
        : Spec.fromJson(Kind.SCHEDULE, learningRate);
  }

  /** The batches of one update. */
  public long batches() {
    return gradientAccumulationSteps == null ? 1 : gradientAccumulationSteps;
  }

  private static void requireSchedule(Object learningRate) {
    try {
      Spec.fromJson(Kind.SCHEDULE, learningRate);
    } catch (InvalidArgumentException e) {
      throw new InvalidArgumentException(
          "learning_rate", "a number of 0 or more, or a schedule", learningRate + "", "");
    }
  }

  private static void requireOneClip(Double... limits) {
    int set = 0;
    for (Double limit : limits) {
      set += limit == null ? 0 : 1;
    }
    if (set > 1) {
      throw new InvalidArgumentException(
          "clipnorm, clipvalue, global_clipnorm", "one of them at most", set + " of them", "");
    }
  }

  private static Double orMore(String key, Double value) {
    return value == null ? null : check(key, value, value >= 0, "a number of 0 or more");
  }

  private static Double above(String key, Double value) {
    return value == null ? null : check(key, value, value > 0, "a number above 0");
  }

  private static void whole(String key, Long value, long least) {
    if (value != null) {
      check(key, value, value >= least, "a whole number of " + least + " or more");
    }
  }

  private static <N extends Number> N check(String key, N value, boolean holds, String rule) {
    if (!holds || Double.isInfinite(value.doubleValue())) {
      throw new InvalidArgumentException(key, rule, value.toString(), "");
    }
    return value;
  }
}
