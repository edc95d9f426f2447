package org.fascicle.plugin.datasets;

import java.nio.ByteBuffer;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.tensor.TensorSpec;

/**
 * Samples whose classes have names.
 *
 * @param samples what is read
 * @param classNames names of the classes by number
 */
public record NamedClasses(Dataset samples, List<String> classNames) implements Dataset {
  @Override
  public long size() {
    return samples.size();
  }

  @Override
  public List<TensorSpec> inputs() {
    return samples.inputs();
  }

  @Override
  public List<TensorSpec> targets() {
    return samples.targets();
  }

  @Override
  public void read(long[] indices, int from, int count, ByteBuffer[] into) {
    samples.read(indices, from, count, into);
  }
}
