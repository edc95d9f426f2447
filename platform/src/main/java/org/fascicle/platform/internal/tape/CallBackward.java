package org.fascicle.platform.internal.tape;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.op.Backward;
import org.fascicle.api.op.CompositeOp;
import org.fascicle.api.op.Grad;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.PreparedCall;

/** A recorded call as its gradient rule sees it. */
final class CallBackward implements Backward {
  private final TapeHost host;
  private final ReversePass pass;
  private final RecordedCall call;
  private final Tensor[] zeros;

  CallBackward(TapeHost host, ReversePass pass, RecordedCall call) {
    this.host = host;
    this.pass = pass;
    this.call = call;
    this.zeros = new Tensor[call.outputs()];
  }

  /** One gradient an input, null for none: by the kernel's own backward, or by the rule. */
  Tensor[] run() {
    if (call.residuals().length > 0 && call.op() instanceof CompositeOp composite) {
      return runKernel(composite);
    }
    Tensor[] results = call.op().gradient(this);
    if (results.length != call.inputs()) {
      throw new FascicleException(
          call.op().name()
              + ": its gradient rule gave "
              + results.length
              + " gradients for "
              + call.inputs()
              + " inputs. The operation's author must correct the rule.");
    }
    return results;
  }

  private Tensor[] runKernel(CompositeOp composite) {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < call.inputs(); i++) {
      if (wants(i)) {
        wanted.add(i);
      }
    }
    Optional<PreparedCall> backward = call.prepared().backward(wanted);
    if (backward.isEmpty()) {
      return composite.gradient(this);
    }
    Tensor[] some = host.runBackward(backward.get(), arguments(), call.residuals());
    Tensor[] all = new Tensor[call.inputs()];
    for (int i = 0; i < some.length; i++) {
      all[wanted.get(i)] = some[i];
    }
    return all;
  }

  /** In the order that {@link Grad} defines: inputs, results, gradients of the results. */
  private Tensor[] arguments() {
    int inputs = call.inputs();
    int outputs = call.outputs();
    Tensor[] arguments = new Tensor[inputs + 2 * outputs];
    for (int i = 0; i < inputs; i++) {
      arguments[i] = input(i);
    }
    for (int i = 0; i < outputs; i++) {
      arguments[inputs + i] = output(i);
      arguments[inputs + outputs + i] = outputGradient(i);
    }
    return arguments;
  }

  @Override
  public Session session() {
    return host.session();
  }

  @Override
  public int inputs() {
    return call.inputs();
  }

  @Override
  public int outputs() {
    return call.outputs();
  }

  @Override
  public Tensor input(int index) {
    return call.input(index);
  }

  @Override
  public Tensor output(int index) {
    return call.output(index);
  }

  @Override
  public Tensor outputGradient(int index) {
    Tensor gradient = pass.gradient(call.output(index));
    if (gradient != null) {
      return gradient;
    }
    if (zeros[index] == null) {
      zeros[index] = call.output(index).zerosLike();
    }
    return zeros[index];
  }

  @Override
  public boolean wants(int input) {
    return pass.wants(call, input);
  }
}
