package org.fascicle.platform.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.MatMul;
import org.fascicle.api.op.Mul;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.spi.backend.Backend.Mode;
import org.junit.jupiter.api.Test;

class CallCacheTest {
  private static TensorSpec[] specs(DType dtype, long n) {
    return new TensorSpec[] {TensorSpec.of(dtype, n), TensorSpec.of(dtype, n)};
  }

  private static PreparedCall call(Op op, TensorSpec[] inputs) {
    return new PreparedCall(op, inputs, Mode.INFERENCE, List.of(inputs[0]), null, null);
  }

  @Test
  void findsWhatIsEqual() {
    CallCache cache = new CallCache(8);
    PreparedCall call = call(new Add(), specs(DType.FLOAT32, 3));
    cache.add(call);
    assertThat(cache.find(new Add(), specs(DType.FLOAT32, 3), Mode.INFERENCE)).isSameAs(call);
    assertThat(cache.find(new Mul(), specs(DType.FLOAT32, 3), Mode.INFERENCE)).isNull();
    assertThat(cache.find(new Add(), specs(DType.FLOAT64, 3), Mode.INFERENCE)).isNull();
    assertThat(cache.find(new Add(), specs(DType.FLOAT32, 4), Mode.INFERENCE)).isNull();
    assertThat(cache.find(new Add(), specs(DType.FLOAT32, 3), Mode.TRAINING)).isNull();
    cache.add(call(new MatMul(true, false), specs(DType.FLOAT32, 3)));
    assertThat(cache.find(new MatMul(), specs(DType.FLOAT32, 3), Mode.INFERENCE)).isNull();
  }

  @Test
  void dropsTheLeastRecentlyUsed() {
    CallCache cache = new CallCache(4);
    for (int i = 0; i < 4; i++) {
      cache.add(call(new Add(), specs(DType.FLOAT32, i)));
    }
    for (int i = 4; i < 40; i++) {
      assertThat(cache.find(new Add(), specs(DType.FLOAT32, 1), Mode.INFERENCE)).isNotNull();
      cache.add(call(new Add(), specs(DType.FLOAT32, i)));
      assertThat(cache.size()).isEqualTo(4);
    }
    assertThat(cache.find(new Add(), specs(DType.FLOAT32, 0), Mode.INFERENCE)).isNull();
    assertThat(cache.find(new Add(), specs(DType.FLOAT32, 39), Mode.INFERENCE)).isNotNull();
    assertThat(cache.calls()).hasSize(4);
  }

  @Test
  void removesWhatIsPicked() {
    CallCache cache = new CallCache(64);
    for (int i = 0; i < 50; i++) {
      cache.add(call(i % 2 == 0 ? new Add() : new Mul(), specs(DType.FLOAT32, i)));
    }
    cache.removeIf(call -> call.op() instanceof Add);
    assertThat(cache.size()).isEqualTo(25);
    assertThat(cache.calls()).allMatch(call -> call.op() instanceof Mul);
    assertThat(cache.find(new Mul(), specs(DType.FLOAT32, 3), Mode.INFERENCE)).isNotNull();
  }

  @Test
  void servesManyThreads() throws Exception {
    CallCache cache = new CallCache(16);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    List<Future<?>> running =
        IntStream.range(0, 4)
            .<Future<?>>mapToObj(t -> threads.submit(() -> churn(cache, t)))
            .toList();
    for (Future<?> one : running) {
      one.get();
    }
    threads.shutdown();
    assertThat(cache.size()).isEqualTo(16);
  }

  private static void churn(CallCache cache, int seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      TensorSpec[] specs = specs(DType.FLOAT32, random.nextInt(40));
      PreparedCall found = cache.find(new Add(), specs, Mode.INFERENCE);
      if (found == null) {
        cache.add(call(new Add(), specs));
      } else {
        assertThat(found.inputs()).containsExactly(specs);
      }
    }
  }
}
