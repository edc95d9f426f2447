package org.fascicle.benchmarks.works;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumericEnvironmentTest {
  @Test
  void whatSteersLibrariesGoesAndTheRestStays() {
    Map<String, String> environment = new HashMap<>();
    for (String name :
        new String[] {
          "OPENBLAS_CORETYPE",
          "OPENBLAS_NUM_THREADS",
          "MKL_NUM_THREADS",
          "OMP_NUM_THREADS",
          "GOMP_SPINCOUNT",
          "KMP_AFFINITY",
          "TF_ENABLE_ONEDNN_OPTS",
          "ONEDNN_VERBOSE",
          "JAVA_TOOL_OPTIONS",
          "LD_PRELOAD",
          "PATH",
          "HOME",
          "TFOO"
        }) {
      environment.put(name, "1");
    }
    NumericEnvironment.clean(environment);

    assertThat(environment.keySet()).containsExactlyInAnyOrder("PATH", "HOME", "TFOO");
  }
}
