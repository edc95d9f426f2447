package org.fascicle.benchmarks.onednn;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.memory;

/** The primitives of a network: forward in order, and how to make those of its gradients. */
final class Tape {
  private final List<Runnable> steps = new ArrayList<>();
  private final List<Gradient> gradients = new ArrayList<>();
  private long parameters;

  /** Adds a primitive to what is run. */
  void add(Runnable step) {
    steps.add(step);
  }

  /** Counts the numbers of a layer's weights. */
  void count(long weights) {
    parameters += weights;
  }

  /** Makes the primitives of gradients. */
  @FunctionalInterface
  interface Gradient {
    /**
     * Adds them.
     *
     * @param dy where the gradient of the result is; null for anywhere
     * @return where the gradient of what goes in is
     */
    memory of(memory dy);
  }

  /** Adds what makes a layer's gradients. */
  void gradient(Gradient gradient) {
    gradients.add(gradient);
  }

  /** How many layers have said how to make their gradients. */
  int mark() {
    return gradients.size();
  }

  /** Takes off what was said after a mark: a way beside another one. */
  Gradient since(int mark) {
    List<Gradient> way = List.copyOf(gradients.subList(mark, gradients.size()));
    gradients.subList(mark, gradients.size()).clear();
    return dy -> backwards(way, dy);
  }

  /** Adds the primitives of all gradients, from the last layer to the first. */
  void backwards() {
    backwards(gradients, null);
  }

  private static memory backwards(List<Gradient> way, memory last) {
    memory gradient = last;
    for (int i = way.size() - 1; i >= 0; i--) {
      gradient = way.get(i).of(gradient);
    }
    return gradient;
  }

  /** Runs all primitives, one after the other. */
  void run() {
    steps.forEach(Runnable::run);
  }

  /** How many primitives there are. */
  int size() {
    return steps.size();
  }

  /** How many numbers the weights have. */
  long parameters() {
    return parameters;
  }
}
