package org.fascicle.backend.cpu.nd4j;

import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.cpu.nativecpu.bindings.Nd4jCpu;
import org.nd4j.nativeblas.OpaqueContext;

/** One operation with its arguments. Any number of threads may run it at once. */
final class Call {
  private final Nd4j nd4j;
  private final String name;
  private final Nd4jCpu functions;
  private final long operation;
  private final long[] integers;
  private final boolean[] flags;
  private final int inputs;
  private final Pointer[] shapes;

  /**
   * Prepares a call.
   *
   * @param name ND4J's name of the operation
   * @param integers its integer arguments
   * @param flags its truth arguments
   */
  Call(
      Nd4j nd4j,
      String name,
      List<Operand> inputs,
      Operand output,
      long[] integers,
      boolean... flags) {
    Nd4j.Library library = nd4j.library();
    this.nd4j = nd4j;
    this.name = name;
    this.functions = library.functions();
    this.operation = library.operations().get(name);
    this.integers = integers;
    this.flags = flags;
    this.inputs = inputs.size();
    this.shapes = new Pointer[inputs.size() + 1];
    for (int i = 0; i < inputs.size(); i++) {
      shapes[i] = inputs.get(i).describe(functions);
    }
    shapes[this.inputs] = output.describe(functions);
  }

  /** Runs on the inputs' addresses and, last, the output's. */
  void run(Pointer... addresses) {
    OpaqueContext context = nd4j.takeContext();
    try {
      fill(context, addresses);
      if (functions.execCustomOp2(null, operation, context) != 0) {
        throw new IllegalStateException(
            "ND4J: " + name + " failed: " + functions.lastErrorMessage());
      }
    } finally {
      nd4j.giveBack(context);
    }
  }

  private void fill(OpaqueContext context, Pointer[] addresses) {
    // Without the purge each run would leave its array objects behind in the context.
    functions.ctxPurge(context);
    functions.setGraphContextIArguments(context, integers, integers.length);
    functions.setGraphContextBArguments(context, flags, flags.length);
    for (int i = 0; i < inputs; i++) {
      functions.setGraphContextInputArray(context, i, addresses[i], shapes[i], null, null);
    }
    functions.setGraphContextOutputArray(context, 0, addresses[inputs], shapes[inputs], null, null);
  }
}
