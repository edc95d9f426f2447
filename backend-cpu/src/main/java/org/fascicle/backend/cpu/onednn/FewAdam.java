package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Adam's step over a few parameters, such as biases: one loop. */
record FewAdam(AdamUpdate op, long count) implements Kernel {
  @Override
  public void run(Storage[] in, Storage[] out, Storage scratch) {
    InPlace arrays = new InPlace(in, out);
    FloatIndexer p = Softmax.view(arrays.at(0), count);
    FloatIndexer m = Softmax.view(arrays.at(1), count);
    FloatIndexer v = Softmax.view(arrays.at(2), count);
    FloatIndexer g = Softmax.view(arrays.gradient(), count);
    float mean = (float) (1 - op.beta1());
    float square = (float) (1 - op.beta2());
    float epsilon = (float) op.epsilon();
    float alpha = (float) op.alpha(((HostValue) in[4]).asDouble(0), ((HostValue) in[5]).asLong(0));
    for (long i = 0; i < count; i++) {
      float gradient = g.get(i);
      float first = m.get(i) + (gradient - m.get(i)) * mean;
      float second = v.get(i) + (gradient * gradient - v.get(i)) * square;
      m.put(i, first);
      v.put(i, second);
      p.put(i, p.get(i) - first * alpha / ((float) Math.sqrt(second) + epsilon));
    }
  }
}
