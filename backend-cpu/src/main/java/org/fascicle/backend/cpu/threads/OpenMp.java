package org.fascicle.backend.cpu.threads;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.openblas.presets.openblas_nolapack.MklSetNumThreadsLocal;
import org.bytedeco.openblas.presets.openblas_nolapack.SetNumThreads;
import org.fascicle.backend.cpu.library.NativeLibraries;

/**
 * OpenMP's number of threads, of which every thread that calls the libraries has its own. JavaCPP
 * has no bindings for OpenMP's functions; those that OpenBLAS's presets have for functions of an
 * {@code int} call them.
 */
public final class OpenMp {
  private final SetThreads set;
  private final int most;

  /** Calls the function that it was given. */
  private static final class SetThreads extends SetNumThreads {
    SetThreads(Pointer function) {
      put(function);
    }
  }

  /** The same for one with a result; one without parameters does not look at what it is given. */
  private static final class GetThreads extends MklSetNumThreadsLocal {
    GetThreads(Pointer function) {
      put(function);
    }
  }

  /** Finds the runtime that oneDNN was loaded with; without one, every region has all threads. */
  public OpenMp() {
    Pointer setter = function("omp_set_num_threads");
    Pointer getter = function("omp_get_max_threads");
    // To call a function that is not there would end the JVM.
    if (setter == null || getter == null) {
      set = null;
      most = Runtime.getRuntime().availableProcessors();
      return;
    }
    set = new SetThreads(setter);
    try (GetThreads get = new GetThreads(getter)) {
      most = get.call(0);
    }
  }

  /** One of the runtime's functions, or null. */
  private static Pointer function(String name) {
    Path runtime = NativeLibraries.openMp();
    if (runtime == null) {
      return null;
    }
    // It is there already; now its functions can be found by their names.
    Loader.loadGlobal(runtime.toString());
    return Loader.addressof(name);
  }

  /**
   * The threads of a parallel region unless something else is set: OMP_NUM_THREADS, or one a
   * processor.
   */
  public int most() {
    return most;
  }

  /** How many threads a parallel region has for which {@link #use} was told so many. */
  int possible(int wanted) {
    return set == null ? most : wanted;
  }

  /** Gives so many threads to the parallel regions that the calling thread begins from now on. */
  public void use(int threads) {
    if (set != null) {
      set.call(threads);
    }
  }
}
