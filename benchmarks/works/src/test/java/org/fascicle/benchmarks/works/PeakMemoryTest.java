package org.fascicle.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PeakMemoryTest {
  @Test
  void theHighWaterMarkIsRead() {
    String status = "VmPeak:\t  99 kB\nVmHWM:\t   12345 kB\nVmRSS:\t    9 kB\n";

    assertThat(PeakMemory.bytes(status)).hasValue(12_345L * 1024);
    assertThat(PeakMemory.bytes("")).isEmpty();
  }
}
