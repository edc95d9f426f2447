package org.fascicle.plugin.datasets.reviews;

import java.nio.ByteBuffer;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;

/** Sentences as numbers of words, int32 (T), 0 behind the last, with their class, int32 (). */
final class WordedSamples implements Dataset {
  private final int[][] words;
  private final int[] classes;
  private final int length;

  /** These sentences, each of this length; the arrays are kept. */
  WordedSamples(int[][] words, int[] classes, int length) {
    this.words = words;
    this.classes = classes;
    this.length = length;
  }

  @Override
  public long size() {
    return words.length;
  }

  @Override
  public List<TensorSpec> inputs() {
    return List.of(TensorSpec.of(DType.INT32, length));
  }

  @Override
  public List<TensorSpec> targets() {
    return List.of(TensorSpec.of(DType.INT32));
  }

  @Override
  public List<String> classNames() {
    return List.of("negative", "positive");
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    for (int i = from; i < from + count; i++) {
      int sample = Math.toIntExact(indices[i]);
      for (int word : words[sample]) {
        into[0].putInt(word);
      }
      into[1].putInt(classes[sample]);
    }
  }
}
