package org.fascicle.benchmarks.works;

import java.util.Map;
import java.util.regex.Pattern;

/** What an environment may say to numeric libraries, and must not while they are compared. */
public final class NumericEnvironment {
  private static final Pattern NAMES =
      Pattern.compile(
          "(OPENBLAS|GOTO|BLIS|MKL|OMP|GOMP|KMP|TF|ONEDNN|DNNL|ATEN|PYTORCH|TORCH|DJL|ND4J|LIBND4J)"
              + "_.*|(JAVA_TOOL|_JAVA|JDK_JAVA)_OPTIONS|LD_PRELOAD|MALLOC_.*|GLIBC_TUNABLES");

  private NumericEnvironment() {}

  /** Takes it out. */
  public static void clean(Map<String, String> environment) {
    environment.keySet().removeIf(name -> NAMES.matcher(name).matches());
  }
}
