package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Samples with one input and one target, held in memory.
 *
 * @param size number of samples
 * @param input the input of every sample
 * @param target the target of every sample
 * @param classNames names of the classes by number; empty if they have none
 */
public record ColumnDataset(long size, Column input, Column target, List<String> classNames)
    implements Dataset {
  @Override
  public List<TensorSpec> inputs() {
    return List.of(input.spec());
  }

  @Override
  public List<TensorSpec> targets() {
    return List.of(target.spec());
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    for (int i = from; i < from + count; i++) {
      Objects.checkIndex(indices[i], size);
    }
    input.read(indices, from, count, into[0]);
    target.read(indices, from, count, into[1]);
  }
}
