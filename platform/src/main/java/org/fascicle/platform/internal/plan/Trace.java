package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.platform.internal.tensor.TensorHome;
import org.fascicle.platform.internal.tensor.VariableCell;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * What a step has asked for and not computed yet: its calls in order, as data. Results are numbered
 * from 0; what was there before is numbered downwards from -1, in the order in which it is first
 * read, so that steps that differ only in their data look the same. Used by the step's thread.
 */
public final class Trace implements PlanData, AutoCloseable {
  private final LiveSet live;
  private final List<PreparedCall> calls = new ArrayList<>();
  private final List<int[]> sources = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Memory> results = new ArrayList<>();
  private final List<Integer> makers = new ArrayList<>();
  private final List<Object> given = new ArrayList<>();
  private final List<Origin> origins = new ArrayList<>();
  private final Map<Memory, Integer> numbers = new HashMap<>();
  private final Map<HostTensor, Integer> hosts = new HashMap<>();
  private final Map<Memory, Origin> known = new HashMap<>();
  private final List<Guard> guards = new ArrayList<>();
  private final BitSet apart = new BitSet();
  private String irregular;

  /**
   * Nothing noted yet.
   *
   * @param live where results that outlive the computing are listed
   */
  public Trace(LiveSet live) {
    this.live = live;
  }

  /**
   * Notes a call.
   *
   * @param place where it is called from; null if nothing says
   * @param residuals what it reads after its inputs
   * @param into takes what it will give: results, then residuals; references are the caller's
   */
  public void add(
      Place place, PreparedCall call, Tensor[] inputs, Memory[] residuals, Memory[] into) {
    int[] read = new int[inputs.length + residuals.length];
    for (int i = 0; i < inputs.length; i++) {
      read[i] = source(inputs[i]);
    }
    for (int i = 0; i < residuals.length; i++) {
      read[inputs.length + i] = number(residuals[i], null);
    }
    for (int i = 0; i < into.length; i++) {
      into[i] = Memory.promised(call.result(i), results.size(), live);
      results.add(into[i]);
      makers.add(calls.size());
    }
    calls.add(call);
    sources.add(read);
    places.add(place);
  }

  /** The call that will give a tensor; null if none that is noted here does. */
  public PreparedCall maker(DeviceTensor tensor) {
    int number = noted(tensor.memory().root());
    return number < 0 ? null : calls.get(makers.get(number));
  }

  /**
   * What the call that will give a tensor reads, all in a backend's memory, with a reference each
   * for the caller to give back: it will be there, whoever else wants it.
   */
  public List<Memory> readFor(DeviceTensor tensor) {
    List<Memory> read = new ArrayList<>();
    for (int from : sources.get(makers.get(noted(tensor.memory().root())))) {
      Memory memory = from < 0 ? (Memory) given.get(-1 - from) : results.get(from);
      memory.wantAgain();
      read.add(memory);
    }
    return read;
  }

  /**
   * Arithmetic on elements that leads to some of these tensors, and to nothing else that anybody
   * wants.
   *
   * @param wanted results that have no handles but these
   */
  public List<Chain> chains(List<DeviceTensor> wanted) {
    BitSet free = new BitSet(results.size());
    BitSet ends = new BitSet(results.size());
    for (int i = 0; i < results.size(); i++) {
      free.set(i, results.get(i).isFreed());
    }
    free.andNot(apart);
    for (DeviceTensor tensor : wanted) {
      int number = number(tensor);
      if (number >= 0) {
        ends.set(number);
      }
    }
    return new Chains(calls, sources, makers, free, ends).find();
  }

  /** Says that a result is computed by itself: no chain goes through it. */
  public void keepApart(DeviceTensor tensor) {
    int number = noted(tensor.memory().root());
    if (number >= 0) {
      apart.set(number);
    }
  }

  /** Where the call that gives a result comes from; null if nothing says. */
  public Place placeOf(int result) {
    return places.get(makers.get(result));
  }

  /** The number of a tensor that only this handle holds as it was noted; negative for others. */
  public int number(DeviceTensor tensor) {
    Memory memory = tensor.memory();
    return memory.root().equals(memory) && !memory.isShared() ? noted(memory) : -1;
  }

  /** A tensor that a chain reads; the caller closes it. It will be there, whoever else wants it. */
  public DeviceTensor open(Chain.Source source, TensorHome home) {
    int number = source.number();
    if (number < 0 && origins.get(-1 - number) instanceof Origin.Cell cell) {
      return cell.variable().peek().alias();
    }
    Memory memory = number < 0 ? (Memory) given.get(-1 - number) : results.get(number);
    memory.wantAgain();
    return DeviceTensor.of(
        home,
        memory.spec().equals(source.spec()) ? memory : Memory.view(source.spec(), memory),
        null);
  }

  private int source(Tensor input) {
    if (!(input instanceof DeviceTensor tensor)) {
      return hosts.computeIfAbsent(
          (HostTensor) input, host -> give(host.value(), new Origin.Host(host)));
    }
    Memory memory = tensor.acquire();
    try {
      return number(memory, tensor.variable());
    } finally {
      memory.release();
    }
  }

