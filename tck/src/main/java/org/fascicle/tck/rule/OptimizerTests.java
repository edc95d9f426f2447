package org.fascicle.tck.rule;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.tck.harness.Claim;

/** All tests that an optimiser must pass. */
public final class OptimizerTests {
  private static final int STEPS = 500;

  /** Far from 0 and from each other, of both signs. */
  private static final double[] START = {2, -1.5, 0.5, -3, 1, 2.5};

  private static final double[] MINIMUM = {1, -1, 1.5, -2, 0.75, 1};

  private OptimizerTests() {}

  /** The tests. */
  public static List<OptimizerTest> all() {
    return List.of(
        new OptimizerTest("reaches the minimum of a bowl", OptimizerTests::minimum),
        new OptimizerTest("goes downhill in the first step", OptimizerTests::firstStep),
        new OptimizerTest("obeys the learning rate", OptimizerTests::learningRate),
        new OptimizerTest("stays where no gradient is", OptimizerTests::zeroGradient),
        new OptimizerTest("repeats itself bit for bit", OptimizerTests::determinism),
        new OptimizerTest("keeps nothing outside its slots", OptimizerTests::interleaved),
        new OptimizerTest("goes on from a file as if unbroken", ResumeTest::run),
        new OptimizerTest("names its slots and uses them", OptimizerTests::slots),
        new OptimizerTest("updates parameters of any rank", OptimizerTests::ranks),
        new OptimizerTest("takes parameters without elements", OptimizerTests::empty),
        new OptimizerTest("gives in float32 what float64 gives", OptimizerTests::dtypes));
  }

  /** The gradient of Σ a (w − c)² / 2 with a from 1 to 10: a bowl ten times as steep one way. */
  private static UnaryOperator<Tensor> bowl() {
    double[] steepness = {1, 10, 3, 2, 5, 1};
    return w -> {
      Tensor a = w.session().tensor(steepness, 2, 3).cast(w.dtype());
      Tensor c = w.session().tensor(MINIMUM, 2, 3).cast(w.dtype());
      return w.sub(c).mul(a);
    };
  }

  private static Variable matrix(OptimizerLab lab, DType dtype) {
    return lab.parameter(dtype, START, 2, 3);
  }

  private static void minimum(OptimizerLab lab) {
    Variable w = matrix(lab, DType.FLOAT64);
    try (Updater updater = lab.updater(w)) {
      for (int i = 0; i < STEPS; i++) {
        double left = lab.optimizer().falls() ? (STEPS - i) / (double) STEPS : 1;
        updater.setLearningRate(lab.optimizer().learningRate() * left);
        OptimizerLab.step(updater, bowl());
      }
    }
    double[] end = w.value().toDoubles();
    for (int i = 0; i < end.length; i++) {
      Claim.that(
          Math.abs(end[i] - MINIMUM[i]) < 0.02,
          "within 0.02 of the minimum " + Arrays.toString(MINIMUM) + ": " + Arrays.toString(end));
    }
  }

  /** From 0, since some optimisers begin their first step there. */
  private static double[] firstStep(OptimizerLab lab, double share) {
    Variable w = lab.parameter(DType.FLOAT64, new double[6], 2, 3);
    try (Updater updater = lab.updater(w)) {
      updater.setLearningRate(lab.optimizer().learningRate() * share);
      OptimizerLab.step(updater, bowl());
    }
    return w.value().toDoubles();
  }

  private static void firstStep(OptimizerLab lab) {
    double[] step = firstStep(lab, 1);
    for (int i = 0; i < step.length; i++) {
      Claim.that(
          Double.isFinite(step[i]) && step[i] * MINIMUM[i] > 0,
          "a first step from 0 towards " + MINIMUM[i] + ", not to " + step[i]);
    }
  }

  private static void learningRate(OptimizerLab lab) {
    double[] whole = firstStep(lab, 1);
    double[] tenth = firstStep(lab, 0.1);
    for (int i = 0; i < whole.length; i++) {
      Claim.that(
          Math.abs(tenth[i]) < 0.5 * Math.abs(whole[i]),
          "a shorter step at a tenth of the rate: " + tenth[i] + " against " + whole[i]);
    }
  }

  private static void zeroGradient(OptimizerLab lab) {
    Variable w = matrix(lab, DType.FLOAT32);
    try (Updater updater = lab.updater(w)) {
      OptimizerLab.run(updater, 3, Tensor::zerosLike);
      for (Variable slot : updater.slots()) {
        requireFinite("slot " + slot.name(), slot.value().toDoubles());
      }
    }
    double[] end = w.value().toDoubles();
    requireFinite("parameter", end);
    for (int i = 0; i < end.length; i++) {
      Claim.that(Math.abs(end[i]) <= Math.abs(START[i]), "no growth without gradients: " + end[i]);
    }
  }

