package org.fascicle.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Updater;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;

/** The way of one optimiser down one surface. */
final class Descent {
  private final Valley valley;
  private final List<Double> xs = new ArrayList<>();
  private final List<Double> ys = new ArrayList<>();

  private Descent(Valley valley) {
    this.valley = valley;
  }

  /** The six optimisers of the course, by name, with the rates for this surface. */
  static List<Map.Entry<String, Spec>> optimizers(Valley valley) {
    List<Double> rates = valley.rates();
    Spec momentum = optimizer("SGD", rates.get(1)).with("momentum", 0.9);
    return List.of(
        Map.entry("gradient descent", optimizer("SGD", rates.get(0))),
        Map.entry("momentum", momentum),
        Map.entry("Nesterov", momentum.with("nesterov", true)),
        Map.entry("AdaGrad", optimizer("Adagrad", rates.get(2))),
        Map.entry("RMSProp", optimizer("RMSprop", rates.get(3))),
        Map.entry("Adam", optimizer("Adam", rates.get(4))));
  }

  private static Spec optimizer(String type, double rate) {
    return Spec.of(Kind.OPTIMIZER, type).with("learning_rate", rate);
  }

  /** Goes down in steps of a custom loop. */
  static Descent run(Fascicle fascicle, Session session, Valley valley, Spec optimizer, int steps) {
    Descent descent = new Descent(valley);
    Variable x = variable(session, "x", valley.startX());
    Variable y = variable(session, "y", valley.startY());
    try (Updater updater = fascicle.updater(session, optimizer, List.of(x, y))) {
      descent.note(x, y);
      for (int i = 0; i < steps; i++) {
        session.step(
            () -> {
              try (Tape tape = session.tape()) {
                Tensor loss = valley.loss().apply(x.value(), y.value()).sum();
                updater.apply(tape.gradient(loss, List.of(x, y)));
              }
              return null;
            });
        descent.note(x, y);
      }
    }
    return descent;
  }

  private static Variable variable(Session session, String name, double value) {
    try (Tensor first = session.tensor(new double[] {value}, 1)) {
      return session.variable(name, first, true);
    }
  }

  private void note(Variable x, Variable y) {
    xs.add(x.value().toDoubles()[0]);
    ys.add(y.value().toDoubles()[0]);
  }

  double[] x() {
    return xs.stream().mapToDouble(Double::doubleValue).toArray();
  }

  double[] y() {
    return ys.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** Where it ended, and how high that is. */
  Map<String, Object> figures() {
    double x = xs.get(xs.size() - 1);
    double y = ys.get(ys.size() - 1);
    return Map.of("x", x, "y", y, "height", valley.height().applyAsDouble(x, y));
  }
}
