package org.fascicle.tck.junit;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fascicle.tck.learning.CaseTest;
import org.fascicle.tck.learning.LearningLab;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/**
 * The tests of a kit, run for each of some cases.
 *
 * @param <T> what is tested
 */
@TestInstance(Lifecycle.PER_CLASS)
abstract class CaseKit<T> {
  private final List<CaseTest<T>> tests;
  private final Function<T, String> name;
  private LearningLab lab;

  CaseKit(List<CaseTest<T>> tests, Function<T, String> name) {
    this.tests = tests;
    this.name = name;
  }

  /** What is tested, each in as many configurations as it has sides. */
  protected abstract Stream<? extends T> cases();

  /** One container a case. */
  @TestFactory
  public Stream<DynamicContainer> conforms() {
    lab = new LearningLab();
    return cases()
        .map(
            tested ->
                DynamicContainer.dynamicContainer(
                    name.apply(tested),
                    tests.stream()
                        .map(t -> DynamicTest.dynamicTest(t.name(), () -> lab.run(t, tested)))));
  }

  @AfterAll
  void close() {
    if (lab != null) {
      lab.close();
    }
  }
}
