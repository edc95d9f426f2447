package org.fascicle.api.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.Shape;

/**
 * Writes an answer to each source, a symbol at a time, by an encoder–decoder that was trained with
 * teacher forcing: the model's first input is the source, its second the answer so far, whole
 * numbers (N, T) that start with the symbol {@code begin}; its first output the probabilities of
 * the symbol after each, (N, T, V). What comes after a step must not change what the model says at
 * it: a recurrent or causal decoder.
 *
 * @param model remains its owner's
 * @param begin the symbol before the first
 * @param end the symbol that ends an answer and is not part of it; −1 for none
 * @param length symbols an answer has at most
 * @see <a href="https://arxiv.org/abs/1409.3215">Sutskever, Vinyals, Le: Sequence to sequence
 *     learning with neural networks (2014)</a>
 */
public record SequenceDecoder(Model model, int begin, int end, int length) {
  private static final int BATCH = 128;

  /**
   * Checks the model.
   *
   * @throws InvalidArgumentException if it has not two inputs, or the length is below 1
   * @throws ShapeMismatchException if its shapes are others, or answers of this length do not fit
   */
  public SequenceDecoder {
    if (length < 1) {
      throw new InvalidArgumentException("SequenceDecoder.length", "1 or more", length + "", "");
    }
    if (model.inputs().size() != 2) {
      throw new InvalidArgumentException(
          named(model),
          "two inputs: the source and the answer so far",
          model.inputs().size() + " inputs",
          "Bind what else it needs before, or decode by model.predict.");
    }
    Shape answer = model.inputs().get(1).shape();
    Shape scores = model.outputs().get(0).shape();
    boolean fits = answer.rank() == 2 && scores.rank() == 3;
    if (!fits || (answer.dim(1) != Shape.UNKNOWN && answer.dim(1) != length)) {
      throw new ShapeMismatchException(
          named(model),
          "an answer (None, " + length + ") in and probabilities (None, " + length + ", V) out",
          answer + " in and " + scores + " out",
          "");
    }
  }

  private static String named(Model model) {
    return "model \"" + model.name() + "\"";
  }

  /**
   * The answers.
   *
   * @param sources (N, …)
   * @param sampler how symbols are chosen
   * @param seed equal seeds choose equally for the source of a number, whatever the others are
   * @return one a source, without begin and end
   */
  public List<int[]> decode(HostArray sources, Sampler sampler, long seed) {
    int count = Math.toIntExact(sources.shape().dim(0));
    RandomStream[] random = new RandomStream[count];
    Arrays.setAll(random, i -> new RandomStream(seed, i, 0));
    int[] answers = new int[count * length];
    int[] ends = new int[count];
    Arrays.fill(ends, length);
    for (int t = 0; t < length; t++) {
      float[] scores = scores(sources, read(answers, count)).toFloats();
      int symbols = scores.length / (count * length);
      for (int i = 0; i < count; i++) {
        int from = (i * length + t) * symbols;
        if (t < ends[i]) {
          int chosen = sampler.choose(Arrays.copyOfRange(scores, from, from + symbols), random[i]);
          answers[i * length + t] = chosen;
          ends[i] = chosen == end ? t : ends[i];
        }
      }
    }
    List<int[]> results = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      results.add(Arrays.copyOfRange(answers, i * length, i * length + ends[i]));
    }
    return results;
  }

  /**
   * What the model is to read while it learns answers: each moved on by one, begin first.
   *
   * @param answers (N, T), int32, row-major
   */
  public static int[] shifted(int begin, int length, int... answers) {
    int[] read = new int[answers.length];
    for (int i = 0; i < read.length; i++) {
      read[i] = i % length == 0 ? begin : answers[i - 1];
    }
    return read;
  }

  private HostArray read(int[] answers, int count) {
    return HostArray.of(shifted(begin, length, answers), count, length);
  }

  private HostArray scores(HostArray sources, HostArray read) {
    Dataset both = Dataset.of(List.of(sources, read), List.of());
    return model.predict(both, Predict.batchSize(BATCH)).get(0);
  }
}
