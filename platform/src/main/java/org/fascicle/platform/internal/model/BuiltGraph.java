package org.fascicle.platform.internal.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fascicle.api.model.DTypePolicy;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.registry.PluginRef;
import org.fascicle.platform.internal.registry.StepOwner;

/** A graph ready to run: calls in order, tensors by slot. The first slots are the inputs. */
public final class BuiltGraph {
  private final GraphDef def;
  private final DTypePolicy policy;
  private final List<Call> calls;
  private final List<TensorSpec> slots;
  private final int[] outputs;
  private final int[] uses;
  private final Map<String, BuiltLayer> layers;
  private final StepOwner predictions = new StepOwner();

  BuiltGraph(
      GraphDef def,
      DTypePolicy policy,
      List<Call> calls,
      List<TensorSpec> slots,
      int[] outputs,
      Map<String, BuiltLayer> layers) {
    this.def = def;
    this.policy = policy;
    this.calls = List.copyOf(calls);
    this.slots = List.copyOf(slots);
    this.outputs = outputs;
    this.layers = layers;
    this.uses = countUses();
  }

  /**
   * A layer.
   *
   * @param def its definition
   * @param ref its plugin
   * @param policy its element types
   * @param site the number of its random places
   * @param declared what it keeps
   */
  public record BuiltLayer(
      LayerDef def,
      PluginRef ref,
      DTypePolicy policy,
      long site,
      Map<String, Declared.Item> declared) {}

  /** A call of a layer. */
  static final class Call {
    final BuiltLayer layer;
    final int index;
    final int[] inputs;
    final int firstOutput;
    final int outputs;

    /**
     * A call.
     *
     * @param index which of the layer's calls
     * @param inputs slots read
     * @param firstOutput the first slot written
     * @param outputs the number of slots written
     */
    Call(BuiltLayer layer, int index, int[] inputs, int firstOutput, int outputs) {
      this.layer = layer;
      this.index = index;
      this.inputs = inputs;
      this.firstOutput = firstOutput;
      this.outputs = outputs;
    }
  }

  private int[] countUses() {
    int[] counts = new int[slots.size()];
    for (int slot : outputs) {
      counts[slot]++;
    }
    for (Call call : calls) {
      for (int slot : call.inputs) {
        counts[slot]++;
      }
    }
    return counts;
  }

  /** The architecture. */
  public GraphDef def() {
    return def;
  }

  /** A real result as it leaves the model: in the type that its variables are kept in. */
  Tensor given(Tensor result) {
    return leaves(result.dtype()) ? result.cast(policy.variable()) : result;
  }

  private boolean leaves(DType dtype) {
    return dtype != policy.variable() && policy.compute() != policy.variable() && dtype.isReal();
  }

  /** The calls, in the order in which they run. */
  List<Call> calls() {
    return calls;
  }

  /** Whose the steps are that predict with it. */
  public StepOwner predictions() {
    return predictions;
  }

  /** The number of tensors of a pass. */
  int slots() {
    return slots.size();
  }

  /** What a slot holds. */
  TensorSpec spec(int slot) {
    return slots.get(slot);
  }

  /** The slot of a result. */
  int output(int index) {
    return outputs[index];
  }

  /** How often each slot is read, results of the model included; a fresh array. */
  int[] uses() {
    return uses.clone();
  }

  /** The layers by name, in their order. */
  public Map<String, BuiltLayer> layers() {
    return layers;
  }

  /** What comes in. */
  public List<TensorSpec> inputs() {
    return slots.subList(0, def.inputs().size());
  }

  /** What comes out. */
  public List<TensorSpec> outputs() {
    return Arrays.stream(outputs)
        .mapToObj(slots::get)
        .map(spec -> leaves(spec.dtype()) ? spec.with(policy.variable()) : spec)
        .toList();
  }

  /** What a call takes. */
  List<TensorSpec> inputs(Call call) {
    return Arrays.stream(call.inputs).mapToObj(slots::get).toList();
  }

  /** What the first call of a layer gives. */
  public List<TensorSpec> outputs(String layer) {
    return calls.stream()
        .filter(call -> call.layer.def().name().equals(layer))
        .findFirst()
        .map(call -> slots.subList(call.firstOutput, call.firstOutput + call.outputs))
        .orElse(List.of());
  }
}
