package org.fascicle.specs;

import java.util.function.Function;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.SpecSource;

/**
 * An immutable spec with typed setters; each setter returns a copy. A subclass is a private
 * constructor {@code super(spec, Type::new)}, a static {@code of} and one line a key. Values are
 * checked by the plugin when a model is built.
 *
 * @param <B> the subclass
 */
public abstract class SpecBuilder<B extends SpecBuilder<B>> implements SpecSource {
  private final Spec spec;
  private final Function<Spec, B> copy;

  /**
   * Wraps a spec.
   *
   * @param spec what is built so far
   * @param copy the subclass's constructor
   */
  protected SpecBuilder(Spec spec, Function<Spec, B> copy) {
    this.spec = spec;
    this.copy = copy;
  }

  /** A copy with one configuration value set. */
  protected final B with(String key, Object value) {
    return copy.apply(spec.with(key, value));
  }

  /** A name, unique within the model: layers show it in summaries, metrics in the history. */
  public final B named(String name) {
    return copy.apply(spec.named(name));
  }

  /** Accepts only bundles of these versions, in OSGi syntax: {@code [1.2,2)}. */
  public final B range(String versions) {
    return copy.apply(spec.range(versions));
  }

  @Override
  public final Spec spec() {
    return spec;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof SpecBuilder<?> builder && spec.equals(builder.spec);
  }

  @Override
  public final int hashCode() {
    return spec.hashCode();
  }

  @Override
  public final String toString() {
    return spec.toString();
  }
}
