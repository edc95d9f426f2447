package org.fascicle.platform.internal.plan;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.memory.LiveSet;
import org.fascicle.platform.internal.memory.Memory;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.tensor.DeviceTensor;
import org.fascicle.platform.internal.tensor.HostTensor;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/**
 * What a step has asked for and not computed yet: its calls in order, as data. Results are numbered
 * from 0; what was there before is numbered downwards from -1, in the order in which it is first
 * read, so that steps that differ only in their data look the same. Used by the step's thread.
 */
public final class Trace implements AutoCloseable {
  private final LiveSet live;
  private final List<PreparedCall> calls = new ArrayList<>();
  private final List<int[]> sources = new ArrayList<>();
  private final List<Place> places = new ArrayList<>();
  private final List<Memory> results = new ArrayList<>();
  private final List<Object> given = new ArrayList<>();
  private final Map<Memory, Integer> numbers = new HashMap<>();

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
      read[inputs.length + i] = number(residuals[i]);
    }
    calls.add(call);
    sources.add(read);
    places.add(place);
    for (int i = 0; i < into.length; i++) {
      into[i] = Memory.promised(call.result(i), results.size(), live);
      results.add(into[i]);
    }
  }

  private int source(Tensor input) {
    if (!(input instanceof DeviceTensor tensor)) {
      return give(((HostTensor) input).value());
    }
    Memory memory = tensor.acquire();
    try {
      return number(memory);
    } finally {
      memory.release();
    }
  }

  private int number(Memory memory) {
    Memory root = memory.root();
    int promise = root.promise();
    if (promise >= 0 && promise < results.size() && results.get(promise).equals(root)) {
      return promise;
    }
    root.storage(); // fails if it is another trace's promise
    Integer known = numbers.get(root);
    if (known == null) {
      known = give(root);
      root.tryRetain();
      numbers.put(root, known);
    }
    return known;
  }

  private int give(Object value) {
    given.add(value);
    return -given.size();
  }

  /**
   * Computes what was noted, as far as anybody still holds it; then nothing is noted.
   *
   * @param plans the plans of the backend
   */
  public void run(Plans plans, Runner runner, Backend backend) {
    BitSet kept = retainKept();
    try {
      if (!calls.isEmpty()) {
        plans.of(new Outline(calls, sources, kept)).run(this, runner, backend);
      }
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

  /** A result. */
  Memory result(int number) {
    return results.get(number);
  }

  /** What was given under a number below zero. */
  Storage given(int number) {
    Object value = given.get(-1 - number);
    return value instanceof Memory memory ? memory.storage() : (Storage) value;
  }

  /** Where a call came from. */
  Place place(int call) {
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
    given.clear();
    numbers.clear();
  }
}
