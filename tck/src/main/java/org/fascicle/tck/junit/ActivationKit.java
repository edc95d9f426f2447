package org.fascicle.tck.junit;

import org.fascicle.tck.learning.ActivationCase;
import org.fascicle.tck.learning.ActivationTests;

/**
 * The kit for activation functions as JUnit tests. A bundle joins with one subclass:
 *
 * <pre>{@code
 * class MyActivationTest extends ActivationKit {
 *   @Override
 *   protected Stream<ActivationCase<?>> cases() {
 *     return Stream.of(new ActivationCase<>("cube", new Cube(), new NoConfig()));
 *   }
 * }
 * }</pre>
 */
public abstract class ActivationKit extends CaseKit<ActivationCase<?>> {
  /** For subclasses. */
  protected ActivationKit() {
    super(ActivationTests.all(), ActivationCase::name);
  }
}
