package org.fascicle.backend.reference.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErfTest {
  /** Python 3.11: {@code math.erf}. */
  @ParameterizedTest
  @CsvSource({
    "1e-300, 1.1283791670955126e-300",
    "1e-08, 1.1283791670955126e-08",
    "0.1, 0.1124629160182849",
    "0.25, 0.2763263901682369",
    "0.46875, 0.49261347321793797",
    "0.46876, 0.4926225311068465",
    "0.5, 0.5204998778130465",
    "0.8, 0.7421009647076605",
    "1.0, 0.8427007929497149",
    "1.5, 0.9661051464753108",
    "2.0, 0.9953222650189527",
    "2.9, 0.9999589021219005",
    "3.5, 0.9999992569016276",
    "4.0, 0.9999999845827421",
    "4.1, 0.9999999932999724",
    "5.0, 0.9999999999984626",
    "5.5, 0.9999999999999927"
  })
  void hasSixteenDigits(double x, double y) {
    assertThat(Erf.erf(x)).isCloseTo(y, within(2 * Math.ulp(y)));
    assertThat(Erf.erf(-x)).isEqualTo(-Erf.erf(x));
  }

  @Test
  void endsAtOne() {
    assertThat(Erf.erf(6)).isEqualTo(1);
    assertThat(Erf.erf(1e200)).isEqualTo(1);
    assertThat(Erf.erf(Double.NEGATIVE_INFINITY)).isEqualTo(-1);
    assertThat(Erf.erf(Double.NaN)).isNaN();
    assertThat(Erf.erf(0)).isZero();
  }
}
