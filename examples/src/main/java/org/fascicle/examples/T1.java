package org.fascicle.examples;

import java.util.Map;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.model.Predict;
import org.fascicle.api.tensor.DType;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Add;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.GlobalAveragePooling1D;
import org.fascicle.specs.Opinions;
import org.fascicle.specs.PositionEmbedding;
import org.fascicle.specs.RtPolarityWords;
import org.fascicle.specs.WordsBuilder;

/**
 * Whether a sentence about a film is favourable, by one encoder block of a Transformer. The network
 * is that of Keras's example of text classification with a Transformer, with padding masked.
 *
 * @see <a href="https://keras.io/examples/nlp/text_classification_with_transformer/">Keras: text
 *     classification with Transformer</a>
 */
final class T1 implements Example {
  private static final int LENGTH = 40;
  private static final int WORDS = 5_000;
  private static final int FEATURES = 32;
  private static final double DROPOUT = 0.1;

  @Override
  public String id() {
    return "T1";
  }

  @Override
  public String title() {
    return "Opinions about films by one encoder block of a Transformer";
  }

  @Override
  public int epochs() {
    return 2;
  }

  @Override
  public Map<String, String> options() {
    return Map.of("samples", "how many sentences to train on", "words", "how many are known");
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    try {
      return train(run, "rt_polarity_words", RtPolarityWords.of());
    } catch (MissingDataException e) {
      run.say().accept(e.getMessage());
      run.say().accept("Goes on with made-up opinions: figures differ from those of the films'.");
      return train(run, "opinions", Opinions.of());
    }
  }

  private static Map<String, Object> train(ExampleRun run, String name, WordsBuilder<?> reviews) {
    int words = run.number("words", WORDS);
    Splits splits =
        run.fascicle()
            .dataset(
                reviews
                    .length(LENGTH)
                    .words(words)
                    .trainSamples(run.number("samples", Integer.MAX_VALUE >> 11)));
    try (Model model = network(run, words)) {
      run.say().accept(model.summary().toString());
      model.compile(Adam.of(), "sparse_categorical_crossentropy", "accuracy");
      History history = model.fit(splits.train(), run.fit(32).validationData(splits.test()));
      Map<String, Double> test = model.evaluate(splits.test(), Predict.batchSize(128));
      return TrainingFigures.of(run, name, model, history, test);
    }
  }

  private static Model network(ExampleRun run, int words) {
    FunctionalBuilder f = run.functional("T1");
    Node ids = f.input("words", DType.INT32, LENGTH);
    Node embedded = f.apply(Embedding.of(words, FEATURES).maskZero(true), ids);
    Node places = f.apply(PositionEmbedding.of(LENGTH), embedded);
    Node x = f.apply(Add.of(), embedded, places);
    Node block = new TransformerBlock(FEATURES, 2, FEATURES, DROPOUT).apply(f, x);
    Node mean = f.apply(GlobalAveragePooling1D.of(), block);
    Node hidden = f.apply(Dense.of(20).activation("relu"), f.apply(Dropout.of(DROPOUT), mean));
    Node dropped = f.apply(Dropout.of(DROPOUT), hidden);
    return f.build(ids, f.apply(Dense.of(2).activation("softmax"), dropped));
  }
}
