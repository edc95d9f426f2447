package org.fascicle.tck.junit;

import org.fascicle.tck.learning.LossCase;
import org.fascicle.tck.learning.LossTests;

/**
 * The kit for losses as JUnit tests. A bundle joins with one subclass:
 *
 * <pre>{@code
 * class MyLossTest extends LossKit {
 *   @Override
 *   protected Stream<LossCase<?>> cases() {
 *     return Stream.of(new LossCase<>("cubic", new Cubic(), new NoConfig(), Samples.reals(3), 0));
 *   }
 * }
 * }</pre>
 */
public abstract class LossKit extends CaseKit<LossCase<?>> {
  /** For subclasses. */
  protected LossKit() {
    super(LossTests.all(), LossCase::name);
  }
}
