package org.fascicle.specs;

import java.util.List;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/**
 * Specs of learning-rate schedules; give one to {@link OptimizerBuilder#learningRate}. Steps are
 * batches, counted from 0.
 */
public final class Schedules {
  private Schedules() {}

  /** initial · rate^(step / steps). */
  public static Spec exponentialDecay(double initial, double steps, double rate) {
    return initial("ExponentialDecay", initial).with("decay_steps", steps).with("decay_rate", rate);
  }

  /** initial · rate^⌊step / steps⌋. */
  public static Spec exponentialStaircase(double initial, double steps, double rate) {
    return exponentialDecay(initial, steps, rate).with("staircase", true);
  }

  /** initial · drop^⌊step / steps⌋. */
  public static Spec stepDecay(double initial, double steps, double drop) {
    return initial("StepDecay", initial).with("decay_steps", steps).with("drop", drop);
  }

  /** (initial − end)(1 − step / steps)^power + end. */
  public static Spec polynomialDecay(double initial, double steps, double end, double power) {
    return initial("PolynomialDecay", initial)
        .with("decay_steps", steps)
        .with("end_learning_rate", end)
        .with("power", power);
  }

  /** As {@link #polynomialDecay}, again and again over the next multiple of the steps. */
  public static Spec polynomialCycle(double initial, double steps, double end, double power) {
    return polynomialDecay(initial, steps, end, power).with("cycle", true);
  }

  /** initial / (1 + rate · step / steps). */
  public static Spec inverseTimeDecay(double initial, double steps, double rate) {
    return initial("InverseTimeDecay", initial).with("decay_steps", steps).with("decay_rate", rate);
  }

  /** initial / (1 + rate · ⌊step / steps⌋). */
  public static Spec inverseTimeStaircase(double initial, double steps, double rate) {
    return inverseTimeDecay(initial, steps, rate).with("staircase", true);
  }

  /**
   * Constant between boundaries.
   *
   * @param values one more than boundaries; the first up to the first boundary, that step included
   */
  public static Spec piecewiseConstantDecay(List<Double> boundaries, List<Double> values) {
    return schedule("PiecewiseConstantDecay").with("boundaries", boundaries).with("values", values);
  }

  /** Half a cosine from the initial rate to alpha of it. */
  public static Spec cosineDecay(double initial, double steps, double alpha) {
    return initial("CosineDecay", initial).with("decay_steps", steps).with("alpha", alpha);
  }

  /** A straight climb to a target, then half a cosine from there to alpha of it. */
  public static Spec cosineDecay(
      double initial, double steps, double alpha, double warmupTarget, double warmupSteps) {
    return cosineDecay(initial, steps, alpha)
        .with("warmup_target", warmupTarget)
        .with("warmup_steps", warmupSteps);
  }

  /** Half a cosine, again and again, each twice as long as the one before. */
  public static Spec cosineDecayRestarts(double initial, double firstSteps) {
    return initial("CosineDecayRestarts", initial).with("first_decay_steps", firstSteps);
  }

  /**
   * Half a cosine, again and again.
   *
   * @param longer how much longer each is than the one before
   * @param higher how much higher each begins
   * @param alpha the share of the initial rate that is always there
   */
  public static Spec cosineDecayRestarts(
      double initial, double firstSteps, double longer, double higher, double alpha) {
    return cosineDecayRestarts(initial, firstSteps)
        .with("t_mul", longer)
        .with("m_mul", higher)
        .with("alpha", alpha);
  }

  /** One climb from a 25th of the greatest rate, over 30 % of the steps, and one fall far below. */
  public static Spec oneCycle(double greatest, double steps) {
    return schedule("OneCycle").with("max_learning_rate", greatest).with("total_steps", steps);
  }

  /** One climb and one fall. */
  public static Spec oneCycle(
      double greatest, double steps, double warmupShare, double div, double finalDiv) {
    return oneCycle(greatest, steps)
        .with("warmup_share", warmupShare)
        .with("div_factor", div)
        .with("final_div_factor", finalDiv);
  }

  /** A straight climb, then constant. */
  public static Spec linearWarmup(double initial, double target, double steps) {
    return initial("LinearWarmup", initial)
        .with("target_learning_rate", target)
        .with("warmup_steps", steps);
  }

  private static Spec initial(String type, double rate) {
    return schedule(type).with("initial_learning_rate", rate);
  }

  private static Spec schedule(String type) {
    return Spec.of(Kind.SCHEDULE, type);
  }
}
