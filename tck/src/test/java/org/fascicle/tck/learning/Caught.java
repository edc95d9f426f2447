package org.fascicle.tck.learning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;

/** Runs a kit's tests and says which fail. */
final class Caught {
  private Caught() {}

  /** The names of the tests that fail. */
  static <T> List<String> by(List<CaseTest<T>> tests, T tested) {
    List<String> failed = new ArrayList<>();
    try (LearningLab lab = new LearningLab()) {
      for (CaseTest<T> test : tests) {
        try {
          lab.run(test, tested);
        } catch (Exception | AssertionError e) {
          failed.add(test.name());
        }
      }
    }
    return failed;
  }

  /** A good one passes all. */
  static <T> void passes(List<CaseTest<T>> tests, T good) {
    assertThat(by(tests, good)).isEmpty();
  }

  /** A broken one fails this test. */
  static <T> void fails(List<CaseTest<T>> tests, T broken, String test) {
    assertThat(tests).extracting(CaseTest::name).contains(test);
    assertThat(by(tests, broken)).contains(test);
  }
}
