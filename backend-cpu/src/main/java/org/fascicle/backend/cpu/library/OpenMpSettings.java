package org.fascicle.backend.cpu.library;

import org.fascicle.spi.backend.Threading;

/**
 * The OpenMP runtime that oneDNN and ND4J work with. It reads the environment once in a process,
 * when it is loaded; OpenBLAS, whose threads are its own, reads the same.
 */
public final class OpenMpSettings {
  private static final System.Logger LOG = System.getLogger(OpenMpSettings.class.getName());

  private static final String THREADS = "OMP_NUM_THREADS";
  private static final String BINDING = "OMP_PROC_BIND";

  /** Says that the runtime has read the environment. */
  private static final String CONFIGURED = "FASCICLE_OPENMP";

  /**
   * How often an OpenMP thread that waits for the others looks before it sleeps: for a millisecond,
   * longer than the pauses between the kernels of a step, since waking it takes a tenth of one. The
   * library's own 300,000 last longer than a time slice: where other programs want the processors
   * too, a thread would spin away the very time that the one it waits for needs, and a step of a
   * millisecond takes a hundred.
   */
  private static final String SPINS = "20000";

  private final int threads;

  /** The runtime as it was configured. */
  public OpenMpSettings() {
    this.threads = number(THREADS, Runtime.getRuntime().availableProcessors());
  }

  /** Says how it is to be, before the first library is loaded; what the user has set stays. */
  static void configure(Threading threading) {
    if (NativeEnvironment.get(CONFIGURED) != null) {
      return; // another launch in this process was first
    }
    int processors = Runtime.getRuntime().availableProcessors();
    int threads = threading.threads().orElse(processors);
    if (threads > processors) {
      LOG.log(
          System.Logger.Level.WARNING,
          "cpu: {0} threads share {1} processors, which is slower than one a processor",
          threads,
          processors);
    }
    NativeEnvironment.setDefault("GOMP_SPINCOUNT", SPINS);
    NativeEnvironment.setDefault(THREADS, String.valueOf(threads));
    if (threading.pinned()) {
      NativeEnvironment.setDefault("OMP_PLACES", "cores");
      NativeEnvironment.setDefault(BINDING, "close");
    }
    NativeEnvironment.setDefault(CONFIGURED, "1");
  }

  /** How many threads it gives to each thread that calls a kernel. */
  public int threads() {
    return threads;
  }

  /** Whether each of its threads stays on a processor. */
  public boolean isPinned() {
    String set = NativeEnvironment.get(BINDING);
    return set != null && !set.equalsIgnoreCase("false");
  }

  /**
   * For reports: how many threads each library works with.
   *
   * @param granted how many the kernels keep busy together
   */
  public String describe(int granted) {
    int blas = number("OPENBLAS_NUM_THREADS", number("GOTO_NUM_THREADS", threads));
    return granted
        + " (oneDNN "
        + granted
        + ", ND4J "
        + threads
        + ", OpenBLAS "
        + blas
        + ", Java "
        + granted
        + ")";
  }

  /** The number that a variable begins with: the second, if any, is for nested teams. */
  private static int number(String variable, int otherwise) {
    String set = NativeEnvironment.get(variable);
    String first = set == null ? "" : set.split(",", 2)[0].strip();
    return first.matches("0*[1-9][0-9]{0,5}") ? Integer.parseInt(first) : otherwise;
  }
}
