package org.fascicle.tck.junit;

import java.util.stream.Stream;
import org.fascicle.tck.rule.InitializerCase;
import org.fascicle.tck.rule.InitializerTests;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The kit for initialisers as JUnit tests. Initialisers join with one subclass:
 *
 * <pre>{@code
 * class MyInitializersTest extends InitializerKit {
 *   @Override
 *   protected Stream<InitializerCase> cases() {
 *     return Stream.of(InitializerCase.of(new MyInitializer(), spec, shape -> 0.1));
 *   }
 * }
 * }</pre>
 */
public abstract class InitializerKit {
  /** For subclasses. */
  protected InitializerKit() {}

  /** The initialisers, each in as many configurations as it has sides. */
  protected abstract Stream<InitializerCase> cases();

  /** One container a case. */
  @TestFactory
  public Stream<DynamicContainer> conforms() {
    return cases()
        .map(
            initializer ->
                DynamicContainer.dynamicContainer(
                    initializer.name(),
                    InitializerTests.all().stream()
                        .map(
                            test ->
                                DynamicTest.dynamicTest(
                                    test.name(), () -> test.body().run(initializer)))));
  }
}
