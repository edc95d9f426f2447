package org.fascicle.tck.callback;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.model.TrainingRun;

/** What came out of a run, in words that are equal if and only if the runs were. */
final class Outcome implements TrainingListener {
  private final Map<Integer, String> epochs = new TreeMap<>();
  private final List<String> said = new ArrayList<>();
  private String weights = "";
  private History.Stop stop;

  /** Trains, and notes what came out; a run that goes on adds to what is noted. */
  Outcome train(Model model, Fit fit) {
    History history = model.fit(SmallNetwork.samples(), fit.listen(this));
    for (History.Epoch epoch : history.epochs()) {
      epochs.put(epoch.epoch(), epoch.learningRate() + " " + new TreeMap<>(epoch.logs()));
    }
    stop = history.stop();
    Map<String, List<String>> values = new LinkedHashMap<>();
    model
        .getWeights()
        .forEach(
            (name, array) -> {
              List<String> numbers = new ArrayList<>();
              for (float value : array.toFloats()) {
                numbers.add(Float.toHexString(value));
              }
              values.put(name, numbers);
            });
    weights = values.toString();
    return this;
  }

  @Override
  public void onMessage(TrainingRun run, String message) {
    said.add(message);
  }

  History.Stop stop() {
    return stop;
  }

  /** Epochs with their rates and logs, the last weights, how it ended. */
  String result() {
    return epochs + "\n" + weights + "\n" + stop;
  }

  /** What was said to the user. */
  List<String> said() {
    return said;
  }
}
