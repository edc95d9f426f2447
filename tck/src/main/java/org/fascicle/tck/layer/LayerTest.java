package org.fascicle.tck.layer;

/**
 * One test of the kit, run for each case.
 *
 * @param group what it is about
 * @param name unique within the group
 * @param body what it does
 */
public record LayerTest(String group, String name, Body body) {
  /** Group and name. */
  public String id() {
    return group + "/" + name;
  }

  /** What a test does; an {@link AssertionError} or any exception is a failure. */
  @FunctionalInterface
  public interface Body {
    /** Runs the test. */
    void run(LayerLab lab, LayerCase layer) throws Exception;
  }
}
