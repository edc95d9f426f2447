package org.fascicle.backend.cpu.library;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.ArrayList;
import java.util.List;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.junit.jupiter.api.Test;

class NativeEnvironmentTest {
  @Test
  void librariesSeeWhatWasSetAndWhatWasThere() {
    assertThat(NativeLibraries.load(Granted.threads(2))).isEmpty();
    Pointer symbol = Loader.addressof("environ");
    assumeTrue(symbol != null, "no POSIX environment here");
    List<String> before = entries(symbol);
    NativeEnvironment.setDefault("FASCICLE_TEST", "1");
    NativeEnvironment.setDefault("FASCICLE_TEST", "2");
    NativeEnvironment.setDefault("PATH", "the user has set it");

    List<String> expected = new ArrayList<>(before);
    expected.add("FASCICLE_TEST=1");
    assertThat(entries(symbol)).isEqualTo(expected);
    assertThat(before).anyMatch(entry -> entry.startsWith("GOMP_SPINCOUNT="));
  }

  @Test
  void theFirstLaunchOfAProcessDecides() {
    assumeTrue(System.getenv("OMP_NUM_THREADS") == null, "the user has decided");
    assertThat(NativeLibraries.load(Granted.threads(2))).isEmpty();
    assertThat(NativeLibraries.load(Granted.threads(7))).isEmpty();
    assertThat(NativeEnvironment.get("OMP_NUM_THREADS")).isEqualTo("2");
    assertThat(NativeEnvironment.get("OMP_NUM")).isNull();
    assertThat(new OpenMpSettings().describe(1))
        .isEqualTo("1 (oneDNN 1, ND4J 2, OpenBLAS 2, Java 1)");
  }

  private static List<String> entries(Pointer symbol) {
    PointerPointer<?> environ = new PointerPointer<>(new PointerPointer<>(symbol).get(0));
    List<String> entries = new ArrayList<>();
    for (long i = 0; environ.get(i) != null; i++) {
      entries.add(new BytePointer(environ.get(i)).getString());
    }
    return entries;
  }
}
