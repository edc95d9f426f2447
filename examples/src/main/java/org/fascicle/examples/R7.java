package org.fascicle.examples;

import java.util.Map;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Conv1D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.GRU;
import org.fascicle.specs.MaxPooling1D;
import org.fascicle.specs.Reviews;
import org.fascicle.specs.RtPolarity;

/**
 * Many to one: whether a sentence praises a film, from its characters; no word is known beforehand.
 * A convolution looks at five characters at a time, so that the recurrent layer reads pieces of
 * words in a third of the steps.
 */
final class R7 implements Example {
  /** Numbers of characters, and 0 for none. */
  private static final int LETTERS = 97;

  @Override
  public String id() {
    return "R7";
  }

  @Override
  public String title() {
    return "Many to one: sentiment of sentences, read by characters";
  }

  @Override
  public int epochs() {
    return 10;
  }

  @Override
  public Map<String, String> options() {
    return Map.of("units", "of the recurrent layer");
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    try {
      return train(run, "rt_polarity", run.fascicle().dataset(RtPolarity.of()));
    } catch (MissingDataException e) {
      run.say().accept(e.getMessage());
      run.say().accept("Goes on with made-up sentences, which are far easier.");
      return train(run, "reviews", run.fascicle().dataset(Reviews.of()));
    }
  }

  private static Map<String, Object> train(ExampleRun run, String name, Splits sentences) {
    try (Model model =
        run.sequential("R7")
            .add(
                Embedding.of(LETTERS, 32)
                    .inputShape(sentences.train().inputs().get(0).shape().dims()))
            .add(Conv1D.of(64, 5).activation("relu"))
            .add(MaxPooling1D.of(3))
            .add(GRU.of(run.number("units", 64)))
            .add(Dense.of(2).activation("softmax"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(
          Adam.of(0.002).globalClipnorm(1), "sparse_categorical_crossentropy", "accuracy");
      History history = model.fit(sentences.train(), run.fit(64).validationData(sentences.test()));
      return TrainingFigures.of(
          run, name, model, history, model.evaluate(sentences.test(), Predict.batchSize(200)));
    }
  }
}
