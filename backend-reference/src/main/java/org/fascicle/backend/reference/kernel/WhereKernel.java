package org.fascicle.backend.reference.kernel;

import java.util.List;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.memory.HeapStorage;
import org.fascicle.spi.backend.Kernel;
import org.fascicle.spi.backend.Storage;

/** Elements of a where the condition holds, of b elsewhere; copied in stretches of one answer. */
record WhereKernel(Walk walk, Copy copy) implements Kernel {
  static Kernel where(Op op, List<TensorSpec> inputs) {
    Shape shape = op.infer(inputs).get(0).shape();
    Walk walk =
        Walk.broadcast(shape, inputs.get(0).shape(), inputs.get(1).shape(), inputs.get(2).shape());
    return new WhereKernel(walk, Copy.of(inputs.get(1).dtype()));
  }

  @Override
  public void run(Storage[] inputs, Storage[] outputs, Storage scratch) {
    byte[] condition = HeapStorage.bytes(inputs[0]);
    Object[] choices = {HeapStorage.array(inputs[2]), HeapStorage.array(inputs[1])};
    Object to = HeapStorage.array(outputs[0]);
    for (int run = 0; run < walk.runs; run++) {
      int c = walk.at(0, run);
      for (int t = 0; t < walk.length; ) {
        int answer = condition[c + t * walk.step[0]];
        int end = t + 1;
        while (end < walk.length && condition[c + end * walk.step[0]] == answer) {
          end++;
        }
        int array = answer == 0 ? 2 : 1;
        int step = walk.step[array];
        int i = walk.at(array, run) + t * step;
        copy.run(choices[answer & 1], i, step, to, run * walk.length + t, 1, end - t);
        t = end;
      }
    }
  }
}
