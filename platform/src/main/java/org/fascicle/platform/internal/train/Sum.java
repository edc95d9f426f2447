package org.fascicle.platform.internal.train;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.model.Declared;
import org.fascicle.platform.internal.model.HostBytes;
import org.fascicle.platform.internal.model.ModelVariables;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/** A value that starts anew with each epoch. */
final class Sum {
  private final PlatformSession session;
  private final Declared.Item item;
  private final VariableCell variable;

  Sum(PlatformSession session, String name, Declared.Item item) {
    this.session = session;
    this.item = item;
    this.variable = ModelVariables.variable(session, name, item, first(), false);
  }

  private ByteBuffer first() {
    double[] values = new double[Math.toIntExact(item.spec().shape().elements())];
    Arrays.fill(values, item.initial());
    return HostBytes.of(item.spec().dtype(), values);
  }

  /** The value. */
  VariableCell variable() {
    return variable;
  }

  /** Starts anew; inside a step. */
  void reset(Commit commit) {
    Tensor first = session.upload(item.spec(), this.first());
    commit.assign(variable, first);
  }
}
