package org.fascicle.plugin.datasets.reviews;

import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.data.Splits;
import org.fascicle.plugin.datasets.NamedClasses;

/** Sentences with a class each, 0 or 1. */
final class Reviews {
  private static final List<String> CLASSES = List.of("negative", "positive");

  private Reviews() {}

  /**
   * Samples of both classes in turn, the last ones held out.
   *
   * @param length characters a sentence, T
   * @param test how many are held out
   * @return inputs (N, T), int32; targets (N), int32
   */
  static Splits of(List<String> negative, List<String> positive, int length, int test) {
    int count = negative.size() + positive.size();
    int[] letters = new int[Math.multiplyExact(count, length)];
    int[] classes = new int[count];
    for (int i = 0; i < count; i++) {
      boolean praises = i % 2 == 1;
      Letters.write((praises ? positive : negative).get(i / 2), letters, i * length, length);
      classes[i] = praises ? 1 : 0;
    }
    Dataset all =
        new NamedClasses(
            Dataset.of(HostArray.of(letters, count, length), HostArray.of(classes, count)),
            CLASSES);
    return Splits.of(all.take(count - test), all.skip(count - test));
  }
}
