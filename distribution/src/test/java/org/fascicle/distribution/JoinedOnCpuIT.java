package org.fascicle.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.api.profile.Profiling;
import org.fascicle.api.tensor.DType;
import org.fascicle.specs.Activation;
import org.fascicle.specs.Add;
import org.fascicle.specs.BatchNormalization;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.GlobalAveragePooling2D;
import org.fascicle.specs.MaxPooling2D;
import org.fascicle.specs.Sgd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A residual network gives the same with functions joined to what precedes them, in less. */
class JoinedOnCpuIT {
  private static final int SAMPLES = 64;
  private static final int SIDE = 6;

  @RegisterExtension private static final OnCpu CPU = new OnCpu();

  private record Run(History history, List<String> operations) {}

  private static Model network(boolean eagerly) {
    FunctionalBuilder f =
        CPU.fascicle()
            .functional("residual")
            .backend("cpu")
            .options(o -> o.seed(5).runEagerly(eagerly));
    Node x = f.input("x", DType.FLOAT32, SIDE, SIDE, 3);
    Node before = rectified(f, f.apply(Conv2D.of(16, 3).padding("same"), x));
    Node body = rectified(f, f.apply(Conv2D.of(16, 1), before));
    body = f.apply(BatchNormalization.of(), f.apply(Conv2D.of(16, 3).padding("same"), body));
    Node sum = f.apply(Activation.of("relu"), f.apply(Add.of(), before, body));
    Node small = rectified(f, f.apply(Conv2D.of(8, 1).strides(2), sum));
    return f.build(
        x, f.apply(Dense.of(3).activation("softmax"), f.apply(GlobalAveragePooling2D.of(), small)));
  }

  private static Model pooled(boolean eagerly) {
    FunctionalBuilder f =
        CPU.fascicle()
            .functional("pooled")
            .backend("cpu")
            .options(o -> o.seed(6).runEagerly(eagerly));
    Node x = f.input("x", DType.FLOAT32, SIDE, SIDE, 3);
    Node y = f.apply(Conv2D.of(16, 3).padding("same").activation("relu"), x);
    y = f.apply(MaxPooling2D.of(3).strides(2).padding("same"), y); // windows overlap
    y = f.apply(Conv2D.of(16, 3).padding("same").activation("sigmoid"), y);
    y = f.apply(MaxPooling2D.of(2).padding("same"), y);
    Node rest = f.apply(Conv2D.of(8, 2).activation("relu"), y);
    return f.build(
        x, f.apply(Dense.of(3).activation("softmax"), f.apply(GlobalAveragePooling2D.of(), rest)));
  }

  private static Node rectified(FunctionalBuilder f, Node x) {
    return f.apply(Activation.of("relu"), f.apply(BatchNormalization.of(), x));
  }

  private static Run run(Model model) {
    int pixels = SIDE * SIDE * 3;
    float[] x = new float[SAMPLES * pixels];
    int[] labels = new int[SAMPLES];
    for (int i = 0; i < x.length; i++) {
      int sample = i / pixels;
      labels[sample] = sample % 3;
      x[i] = (float) Math.sin(sample * 7 + i % pixels * (1 + sample % 3));
    }
    try (model;
        Profiling profiling = model.profile()) {
      model.compile(Sgd.of(0.05), "sparse_categorical_crossentropy");
      History history =
          model.fit(
              HostArray.of(x, SAMPLES, SIDE, SIDE, 3),
              HostArray.of(labels, SAMPLES),
              Fit.epochs(3).batchSize(16));
      List<String> operations = new ArrayList<>();
      profiling.profile().rows().forEach(row -> operations.add(row.work().operation()));
      return new Run(history, operations);
    }
  }

  @Test
  void whatIsJoinedGivesTheSame() {
    Run planned = run(network(false));
    Run eager = run(network(true));

    assertThat(eager.operations).contains("relu", "relu_grad", "add").doesNotContain("residual");
    assertThat(planned.operations)
        .contains("residual", "batch_normalization", "relu_grad")
        .doesNotContain("relu");
    double[] losses = eager.history.get("loss");
    assertThat(losses[2]).isLessThan(losses[0]);
    assertThat(planned.history.get("loss")).containsExactly(losses, within(1e-4));
  }

  /** What the greatest element gets through pooling is what it gets through the function. */
  @Test
  void gradientsOfFunctionsAreTakenAfterPooling() {
    Run planned = run(pooled(false));
    Run eager = run(pooled(true));

    assertThat(eager.operations).doesNotContain("relu_grad", "sigmoid_grad");
    assertThat(planned.operations).contains("relu_grad", "sigmoid_grad");
    double[] losses = eager.history.get("loss");
    assertThat(losses[2]).isLessThan(losses[0]);
    assertThat(planned.history.get("loss")).containsExactly(losses, within(1e-6));
  }
}
