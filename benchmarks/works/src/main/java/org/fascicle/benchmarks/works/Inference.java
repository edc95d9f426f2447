package org.fascicle.benchmarks.works;

/**
 * A batch in, its probabilities out, both in Java's memory.
 *
 * @param training whose network is asked
 * @param batch samples a call, N
 */
public record Inference(Training training, int batch) implements Work {
  @Override
  public String name() {
    return training.name() + "-predict-" + batch;
  }

  @Override
  public String title() {
    return training.title() + "; batch " + batch;
  }

  @Override
  public String table() {
    return "Inference";
  }

  @Override
  public long parameters() {
    return training.parameters();
  }
}
