package org.fascicle.api.op;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;

/**
 * The backward pass of a composite operation, itself an operation: inputs are the forward inputs,
 * the forward results and the gradients of the results, in this order; results are the gradients of
 * the wanted inputs.
 *
 * @param forward the operation it is the backward pass of
 * @param inputs the number of forward inputs
 * @param outputs the number of forward results
 * @param wanted the inputs whose gradients are asked for, ascending
 */
public record Grad(CompositeOp forward, int inputs, int outputs, List<Integer> wanted)
    implements CompositeOp {
  /** Copies. */
  public Grad {
    wanted = List.copyOf(wanted);
  }

  /** The forward operation's name and {@code _grad}. */
  @Override
  public String name() {
    return forward.name() + "_grad";
  }

  @Override
  public int version() {
    return forward.version();
  }

  @Override
  public List<TensorSpec> infer(List<TensorSpec> specs) {
    return wanted.stream().map(specs::get).toList();
  }

  @Override
  public boolean isHostInput(int input) {
    return input < inputs && forward.isHostInput(input);
  }

  @Override
  public Tensor[] decompose(Session session, Tensor... tensors) {
    Tensor[] all = gradients(new Call(this, session, tensors));
    Tensor[] results = new Tensor[wanted.size()];
    for (int i = 0; i < results.length; i++) {
      Tensor gradient = all[wanted.get(i)];
      results[i] = gradient == null ? tensors[wanted.get(i)].zerosLike() : gradient;
    }
    return results;
  }

  private Tensor[] gradients(Backward call) {
    return forward instanceof ClosedFormOp closed
        ? closed.decomposeGradient(call)
        : ofDecomposition(forward, call);
  }

  /** The gradient rule of every composite: run the backward operation for the wanted inputs. */
  static Tensor[] apply(CompositeOp forward, Backward backward) {
    List<Integer> wanted = new ArrayList<>();
    for (int i = 0; i < backward.inputs(); i++) {
      if (backward.wants(i) && backward.input(i).dtype().isFloating()) {
        wanted.add(i);
      }
    }
    Grad grad = new Grad(forward, backward.inputs(), backward.outputs(), wanted);
    Tensor[] results = backward.session().applyAll(grad, grad.arguments(backward));
    Tensor[] gradients = new Tensor[backward.inputs()];
    for (int i = 0; i < results.length; i++) {
      gradients[wanted.get(i)] = results[i];
    }
    return gradients;
  }

  /** The gradient of the decomposition, by a tape of its own. */
  private static Tensor[] ofDecomposition(CompositeOp forward, Backward backward) {
    Session session = backward.session();
    Tensor[] inputs = new Tensor[backward.inputs()];
    Tensor[] seeds = new Tensor[backward.outputs()];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = ofItsOwn(backward.input(i), Arrays.asList(inputs).subList(0, i));
    }
    for (int i = 0; i < seeds.length; i++) {
      seeds[i] = backward.outputGradient(i);
    }
    try (Tape tape = session.tape()) {
      tape.watch(inputs);
      return tape.gradient(forward.decompose(session, inputs), seeds, inputs);
    }
  }

  /** A tensor given twice is two inputs: each has the gradient of its own uses. */
  private static Tensor ofItsOwn(Tensor input, List<Tensor> before) {
    return before.contains(input) ? input.apply(new Identity()) : input;
  }

  private Tensor[] arguments(Backward backward) {
    Tensor[] arguments = new Tensor[inputs + 2 * outputs];
    for (int i = 0; i < inputs; i++) {
      arguments[i] = backward.input(i);
    }
    for (int i = 0; i < outputs; i++) {
      arguments[inputs + i] = backward.output(i);
      arguments[inputs + outputs + i] = backward.outputGradient(i);
    }
    return arguments;
  }

  /** The forward call, read back from this operation's own inputs. */
  private static final class Call implements Backward {
    private final Grad grad;
    private final Session session;
    private final Tensor[] tensors;

    Call(Grad grad, Session session, Tensor[] tensors) {
      this.grad = grad;
      this.session = session;
      this.tensors = tensors;
    }

    @Override
    public Session session() {
      return session;
    }

    @Override
    public int inputs() {
      return grad.inputs;
    }

    @Override
    public int outputs() {
      return grad.outputs;
    }

    @Override
    public Tensor input(int index) {
      return tensors[index];
    }

    @Override
    public Tensor output(int index) {
      return tensors[grad.inputs + index];
    }

    @Override
    public Tensor outputGradient(int index) {
      return tensors[grad.inputs + grad.outputs + index];
    }

    @Override
    public boolean wants(int input) {
      return grad.wanted.contains(input);
    }
  }
}
