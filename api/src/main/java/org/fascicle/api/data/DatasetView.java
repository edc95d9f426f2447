package org.fascicle.api.data;

import java.util.List;
import org.fascicle.api.tensor.TensorSpec;

/** What views share: everything that they do not change is their source's. */
abstract class DatasetView implements Dataset {
  final Dataset source;

  DatasetView(Dataset source) {
    this.source = source;
  }

  @Override
  public long size() {
    return source.size();
  }

  @Override
  public List<TensorSpec> inputs() {
    return source.inputs();
  }

  @Override
  public List<TensorSpec> targets() {
    return source.targets();
  }

  @Override
  public List<String> classNames() {
    return source.classNames();
  }

  @Override
  public boolean isWeighted() {
    return source.isWeighted();
  }

  @Override
  public float weight(long index) {
    return source.weight(index);
  }
}
