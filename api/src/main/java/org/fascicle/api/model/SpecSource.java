package org.fascicle.api.model;

/** Something that stands for a {@link Spec}: a spec itself, or a typed builder of one. */
@FunctionalInterface
public interface SpecSource {
  /** The spec. Only it crosses a bundle boundary. */
  Spec spec();
}
