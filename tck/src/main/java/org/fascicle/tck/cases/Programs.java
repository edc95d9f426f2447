package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.op.Abs;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Div;
import org.fascicle.api.op.Elementwise;
import org.fascicle.api.op.Maximum;
import org.fascicle.api.op.Minimum;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.Neg;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Sqrt;
import org.fascicle.api.op.Square;
import org.fascicle.api.op.Sub;

/** Arithmetic on elements. */
public final class Programs {
  private final int inputs;
  private final List<Elementwise.Call> calls = new ArrayList<>();
  private final List<Elementwise.Result> results = new ArrayList<>();

  private Programs(int inputs) {
    this.inputs = inputs;
  }

  private int call(Op op, Integer... operands) {
    calls.add(new Elementwise.Call(op, Arrays.asList(operands)));
    return inputs + calls.size() - 1;
  }

  private Programs result(int value, int over) {
    results.add(new Elementwise.Result(value, over));
    return this;
  }

  private Elementwise all() {
    return new Elementwise(inputs, calls, results);
  }

  /** v ← ρ v + (1 − ρ) g²; p ← p − η g / √(v + ε), of p, v, g, ρ, 1 − ρ, ε, η. */
  public static Elementwise rmsProp() {
    Programs of = new Programs(7);
    int squares = of.call(new Mul(), of.call(new Square(), 2), 4);
    int v = of.call(new Add(), of.call(new Mul(), 1, 3), squares);
    int root = of.call(new Sqrt(), of.call(new Add(), v, 5));
    int step = of.call(new Div(), of.call(new Mul(), 2, 6), root);
    return of.result(v, 1).result(of.call(new Sub(), 0, step), 0).all();
  }

  /**
   * n ← n + g²; p ← p − (n before − g), of p, n, g: the old n is read when the new one is there.
   */
  public static Elementwise sumReadBefore() {
    Programs of = new Programs(3);
    int n = of.call(new Add(), 1, of.call(new Square(), 2));
    int p = of.call(new Sub(), of.call(new Sub(), 0, 1), of.call(new Mul(), n, 2));
    return of.result(n, 1).result(p, 0).all();
  }

  /** a ← b + a b; b ← a − a b. */
  public static Elementwise exchanged() {
    Programs of = new Programs(2);
    int product = of.call(new Mul(), 0, 1);
    int a = of.call(new Add(), 1, product);
    return of.result(a, 0).result(of.call(new Sub(), 0, product), 1).all();
  }

  /** −√|x|, (−|x|)² and √v in memory of their own. */
  static Elementwise unary() {
    Programs of = new Programs(2);
    int size = of.call(new Abs(), 0);
    int root = of.call(new Neg(), of.call(new Sqrt(), size));
    int square = of.call(new Square(), of.call(new Neg(), size));
    return of.result(root, -1).result(square, 0).result(of.call(new Sqrt(), 1), -1).all();
  }

  /** s − x, s + x, s x, s / x and s / (x + x) of a number s. */
  static Elementwise singleFirst() {
    Programs of = new Programs(2);
    int twice = of.call(new Add(), 1, 1);
    of.result(of.call(new Sub(), 0, 1), -1).result(of.call(new Add(), 0, 1), -1);
    of.result(of.call(new Mul(), 0, 1), 1).result(of.call(new Div(), 0, 1), -1);
    return of.result(of.call(new Div(), 0, twice), -1).all();
  }

  /** 36 sums and differences, one behind the other. */
  static Elementwise many() {
    Programs of = new Programs(2);
    int sum = of.call(new Add(), 0, 1);
    for (int i = 1; i < 36; i++) {
      sum = i % 3 == 0 ? of.call(new Sub(), 0, sum) : of.call(new Add(), sum, 1);
    }
    return of.result(sum, 1).all();
  }

  /** The greater and the less of sums and of a number. */
  static Elementwise extremes() {
    Programs of = new Programs(3);
    int sum = of.call(new Add(), 0, 1);
    int greater = of.call(new Maximum(), of.call(new Neg(), sum), 1);
    int less = of.call(new Minimum(), 0, of.call(new Maximum(), 2, of.call(new Sub(), 1, 0)));
    return of.result(greater, -1).result(less, -1).all();
  }
}
