package org.fascicle.tck.junit;

import java.util.stream.Stream;
import org.fascicle.tck.rule.OptimizerCase;
import org.fascicle.tck.rule.OptimizerTests;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The kit for optimisers as JUnit tests. Optimisers join with one subclass:
 *
 * <pre>{@code
 * class MyOptimizersTest extends OptimizerKit {
 *   @Override
 *   protected Stream<OptimizerCase> cases() {
 *     return Stream.of(OptimizerCase.of(new MyOptimizer(), 0.1));
 *   }
 * }
 * }</pre>
 */
public abstract class OptimizerKit {
  /** For subclasses. */
  protected OptimizerKit() {}

  /** The optimisers, each in as many configurations as it has sides. */
  protected abstract Stream<OptimizerCase> cases();

  /** One container a case. */
  @TestFactory
  public Stream<DynamicContainer> conforms() {
    return cases()
        .map(
            optimizer ->
                DynamicContainer.dynamicContainer(
                    optimizer.name(),
                    OptimizerTests.all().stream()
                        .map(
                            test ->
                                DynamicTest.dynamicTest(test.name(), () -> test.run(optimizer)))));
  }
}
