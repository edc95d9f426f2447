package org.fascicle.tck.callback;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fascicle.api.model.LambdaListener;

/** Notes the moments of a run, and knows in which order they may come. */
final class OrderOfCalls {
  /**
   * T train, E epoch, B batch, V validation, v its batch; lower case for ends but for v. A run that
   * ends early leaves its epoch open.
   */
  private static final Pattern LAWFUL = Pattern.compile("T(E(Bb)*(V(vw)+W)?e)*(E(Bb)*B?)?t");

  private final StringBuilder calls = new StringBuilder();

  LambdaListener listener() {
    return LambdaListener.of()
        .onTrainBegin(run -> calls.append('T'))
        .onEpochBegin(run -> calls.append('E'))
        .onBatchBegin(run -> calls.append('B'))
        .onBatchEnd(run -> calls.append('b'))
        .onTestBegin(run -> calls.append('V'))
        .onTestBatchBegin(run -> calls.append('v'))
        .onTestBatchEnd(run -> calls.append('w'))
        .onTestEnd(run -> calls.append('W'))
        .onEpochEnd(run -> calls.append('e'))
        .onTrainEnd(run -> calls.append('t'));
  }

  /** What is wrong; empty for nothing. */
  List<String> faults() {
    List<String> faults = new ArrayList<>();
    if (!LAWFUL.matcher(calls).matches()) {
      faults.add("the moments of the run came in the order " + calls);
    }
    return faults;
  }
}
