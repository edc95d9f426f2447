package org.fascicle.api.model;

import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.tensor.DType;

/**
 * The element types of a layer or of all layers of a model, as Keras's {@code DTypePolicy} has
 * them: what variables are kept in, and what the layer computes in. Real inputs are cast to the
 * compute type, and so are variables when the layer reads them; gradients come back through the
 * same casts, so that an optimiser works on the variables' own type.
 *
 * <p>Under {@code mixed_bfloat16} (Micikevicius et al., "Mixed precision training", 2018; Kalamkar
 * et al., "A study of BFLOAT16", 2019) a small update is not lost beside a large weight, since
 * weights are float32; bfloat16 has float32's range, so that losses need no scaling.
 *
 * @param compute the type that layers compute in
 * @param variable the type of parameters: float32 or float64
 */
public record DTypePolicy(DType compute, DType variable) {
  /** Everything in float32. */
  public static final DTypePolicy FLOAT32 = of(DType.FLOAT32);

  /** Computing in bfloat16, variables in float32. */
  public static final DTypePolicy MIXED_BFLOAT16 = new DTypePolicy(DType.BFLOAT16, DType.FLOAT32);

  private static final String MIXED = "mixed_bfloat16";

  /** Checks that there is such a policy. */
  public DTypePolicy {
    boolean whole = compute == variable && variable.isFloating() && variable.wide() == variable;
    boolean mixed = compute == DType.BFLOAT16 && variable == DType.FLOAT32;
    if (!whole && !mixed) {
      throw refused("compute " + compute + ", variables " + variable);
    }
  }

  /** Everything in one type. */
  public static DTypePolicy of(DType dtype) {
    return new DTypePolicy(dtype, dtype);
  }

  /**
   * The policy of a name.
   *
   * @throws InvalidArgumentException if there is none
   */
  public static DTypePolicy of(String name) {
    return switch (name) {
      case "float32" -> FLOAT32;
      case "float64" -> of(DType.FLOAT64);
      case MIXED -> MIXED_BFLOAT16;
      default -> throw refused('"' + name + '"');
    };
  }

  /**
   * The policy of a layer whose configuration says {@code dtype}: a name, or what Keras 3 writes,
   * an object with the name in its {@code config}.
   *
   * @param json null for none of its own
   * @param outer the policy of what the layer is in
   * @throws InvalidArgumentException if there is no such policy
   */
  public static DTypePolicy of(Object json, DTypePolicy outer) {
    if (json == null) {
      return outer;
    }
    Object name = json;
    if (json instanceof Map<?, ?> object && object.get("config") instanceof Map<?, ?> config) {
      name = config.get("name");
    }
    if (!(name instanceof String text)) {
      throw refused(json.toString());
    }
    return of(text);
  }

  /** As Keras names it: {@code float32}, {@code mixed_bfloat16}. */
  public String name() {
    return compute == variable ? variable.label() : MIXED;
  }

  private static InvalidArgumentException refused(String actual) {
    return new InvalidArgumentException("dtype policy", "float32, float64 or " + MIXED, actual, "");
  }

  @Override
  public String toString() {
    return name();
  }
}
