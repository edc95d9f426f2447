package org.fascicle.examples;

import java.util.Map;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.LSTM;

/** R1 with a second layer of memory upon the first one's steps. */
final class R2 implements Example {
  @Override
  public String id() {
    return "R2";
  }

  @Override
  public String title() {
    return "Characters of a text with two LSTMs of 256 units, and writing on";
  }

  @Override
  public int epochs() {
    return 50;
  }

  @Override
  public Map<String, String> options() {
    return CharacterTraining.options();
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    int units = run.number("units", 256);
    CharacterTraining training = new CharacterTraining(run);
    return training.train(
        training
            .network("R2")
            .add(LSTM.of(units).returnSequences(true))
            .add(Dropout.of(0.2))
            .add(LSTM.of(units))
            .add(Dropout.of(0.2)),
        64);
  }
}
