package org.fascicle.api.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A network as a language model. Its first output are the probabilities of the next symbol, (N, V),
 * or those after each step, (N, T, V), of which the last count.
 *
 * <p>One with a single input looks back: each time it is given the last symbols, as many as its
 * {@link TextInput} says, or all while there are fewer. None are made up: padding is nothing that
 * the network has seen a text begin with. A network built for windows of one length therefore
 * refuses a shorter text. One with further inputs carries states, (N, units) each, zeros in the
 * beginning: each time it is given one symbol and the states that its further outputs were before.
 */
public final class NetworkModel implements LanguageModel {
  private static final String GIVE = "Give a longer one.";

  private final Model model;
  private final TextInput input;

  /**
   * A view of a network, which remains its owner's.
   *
   * @throws InvalidArgumentException if it was not built with a {@link TextInput}, or has not as
   *     many states going in as coming out
   */
  public NetworkModel(Model model) {
    this.model = model;
    this.input = TextInput.of(model);
    if (model.inputs().size() != model.outputs().size()) {
      throw new InvalidArgumentException(
          "model \"" + model.name() + "\"",
          "a state that comes out for each that goes in",
          (model.outputs().size() - 1) + " out, " + (model.inputs().size() - 1) + " in",
          "");
    }
  }

  /** How it takes a text. */
  public TextInput input() {
    return input;
  }

  @Override
  public int size() {
    return input.vocabulary().size();
  }

  @Override
  public Reading begin() {
    return model.inputs().size() == 1 ? new Window() : new Carried();
  }

  /** The probabilities after the last step. */
  private float[] last(HostArray scores) {
    float[] all = scores.toFloats();
    return Arrays.copyOfRange(all, all.length - size(), all.length);
  }

  private InvalidArgumentException tooShort(long expected, int actual, String hint) {
    return new InvalidArgumentException(
        "model \"" + model.name() + "\"",
        "a text of " + expected + " symbols or more to go on from",
        actual + "",
        hint);
  }

  /** The last symbols, read anew each time. */
  private final class Window implements Reading {
    private int[] seen = new int[0];

    @Override
    public float[] next() {
      long steps = model.inputs().get(0).shape().dim(1);
      long least = steps == Shape.UNKNOWN ? 1 : steps;
      if (seen.length < least) {
        throw tooShort(
            least,
            seen.length,
            steps == Shape.UNKNOWN
                ? GIVE
                : GIVE + " Built with inputShape(-1, …), the network takes shorter ones.");
      }
      return last(model.predict(input.array(seen), Predict.batchSize(1)));
    }

    @Override
    public void read(int symbol) {
      int keep = Math.min(seen.length, input.length() - 1);
      int[] longer = Arrays.copyOfRange(seen, seen.length - keep, seen.length + 1);
      longer[keep] = symbol;
      seen = longer;
    }
  }

  /** A symbol a step; what was before is in the states. */
  private final class Carried implements Reading {
    private List<HostArray> states;
    private float[] next;

    Carried() {
      states = new ArrayList<>();
      for (TensorSpec state : model.inputs().subList(1, model.inputs().size())) {
        states.add(HostArray.zeros(DType.FLOAT32, state.shape().with(0, 1)));
      }
    }

    @Override
    public float[] next() {
      if (next == null) {
        throw tooShort(1, 0, GIVE);
      }
      return next.clone();
    }

    @Override
    public void read(int symbol) {
      List<HostArray> inputs = new ArrayList<>();
      inputs.add(input.array(symbol));
      inputs.addAll(states);
      List<HostArray> outputs = model.predict(Dataset.of(inputs, List.of()), Predict.batchSize(1));
      next = last(outputs.get(0));
      states = outputs.subList(1, outputs.size());
    }
  }
}
