package org.fascicle.backend.cpu.onednn;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.indexer.FloatIndexer;
import org.fascicle.api.op.AdamUpdate;
import org.fascicle.backend.cpu.memory.Block;
import org.fascicle.spi.backend.HostValue;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Adam's step over a few parameters, such as biases: one loop. */
record FewAdam(AdamUpdate op, long count) implements Kernel {
  @Override
  public void run(Storage[] in, Storage[] out, Storage scratch) {
    FloatIndexer p = view(in, out, 0);
    FloatIndexer m = view(in, out, 1);
    FloatIndexer v = view(in, out, 2);
    FloatIndexer g = Block.floats(in[3]);
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

  private FloatIndexer view(Storage[] in, Storage[] out, int index) {
    Pointer place = UpdateKernels.inPlace(in, out, index);
    return Softmax.view(place, count);
  }
}
