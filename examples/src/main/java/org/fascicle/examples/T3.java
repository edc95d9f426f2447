package org.fascicle.examples;

import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.tensor.DType;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Bidirectional;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Embedding;
import org.fascicle.specs.Input;
import org.fascicle.specs.LSTM;

/**
 * Synchronous many to many: the part of speech of every word of a sentence, by a network that reads
 * it both ways. Padding is masked. Words that can be several parts of speech are counted apart, and
 * beside them what one gets right who knows each word's most frequent part of speech alone.
 */
final class T3 implements Example {
  private static final int TRAINED = 2_000;
  private static final int HELD = 500;

  @Override
  public String id() {
    return "T3";
  }

  @Override
  public String title() {
    return "Many to many: parts of speech, tagged both ways";
  }

  @Override
  public int epochs() {
    return 5;
  }

  @Override
  public Map<String, String> options() {
    return Map.of("samples", "how many sentences to train on", "units", "of either direction");
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    TaggedSentences known = TaggedSentences.of(run.seed(), run.number("samples", TRAINED));
    TaggedSentences held = TaggedSentences.of(run.seed() + 1_000_000, HELD);
    try (Model model =
        run.sequential("T3")
            .add(Input.of(TaggedSentences.LENGTH).dtype(DType.INT32))
            .add(Embedding.of(TaggedSentences.WORDS.size(), 16).maskZero(true))
            .add(Bidirectional.of(LSTM.of(run.number("units", 24)).returnSequences(true)))
            .add(Dense.of(TaggedSentences.TAGS.size()).activation("softmax"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(Adam.of(0.005), "sparse_categorical_crossentropy", "accuracy");
      History history = model.fit(known.samples(), run.fit(50));
      Map<String, Double> test = model.evaluate(held.samples(), Predict.batchSize(100));
      Map<String, Object> figures =
          TrainingFigures.of(run, "tagged sentences", model, history, test);
      figures.put("ambiguousAccuracy", ambiguous(held, likeliest(model, held)));
      figures.put("ambiguousByWordAlone", ambiguous(held, byWord(known, held)));
      return figures;
    }
  }

  /** The likeliest tag of each word. */
  private static int[] likeliest(Model model, TaggedSentences sentences) {
    float[] scores = model.predict(sentences.samples(), Predict.batchSize(100)).get(0).toFloats();
    int kinds = TaggedSentences.TAGS.size();
    int[] tags = new int[scores.length / kinds];
    for (int i = 0; i < scores.length; i++) {
      int word = i / kinds;
      tags[word] = scores[i] > scores[word * kinds + tags[word]] ? i % kinds : tags[word];
    }
    return tags;
  }

  /** Each word's most frequent tag among known sentences. */
  private static int[] byWord(TaggedSentences known, TaggedSentences sentences) {
    int kinds = TaggedSentences.TAGS.size();
    int[][] counts = new int[TaggedSentences.WORDS.size()][kinds];
    for (int i = 0; i < known.size(); i++) {
      counts[known.word(i)][known.tag(i)]++;
    }
    int[] tags = new int[sentences.size()];
    for (int i = 0; i < tags.length; i++) {
      int[] count = counts[sentences.word(i)];
      for (int k = 1; k < kinds; k++) {
        tags[i] = count[k] > count[tags[i]] ? k : tags[i];
      }
    }
    return tags;
  }

  /** The share of words that can be several parts of speech whose tag is right. */
  private static double ambiguous(TaggedSentences sentences, int[] tags) {
    int all = 0;
    int right = 0;
    for (int i = 0; i < tags.length; i++) {
      if (TaggedSentences.isAmbiguous(sentences.word(i))) {
        all++;
        right += tags[i] == sentences.tag(i) ? 1 : 0;
      }
    }
    return right / (double) all;
  }
}
