package org.fascicle.api.op;

import java.util.List;

/** Operations that share a rule. */
final class Families {
  private Families() {}

  static List<Op> realUnary() {
    return List.of(
        new Exp(),
        new Expm1(),
        new Log(),
        new Log1p(),
        new Sqrt(),
        new Rsqrt(),
        new Sin(),
        new Cos(),
        new Tanh(),
        new Erf(),
        new Floor(),
        new Ceil(),
        new Round(),
        new Relu(),
        new Sigmoid());
  }

  static List<Op> binary() {
    return List.of(
        new Add(),
        new Sub(),
        new Mul(),
        new Div(),
        new Pow(),
        new Mod(),
        new Maximum(),
        new Minimum());
  }

  static List<Op> compare() {
    return List.of(
        new Equal(),
        new NotEqual(),
        new Less(),
        new LessEqual(),
        new Greater(),
        new GreaterEqual());
  }

  static List<Op> reductions(List<Integer> axes, boolean keep) {
    return List.of(
        new Sum(axes, keep),
        new Max(axes, keep),
        new Min(axes, keep),
        new Prod(axes, keep),
        new Mean(axes, keep),
        new Variance(axes, keep),
        new LogSumExp(axes, keep));
  }
}
