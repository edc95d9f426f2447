package org.fascicle.plugin.datasets.digits;

import java.nio.ByteBuffer;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.plugin.datasets.Samples;

/** The simplest reader of digits: the class of the known image with the smallest distance. */
final class NearestNeighbour {
  private final ByteBuffer images;
  private final ByteBuffer labels;
  private final int count;

  /** Learns the first samples by heart. */
  NearestNeighbour(Dataset known, int count) {
    ByteBuffer[] samples = Samples.first(known, count);
    this.images = samples[0];
    this.labels = samples[1];
    this.count = count;
  }

  /** The share of the first samples that it reads right. */
  double accuracy(Dataset unknown, int tries) {
    ByteBuffer[] samples = Samples.first(unknown, tries);
    long right =
        IntStream.range(0, tries)
            .parallel()
            .filter(i -> read(samples[0], i) == samples[1].getInt(i * Integer.BYTES))
            .count();
    return (double) right / tries;
  }

  private int read(ByteBuffer image, int index) {
    int nearest = 0;
    long least = Long.MAX_VALUE;
    for (int i = 0; i < count; i++) {
      long distance = distance(image, index * DigitWriter.PIXELS, i * DigitWriter.PIXELS);
      if (distance < least) {
        least = distance;
        nearest = i;
      }
    }
    return labels.getInt(nearest * Integer.BYTES);
  }

  private long distance(ByteBuffer image, int from, int known) {
    long sum = 0;
    for (int k = 0; k < DigitWriter.PIXELS; k++) {
      int difference = (image.get(from + k) & 0xFF) - (images.get(known + k) & 0xFF);
      sum += (long) difference * difference;
    }
    return sum;
  }
}
