package org.fascicle.tck.junit;

import org.fascicle.tck.learning.MetricCase;
import org.fascicle.tck.learning.MetricTests;

/**
 * The kit for metrics as JUnit tests. A bundle joins with one subclass:
 *
 * <pre>{@code
 * class MyMetricTest extends MetricKit {
 *   @Override
 *   protected Stream<MetricCase<?>> cases() {
 *     return Stream.of(new MetricCase<>("error", new Error(), new NoConfig(), Samples.reals(3), this::naive));
 *   }
 * }
 * }</pre>
 */
public abstract class MetricKit extends CaseKit<MetricCase<?>> {
  /** For subclasses. */
  protected MetricKit() {
    super(MetricTests.all(), MetricCase::name);
  }
}
