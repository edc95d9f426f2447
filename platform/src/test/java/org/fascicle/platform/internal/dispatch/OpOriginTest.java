package org.fascicle.platform.internal.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fascicle.api.op.Add;
import org.fascicle.api.op.Grad;
import org.fascicle.api.op.Op;
import org.fascicle.api.op.Relu;
import org.fascicle.platform.testing.IsolatedLoader;
import org.junit.jupiter.api.Test;

class OpOriginTest {
  /** An operation of "another bundle", when loaded by another loader. */
  public record Foreign(int attribute) implements org.fascicle.api.op.CompositeOp {
    @Override
    public String name() {
      return "foreign";
    }

    @Override
    public List<org.fascicle.api.tensor.TensorSpec> infer(
        List<org.fascicle.api.tensor.TensorSpec> inputs) {
      return inputs;
    }

    @Override
    public org.fascicle.api.tensor.Tensor[] decompose(
        org.fascicle.api.tensor.Session session, org.fascicle.api.tensor.Tensor... inputs) {
      return inputs;
    }
  }

  @Test
  void knowsABundlesOperationsAlsoInsideOthers() throws Exception {
    IsolatedLoader loader = new IsolatedLoader(Foreign.class);
    Op foreign = (Op) loader.make(Foreign.class, 3);
    assertThat(OpOrigin.isFrom(loader, foreign)).isTrue();
    assertThat(
            OpOrigin.isFrom(
                loader, new Grad((org.fascicle.api.op.CompositeOp) foreign, 1, 1, List.of(0))))
        .isTrue();
    assertThat(OpOrigin.isFrom(loader, new Add())).isFalse();
    assertThat(OpOrigin.isFrom(loader, new Grad(new Relu(), 1, 1, List.of(0)))).isFalse();
    assertThat(OpOrigin.isFrom(loader, new Foreign(3))).isFalse();
  }
}
