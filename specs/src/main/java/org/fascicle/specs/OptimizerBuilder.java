package org.fascicle.specs;

import java.util.Arrays;
import java.util.function.Function;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * A builder of an optimiser: what every optimiser can be told.
 *
 * @param <B> the subclass
 */
public abstract class OptimizerBuilder<B extends OptimizerBuilder<B>> extends SpecBuilder<B> {
  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected OptimizerBuilder(Spec spec, Function<Spec, B> copy) {
    super(spec, copy);
  }

  /** An optimiser of this type without configuration. */
  protected static Spec optimizer(String type) {
    return Spec.of(Kind.OPTIMIZER, type);
  }

  /** An optimiser of this type with a learning rate. */
  protected static Spec optimizer(String type, double learningRate) {
    return optimizer(type).with("learning_rate", learningRate);
  }

  /** A schedule that computes the learning rate from the step. */
  public final B learningRate(SpecSource schedule) {
    return with("learning_rate", schedule);
  }

  /** Before every update a parameter loses this share of itself, times the learning rate. */
  public final B weightDecay(double weightDecay) {
    return with("weight_decay", weightDecay);
  }

  /** Parameters whose names contain one of these do not decay: {@code bias}. */
  public final B excludeFromWeightDecay(String... parts) {
    return with("exclude_from_weight_decay", Arrays.asList(parts));
  }

  /** No parameter's gradient is longer than this. */
  public final B clipnorm(double clipnorm) {
    return with("clipnorm", clipnorm);
  }

  /** No element of a gradient is further from 0 than this. */
  public final B clipvalue(double clipvalue) {
    return with("clipvalue", clipvalue);
  }

  /** All gradients together are no longer than this. */
  public final B globalClipnorm(double globalClipnorm) {
    return with("global_clipnorm", globalClipnorm);
  }

  /** Keeps a moving average of the parameters, which takes their place when training ends. */
  public final B useEma(boolean useEma) {
    return with("use_ema", useEma);
  }

  /** How much of the average stays in an update; 0.99 unless set. */
  public final B emaMomentum(double emaMomentum) {
    return with("ema_momentum", emaMomentum);
  }

  /** After so many updates, each time, the average replaces the parameters. */
  public final B emaOverwriteFrequency(long updates) {
    return with("ema_overwrite_frequency", updates);
  }

  /** So many batches make one update, of their mean gradient. */
  public final B gradientAccumulationSteps(long steps) {
    return with("gradient_accumulation_steps", steps);
  }

  /** Divides the learning rate by 1 + decay·step, as in Keras 2; 0 unless set. */
  public final B decay(double decay) {
    return with("decay", decay);
  }
}
