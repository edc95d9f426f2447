package org.fascicle.examples;

import java.util.Map;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.LSTM;

/** A network that learns a text by its characters and writes on: one layer of memory. */
final class R1 implements Example {
  @Override
  public String id() {
    return "R1";
  }

  @Override
  public String title() {
    return "Characters of a text with one LSTM of 256 units, and writing on";
  }

  @Override
  public int epochs() {
    return 20;
  }

  @Override
  public Map<String, String> options() {
    return CharacterTraining.options();
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    CharacterTraining training = new CharacterTraining(run);
    return training.train(
        training.network("R1").add(LSTM.of(run.number("units", 256))).add(Dropout.of(0.2)), 128);
  }
}
