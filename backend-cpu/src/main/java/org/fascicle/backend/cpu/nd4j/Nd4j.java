package org.fascicle.backend.cpu.nd4j;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.api.tensor.DType;
import org.fascicle.backend.cpu.library.NativeLibraries;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.nativeblas.OpaqueContext;

/** ND4J's native library; loaded when the first of its operations is prepared. */
public final class Nd4j {
  /** One operation in ND4J's list: name, number, then what it takes. */
  private static final Pattern ENTRY = Pattern.compile("([^:;]+):(-?\\d+):[^;]*;");

  private final Object lock = new Object();
  private final ConcurrentLinkedQueue<OpaqueContext> idle = new ConcurrentLinkedQueue<>();
  private volatile Library library;

  /** The library when it is up: its functions, and the numbers of its operations by name. */
  record Library(Nd4jCpu functions, Map<String, Long> operations) {}

  Library library() {
    if (library == null) {
      synchronized (lock) {
        if (library == null) {
          library = load();
        }
      }
    }
    return library;
  }

  private static Library load() {
    NativeLibraries.unpackRest();
    Nd4jCpu functions = new Nd4jCpu();
    functions.initializeDevicesAndFunctions();
    Map<String, Long> operations = new HashMap<>();
    Matcher entry = ENTRY.matcher(functions.getAllCustomOps());
    while (entry.find()) {
      operations.put(entry.group(1), Long.valueOf(entry.group(2)));
    }
    return new Library(functions, Map.copyOf(operations));
  }

  /** A context that nobody uses: what one call hands its arguments over in. */
  OpaqueContext takeContext() {
    OpaqueContext context = idle.poll();
    return context != null ? context : library().functions().createGraphContext(1);
  }

  /** Takes a context back. */
  void giveBack(OpaqueContext context) {
    idle.add(context);
  }

  /** ND4J's number of an element type. */
  static int type(DType dtype) {
    return switch (dtype) {
      case BOOL -> 1;
      case FLOAT16 -> 3;
      case FLOAT32 -> 5;
      case FLOAT64 -> 6;
      case INT32 -> 9;
      case INT64 -> 10;
      case UINT8 -> 11;
      case BFLOAT16 -> 17;
    };
  }
}
