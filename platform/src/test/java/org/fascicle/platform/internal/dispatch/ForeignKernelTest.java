package org.fascicle.platform.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.spi.backend.KernelContext;
import org.fascicle.spi.backend.KernelProvider;
import org.junit.jupiter.api.Test;

class ForeignKernelTest {
  /** Adds, and one more: to be told from the backend's own. */
  private static final class OffByOne implements KernelProvider {
    @Override
    public Optional<ForeignKernel> prepare(Op op, List<TensorSpec> inputs) {
      return Optional.of(OffByOne::run);
    }

    private static void run(KernelContext context) {
      FloatBuffer a = context.input(0).asFloatBuffer();
      FloatBuffer b = context.input(1).asFloatBuffer();
      FloatBuffer y = context.output(0).asFloatBuffer();
      while (y.hasRemaining()) {
        y.put(a.get() + b.get() + 1);
      }
    }
  }

  @Test
  void aProvidersKernelIsUsedWhileItIsThere() {
    KernelProvider provider = new OffByOne();
    try (Engine engine = new Engine();
        ReferenceBackend backend = new ReferenceBackend()) {
      engine.add(backend);
      Session session = engine.open("s", SessionOptions.DEFAULT.backend("reference"));
      Tensor x = session.tensor(new float[] {1, 2, 3}, 3);
      assertThat(x.add(x).toFloats()).containsExactly(2, 4, 6);
      engine.add("add", "reference", provider);
      assertThat(x.add(x).toFloats()).containsExactly(3, 5, 7);
      assertThat(x.mul(x).toFloats()).containsExactly(1, 4, 9);
      engine.remove(provider);
      assertThat(x.add(x).toFloats()).containsExactly(2, 4, 6);
    }
  }
}
