package org.fascicle.tck.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;

/**
 * A layer with a configuration and inputs, and what may be expected of it. Immutable. Choose odd
 * lengths that differ, so that axes cannot be mistaken for each other.
 *
 * @param layer type and configuration
 * @param inputs what comes in, without the batch axis N; an axis may be unknown. Real numbers stand
 *     for the model's element type
 * @param outputs the number of results
 * @param mask what becomes of a mask
 * @param mode how training differs from inference
 * @param refused configurations that must be refused
 * @param refusedInputs inputs that must be refused, as {@code inputs}
 */
public record LayerCase(
    Spec layer,
    List<TensorSpec> inputs,
    int outputs,
    MaskRule mask,
    Mode mode,
    List<Spec> refused,
    List<List<TensorSpec>> refusedInputs) {
  /** What becomes of the masks of inputs. */
  public enum MaskRule {
    /** The first input's comes out unchanged. */
    PASSED,
    /** No mask comes out. */
    DROPPED,
    /** The layer makes one of its own, or none. */
    OWN
  }

  /** How a training step differs from inference. */
  public enum Mode {
    /** Not at all. */
    SAME,
    /** It computes something else; equal steps are equal. */
    DIFFERENT,
    /** It draws random numbers: each step gives something else. */
    RANDOM
  }

  /** Copies. */
  public LayerCase {
    inputs = List.copyOf(inputs);
    refused = List.copyOf(refused);
    refusedInputs = refusedInputs.stream().map(List::copyOf).toList();
  }

  /** A layer with one real input that hands masks on and does the same in training. */
  public static LayerCase of(SpecSource layer, long... sample) {
    List<TensorSpec> inputs = List.of(TensorSpec.of(DType.FLOAT64, sample));
    return new LayerCase(layer.spec(), inputs, 1, MaskRule.PASSED, Mode.SAME, List.of(), List.of());
  }

  /** The same with one more real input. */
  public LayerCase and(long... sample) {
    return and(DType.FLOAT64, sample);
  }

  /** The same with one more input. */
  public LayerCase and(DType dtype, long... sample) {
    List<TensorSpec> more = new ArrayList<>(inputs);
    more.add(TensorSpec.of(dtype, sample));
    return with(more);
  }

  /** The same with inputs of another element type: integers for indices. */
  public LayerCase inputs(DType dtype) {
    return with(inputs.stream().map(input -> input.with(dtype)).toList());
  }

  private LayerCase with(List<TensorSpec> others) {
    return new LayerCase(layer, others, outputs, mask, mode, refused, refusedInputs);
  }

  /** The same with so many results. */
  public LayerCase outputs(int count) {
    return new LayerCase(layer, inputs, count, mask, mode, refused, refusedInputs);
  }

  /** The same where this becomes of masks. */
  public LayerCase mask(MaskRule rule) {
    return new LayerCase(layer, inputs, outputs, rule, mode, refused, refusedInputs);
  }

  /** The same where training differs from inference like this. */
  public LayerCase mode(Mode other) {
    return new LayerCase(layer, inputs, outputs, mask, other, refused, refusedInputs);
  }

  /** The same, and the layer refuses this value of a key. */
  public LayerCase refuses(String key, Object value) {
    List<Spec> more = new ArrayList<>(refused);
    more.add(layer.with(key, value));
    return new LayerCase(layer, inputs, outputs, mask, mode, more, refusedInputs);
  }

  /** The same, and the layer refuses inputs of these shapes, without N. */
  public LayerCase refusesInputs(long[]... samples) {
    List<TensorSpec> specs = new ArrayList<>();
    for (long[] sample : samples) {
      specs.add(TensorSpec.of(DType.FLOAT64, sample));
    }
    return refusesInputs(specs);
  }

  /** The same, and the layer refuses these inputs, without N. */
  public LayerCase refusesInputs(List<TensorSpec> specs) {
    List<List<TensorSpec>> more = new ArrayList<>(refusedInputs);
    more.add(specs);
    return new LayerCase(layer, inputs, outputs, mask, mode, refused, more);
  }

  /** Type, configuration and inputs. */
  public String name() {
    return layer
        + " on "
        + inputs.stream()
            .map(input -> input.dtype().isFloating() ? input.shape() + "" : input + "")
            .collect(Collectors.joining(", "));
  }

  /** What comes in when data has come: axes that were unknown are 5. */
  List<TensorSpec> bound(long batch, DType ofModel) {
    return inputs.stream().map(input -> bound(input, batch, ofModel)).toList();
  }

  private static TensorSpec bound(TensorSpec input, long batch, DType ofModel) {
    Shape shape = Shape.of(batch).concat(input.shape());
    for (int axis = 1; axis < shape.rank(); axis++) {
      shape = shape.dim(axis) == Shape.UNKNOWN ? shape.with(axis, 5) : shape;
    }
    return TensorSpec.of(input.dtype().isFloating() ? ofModel : input.dtype(), shape);
  }
}
