package org.fascicle.benchmarks.harness;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MachineTest {
  @Test
  void theProcessorIsNamedWithItsVectors() {
    String file =
        "processor\t: 0\nmodel name\t: Some  Processor @ 2 GHz\nflags\t\t: fpu sse avx2 avx512f\n";

    assertThat(Machine.processor(file)).isEqualTo("Some Processor @ 2 GHz avx2 avx512f");
    assertThat(Machine.processor("")).isEqualTo("processor");
  }

  @Test
  void theMachineIsDescribed() {
    assertThat(Machine.describe())
        .startsWith(Runtime.getRuntime().availableProcessors() + " × ")
        .contains("Java " + System.getProperty("java.version"));
    assertThat(Pace.gigaflops(1)).isGreaterThan(0.1);
  }
}
