package org.fascicle.examples;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.text.Vocabulary;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Dense;
import org.fascicle.specs.LSTM;
import org.fascicle.specs.RepeatVector;

/**
 * One to many: a number from 20 to 99 comes in at once, its name goes out letter by letter. A part
 * of the numbers is held out: the network has seen their tens and their ones, never together.
 */
final class R8 implements Example {
  private static final int HELD = 16;
  private static final List<String> ONES =
      List.of("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine");
  private static final List<String> TENS =
      List.of("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety");
  private static final int COUNT = TENS.size() * ONES.size();
  private static final int DIGITS = TENS.size() + ONES.size();

  /** As long as the longest, seventy-three, and one for the end. */
  private static final int LENGTH = 14;

  private static final Vocabulary LETTERS =
      Vocabulary.characters(" -" + String.join("", ONES) + String.join("", TENS));

  @Override
  public String id() {
    return "R8";
  }

  @Override
  public String title() {
    return "One to many: the names of numbers, letter by letter";
  }

  @Override
  public int epochs() {
    return 250;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    int[] order = new RandomStream(run.seed(), 0, 5).permutation(COUNT);
    Dataset train = numbers(Arrays.copyOf(order, COUNT - HELD));
    int[] held = Arrays.copyOfRange(order, COUNT - HELD, COUNT);
    Dataset test = numbers(held);
    try (Model model =
        run.sequential("R8")
            .add(RepeatVector.of(LENGTH).inputShape(DIGITS))
            .add(LSTM.of(64).returnSequences(true))
            .add(Dense.of(LETTERS.size()).activation("softmax"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(Adam.of(0.01), "sparse_categorical_crossentropy", "accuracy");
      History history = model.fit(train, run.fit(16));
      Map<String, Object> figures =
          TrainingFigures.of(run, "numbers", model, history, model.evaluate(test));
      figures.put("heldOutNamesRight", right(run, model, held, test));
      return figures;
    }
  }

  /** Tens and ones, one-hot side by side, (N, 18); letters, (N, 14), blanks at the end. */
  private static Dataset numbers(int... numbers) {
    float[] digits = new float[numbers.length * DIGITS];
    int[] letters = new int[numbers.length * LENGTH];
    for (int i = 0; i < numbers.length; i++) {
      int number = numbers[i];
      digits[i * DIGITS + number / ONES.size()] = 1;
      digits[i * DIGITS + TENS.size() + number % ONES.size()] = 1;
      String padded = name(number) + " ".repeat(LENGTH - name(number).length());
      System.arraycopy(LETTERS.encode(padded), 0, letters, i * LENGTH, LENGTH);
    }
    return Dataset.of(
        HostArray.of(digits, numbers.length, DIGITS),
        HostArray.of(letters, numbers.length, LENGTH));
  }

  /** The name of 20 + this. */
  private static String name(int number) {
    String ones = ONES.get(number % ONES.size());
    return TENS.get(number / ONES.size()) + (ones.isEmpty() ? "" : "-" + ones);
  }

  private static double right(ExampleRun run, Model model, int[] numbers, Dataset test) {
    float[] scores = model.predict(test, Predict.batchSize(HELD)).get(0).toFloats();
    int right = 0;
    for (int i = 0; i < numbers.length; i++) {
      int from = i * LENGTH;
      int[] letters =
          IntStream.range(from, from + LENGTH).map(step -> likeliest(scores, step)).toArray();
      String written = LETTERS.decode(letters).strip();
      run.say().accept((20 + numbers[i]) + ": " + written);
      right += written.equals(name(numbers[i])) ? 1 : 0;
    }
    return right / (double) numbers.length;
  }

  private static int likeliest(float[] scores, int step) {
    int size = LETTERS.size();
    int best = 0;
    for (int k = 1; k < size; k++) {
      best = scores[step * size + k] > scores[step * size + best] ? k : best;
    }
    return best;
  }
}