  private static void determinism(OptimizerLab lab) {
    requireSame("a second run", run(lab), run(lab));
  }

  private static double[] run(OptimizerLab lab) {
    try (Updater updater = lab.updater(matrix(lab, DType.FLOAT32))) {
      return OptimizerLab.run(updater, 7, bowl());
    }
  }

  /** Another model trains in between, with other gradients. */
  private static void interleaved(OptimizerLab lab) {
    double[] alone = run(lab);
    double[] among = new double[0];
    try (Updater updater = lab.updater(matrix(lab, DType.FLOAT32));
        Updater other = lab.updater(lab.parameter(DType.FLOAT32, new double[] {5, 7}, 2))) {
      for (int i = 0; i < 7; i++) {
        double[] now = OptimizerLab.run(updater, 1, bowl());
        OptimizerLab.run(other, 3, w -> w.mul(100));
        int length = among.length;
        among = Arrays.copyOf(among, length + now.length);
        System.arraycopy(now, 0, among, length, now.length);
      }
    }
    requireSame("a run beside another model's", alone, among);
  }

  private static void slots(OptimizerLab lab) {
    Variable w = matrix(lab, DType.FLOAT32);
    try (Updater updater = lab.updater(w)) {
      Set<String> names = new HashSet<>();
      for (Variable slot : updater.slots()) {
        String name = slot.name().substring(w.name().length() + 1);
        Claim.that(!name.isBlank() && names.add(name), "slots with names of their own: " + name);
        Claim.that(!name.contains("/"), "a slot name without a slash: " + name);
        Claim.that(slot.spec().dtype() == DType.FLOAT32, "a slot of the parameter's type: " + slot);
      }
      List<double[]> before = updater.slots().stream().map(s -> s.value().toDoubles()).toList();
      OptimizerLab.run(updater, 2, bowl());
      for (int i = 0; i < before.size(); i++) {
        Variable slot = updater.slots().get(i);
        requireFinite("slot " + slot.name(), slot.value().toDoubles());
        Claim.that(
            !Arrays.equals(before.get(i), slot.value().toDoubles()),
            "slot " + slot.name() + " written in two steps");
      }
    }
  }

  private static void ranks(OptimizerLab lab) {
    Variable scalar = lab.parameter(DType.FLOAT32, new double[] {3});
    Variable one = lab.parameter(DType.FLOAT32, new double[] {3}, 1);
    Variable cube = lab.parameter(DType.FLOAT32, START, 1, 2, 3);
    Variable kernel = lab.parameter(DType.FLOAT32, START, 3, 1, 2, 1);
    try (Updater updater = lab.updater(scalar, one, cube, kernel)) {
      double[] values = OptimizerLab.run(updater, 3, w -> w);
      requireFinite("parameters of ranks 0, 1, 3 and 4", values);
      for (Variable variable : updater.variables()) {
        double[] end = variable.value().toDoubles();
        Claim.that(
            Math.abs(end[0]) != (variable.spec().shape().rank() < 2 ? 3 : 2),
            "a parameter of rank " + variable.spec().shape().rank() + " that moves");
      }
    }
  }

  private static void empty(OptimizerLab lab) {
    double[] alone = run(lab);
    Variable nothing = lab.parameter(DType.FLOAT32, new double[0], 0, 3);
    try (Updater updater = lab.updater(matrix(lab, DType.FLOAT32), nothing)) {
      double[] beside =
          OptimizerLab.run(updater, 7, w -> w.shape().elements() == 0 ? w : bowl().apply(w));
      requireSame("a run beside a parameter without elements", alone, beside);
    }
  }

  private static void dtypes(OptimizerLab lab) {
    double[] single = run(lab);
    try (Updater updater = lab.updater(matrix(lab, DType.FLOAT64))) {
      double[] wide = OptimizerLab.run(updater, 7, bowl());
      for (int i = 0; i < wide.length; i++) {
        // Seven steps of some ten operations, each within 2⁻²⁴ of numbers about 3.
        Claim.that(
            Math.abs(wide[i] - single[i]) <= 1e-4 * (1 + Math.abs(wide[i])),
            "float32 near float64: " + single[i] + " and " + wide[i]);
      }
    }
  }

  private static void requireFinite(String what, double... values) {
    Claim.that(
        Arrays.stream(values).allMatch(Double::isFinite),
        what + " of finite numbers: " + Arrays.toString(values));
  }

  static void requireSame(String what, double[] expected, double[] actual) {
    Claim.that(
        Arrays.equals(expected, actual),
        what
            + " equal to the first: "
            + Arrays.toString(actual)
            + ", not "
            + Arrays.toString(expected));
  }
}
