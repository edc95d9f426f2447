package org.fascicle.platform.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.fascicle.api.exception.InvalidArgumentException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions and ranges as OSGi writes them. */
class BundleVersionsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[1.2,2)  | 1.2.0 | true",
        "[1.2,2)  | 2.0.0 | false",
        "(1.2,2]  | 1.2.0 | false",
        "(1.2,2]  | 2.0.0 | true",
        "[1.2,2)  | 1.99.7.x | true",
        "1.2      | 7.0.0 | true",
        "1.2      | 1.1.9 | false",
        "''       | 0.0.0 | true",
        "[1,1]    | 1.0.0 | true",
        "[1,1]    | 1.0.0.a | false"
      })
  void ranges(String range, String version, boolean contained) {
    assertThat(BundleVersions.parse(range).contains(BundleVersion.parse(version)))
        .isEqualTo(contained);
  }

  @Test
  void versionsCompareByNumbersThenText() {
    assertThat(BundleVersion.parse("1.10.0")).isGreaterThan(BundleVersion.parse("1.9.0"));
    assertThat(BundleVersion.parse("1.0.0.b")).isGreaterThan(BundleVersion.parse("1.0.0.a"));
    assertThat(BundleVersion.parse("1")).isEqualByComparingTo(BundleVersion.parse("1.0.0"));
    assertThat(BundleVersion.parse("1.2.3.x-y")).hasToString("1.2.3.x-y");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1,2", "[1", "(a,b)", "one", "-1", "[1;2)"})
  void whatIsNoRangeIsRefused(String text) {
    assertThatThrownBy(() -> BundleVersions.parse(text))
        .isInstanceOf(InvalidArgumentException.class);
  }
}
