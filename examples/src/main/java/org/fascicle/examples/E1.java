package org.fascicle.examples;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;

/** Gradients through small circuits, by tape and by finite differences. */
final class E1 implements Example {
  @Override
  public String id() {
    return "E1";
  }

  @Override
  public String title() {
    return "Gradients through small circuits";
  }

  @Override
  public int epochs() {
    return 0;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Map<String, Object> figures = new LinkedHashMap<>();
    try (Session session = run.session("E1")) {
      figures.put("backend", session.backend());
      figures.put("seed", run.seed());
      figures.put("product", session.step(() -> product(session)));
      figures.put("sigmoid", session.step(() -> sigmoid(session)));
      figures.put("gates", session.step(() -> gates(session)));
      figures.put("numericalError", session.step(() -> numericalError(session)));
    }
    return figures;
  }

  /** f = (x + y)·z at x = −2, y = 5, z = −4. */
  private static Map<String, Object> product(Session session) {
    Tensor x = number(session, -2);
    Tensor y = number(session, 5);
    Tensor z = number(session, -4);
    try (Tape tape = session.tape()) {
      tape.watch(x, y, z);
      Tensor q = x.add(y);
      Tensor f = q.mul(z);
      Tensor[] gradient = tape.gradient(f, x, y, z);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("q", q.item());
      figures.put("f", f.item());
      figures.put("dx", gradient[0].item());
      figures.put("dy", gradient[1].item());
      figures.put("dz", gradient[2].item());
      return figures;
    }
  }

  /** f = σ(w₀x₀ + w₁x₁ + w₂) at w = (2, −3, −3), x = (−1, −2). */
  private static Map<String, Object> sigmoid(Session session) {
    Tensor w = session.tensor(new double[] {2, -3, -3}, 3);
    Tensor x = session.tensor(new double[] {-1, -2}, 2);
    try (Tape tape = session.tape()) {
      tape.watch(w, x);
      Tensor f = neuron(w, x);
      Tensor[] gradient = tape.gradient(f, w, x);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("f", f.item());
      figures.put("dw", list(gradient[0].toDoubles()));
      figures.put("dx", list(gradient[1].toDoubles()));
      return figures;
    }
  }

  private static Tensor neuron(Tensor w, Tensor x) {
    Tensor inputs = x.concat(0, number(x.session(), 1).reshape(1));
    return w.mul(inputs).sum().sigmoid();
  }

  /** A sum hands its gradient on, a product swaps its factors, a maximum chooses. */
  private static Map<String, Object> gates(Session session) {
    Tensor a = number(session, 3);
    Tensor b = number(session, -4);
    try (Tape tape = session.tape()) {
      tape.watch(a, b);
      Map<String, Object> figures = new LinkedHashMap<>();
      figures.put("sum", pair(tape.gradient(a.add(b), a, b)));
      figures.put("product", pair(tape.gradient(a.mul(b), a, b)));
      figures.put("max", pair(tape.gradient(a.maximum(b), a, b)));
      return figures;
    }
  }

  /** The greatest difference between the neuron's gradient and central differences of it. */
  private static double numericalError(Session session) {
    double[] w = {2, -3, -3};
    Tensor x = session.tensor(new double[] {-1, -2}, 2);
    Tensor weights = session.tensor(w, 3);
    double[] gradient;
    try (Tape tape = session.tape()) {
      tape.watch(weights);
      gradient = tape.gradient(neuron(weights, x), weights)[0].toDoubles();
    }
    double worst = 0;
    double h = 1e-5;
    for (int i = 0; i < w.length; i++) {
      double rise = at(session, w, i, h, x) - at(session, w, i, -h, x);
      worst = Math.max(worst, Math.abs(gradient[i] - rise / (2 * h)));
    }
    return worst;
  }

  private static double at(Session session, double[] w, int index, double change, Tensor x) {
    double[] moved = w.clone();
    moved[index] += change;
    return neuron(session.tensor(moved, moved.length), x).item();
  }

  private static List<Double> pair(Tensor... gradients) {
    return list(gradients[0].item(), gradients[1].item());
  }

  private static List<Double> list(double... values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static Tensor number(Session session, double value) {
    return session.tensor(new double[] {value});
  }
}
