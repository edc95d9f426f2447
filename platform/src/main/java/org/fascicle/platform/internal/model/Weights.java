package org.fascicle.platform.internal.model;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.DTypeMismatchException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.platform.internal.session.ModelSteps;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/** Variables as arrays of the host, and back. */
public final class Weights {
  private Weights() {}

  /** Copies of all values, as they were between two commits. */
  public static Map<String, HostArray> get(ModelSteps steps, Map<String, VariableCell> variables) {
    return get(steps, variables, () -> {});
  }

  /**
   * Copies of all values, as they were between two commits.
   *
   * @param more reads other things at the same moment; may be called more than once
   */
  public static Map<String, HostArray> get(
      ModelSteps steps, Map<String, VariableCell> variables, Runnable more) {
    Map<String, HostArray> arrays = new LinkedHashMap<>();
    variables.forEach(
        (name, v) -> arrays.put(name, HostArray.zeros(v.spec().dtype(), v.spec().shape())));
    steps.read(
        () -> {
          variables.forEach(
              (name, v) -> {
                ByteBuffer buffer = arrays.get(name).buffer();
                v.peek().download(buffer.duplicate().order(buffer.order()));
              });
          more.run();
          return null;
        });
    return arrays;
  }

  /**
   * Checks values against variables.
   *
   * @throws InvalidArgumentException if a name is missing or unknown, or a shape or type differs
   */
  public static void check(
      String subject, Map<String, VariableCell> variables, Map<String, HostArray> values) {
    requireNames(subject, variables.keySet(), values.keySet());
    variables.forEach((name, v) -> check(subject + ", " + name, v.spec(), values.get(name)));
  }

  private static void requireNames(String subject, Set<String> wanted, Set<String> given) {
    List<String> missing = new ArrayList<>(wanted);
    missing.removeAll(given);
    List<String> unknown = new ArrayList<>(given);
    unknown.removeAll(wanted);
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new InvalidArgumentException(
          subject,
          "a value for each of " + wanted,
          (missing.isEmpty() ? "" : "none for " + missing)
              + (missing.isEmpty() || unknown.isEmpty() ? "" : ", and ")
              + (unknown.isEmpty() ? "" : "the unknown " + unknown),
          "");
    }
  }

  private static void check(String subject, TensorSpec wanted, HostArray given) {
    if (!wanted.shape().equals(given.shape())) {
      throw new ShapeMismatchException(
          subject, "shape " + wanted.shape(), "shape " + given.shape(), "");
    }
    if (wanted.dtype() != given.dtype()) {
      throw new DTypeMismatchException(
          subject, wanted.dtype().label(), given.dtype().label(), "Convert the array first.");
    }
  }

  /** Replaces all values, together; they have been checked. */
  public static void set(
      PlatformSession session,
      ModelSteps steps,
      Map<String, VariableCell> variables,
      Map<String, HostArray> values) {
    steps.write(
        commit -> {
          variables.forEach(
              (name, v) -> {
                ByteBuffer buffer = values.get(name).buffer();
                ByteBuffer bytes = buffer.duplicate().order(buffer.order()).clear();
                bytes.limit(Math.toIntExact(v.spec().bytes()));
                commit.assign(v, session.upload(v.spec(), bytes));
              });
          return null;
        });
  }
}