  private int number(Memory memory, VariableCell variable) {
    Memory root = memory.root();
    int noted = noted(root);
    if (noted >= 0) {
      return noted;
    }
    root.storage(); // fails if it is another trace's promise
    Origin origin = variable == null ? known.get(root) : new Origin.Cell(variable);
    Integer number = numbers.get(root);
    if (number == null) {
      number = give(root, origin);
      root.tryRetain();
      numbers.put(root, number);
    } else if (variable != null && !origin.equals(origins.get(-1 - number))) {
      irregular("variable \"" + variable.name() + "\" shares its memory");
    }
    return number;
  }

  /** The number of a result; negative for what was not noted here. */
  private int noted(Memory root) {
    int promise = root.promise();
    boolean here = promise >= 0 && promise < results.size() && results.get(promise).equals(root);
    return here ? promise : -1;
  }

  private int give(Object value, Origin origin) {
    if (origin == null) {
      irregular("a tensor that was made before is read");
    }
    given.add(value);
    origins.add(origin);
    return -given.size();
  }

  /** Says what the step is fed. */
  public void feed(Tensor... tensors) {
    for (int i = 0; i < tensors.length; i++) {
      Memory memory = ((DeviceTensor) tensors[i]).memory();
      if (known.put(memory.root(), new Origin.Fed(i, memory.spec())) != null) {
        irregular("one tensor is fed twice");
      }
    }
  }

  /** Says that a tensor holds a number. */
  public void uploaded(HostTensor number, DeviceTensor tensor) {
    known.put(tensor.memory(), new Origin.Uploaded(number, tensor.spec()));
  }

  /** Says that the program went by a value that may be another one in a later step. */
  public void dependsOn(Supplier<?> value, Object now) {
    guards.add(new Guard(value, now));
  }

  /** Says that a later step cannot do without the program. */
  public void irregular(String why) {
    irregular = irregular == null ? why : irregular;
  }

  /** Why a later step cannot do without the program; null if it can. */
  public String irregular() {
    return irregular;
  }

  /** Where a later step finds a tensor; empty makes this one irregular. */
  public Optional<Origin> origin(Tensor tensor) {
    if (tensor instanceof HostTensor host) {
      return Optional.of(new Origin.Host(host));
    }
    DeviceTensor device = (DeviceTensor) tensor;
    if (device.variable() != null) {
      return Optional.of(new Origin.Cell(device.variable()));
    }
    Memory root = device.memory().root();
    int noted = noted(root);
    if (noted >= 0) {
      return Optional.of(new Origin.Made(noted, device.spec()));
    }
    Origin origin = known.get(root);
    if (origin instanceof Origin.Fed fed) {
      return Optional.of(new Origin.Fed(fed.index(), device.spec()));
    }
    if (origin == null || !device.memory().equals(root)) {
      irregular("a tensor that was made before is handed on");
      return Optional.empty();
    }
    return Optional.of(origin);
  }

  /**
   * Computes what was noted, as far as anybody still holds it; then nothing is noted.
   *
   * @param plans the plans of the backend
   * @return what makes the same again, unless that would be irregular
   */
  public Optional<Recording> run(Plans plans, Runner runner, Backend backend) {
    BitSet kept = retainKept();
    try {
      if (calls.isEmpty()) {
        return Optional.empty();
      }
      Plan plan = plans.of(new Outline(calls, sources, kept));
      Optional<Recording> recording =
          irregular == null
              ? Optional.of(new Recording(plan, origins, specs(), guards))
              : Optional.empty();
      plan.run(this, runner, backend);
      return recording;
    } finally {
      kept.stream().forEach(number -> results.get(number).release());
      close();
    }
  }

  private BitSet retainKept() {
    BitSet kept = new BitSet(results.size());
    for (int i = 0; i < results.size(); i++) {
      kept.set(i, results.get(i).tryRetain());
    }
    return kept;
  }

  private TensorSpec[] specs() {
    return results.stream().map(Memory::spec).toArray(TensorSpec[]::new);
  }

  @Override
  public void made(int number, Backend backend, Storage storage) {
    results.get(number).fulfil(backend, storage);
  }

  @Override
  public Storage given(int number) {
    Object value = given.get(-1 - number);
    return value instanceof Memory memory ? memory.storage() : (Storage) value;
  }

  @Override
  public Place place(int call) {
    return places.get(call);
  }

  /** Forgets what was noted; what was not computed never will be, and is as freed. */
  @Override
  public void close() {
    for (Memory result : results) {
      if (result.isPromised()) {
        result.destroy();
      }
    }
    numbers.keySet().forEach(Memory::release);
    calls.clear();
    sources.clear();
    places.clear();
    results.clear();
    makers.clear();
    given.clear();
    origins.clear();
    numbers.clear();
    hosts.clear();
    known.clear();
    apart.clear();
  }
}
