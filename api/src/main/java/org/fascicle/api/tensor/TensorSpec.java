package org.fascicle.api.tensor;

/**
 * What is known of a tensor without its data.
 *
 * @param shape axis lengths, outermost first
 * @param dtype element type
 * @param residence in a backend's memory, or a small value on the host
 * @param layout how a backend lays the elements out
 */
public record TensorSpec(Shape shape, DType dtype, Residence residence, Layout layout) {
  /** Where the data is. */
  public enum Residence {
    /** In a backend's memory. */
    DEVICE,
    /**
     * A small value held by the platform itself: learning rate, step number, random counter, slice
     * offsets.
     */
    HOST
  }

  /** A row-major tensor in a backend's memory. */
  public static TensorSpec of(DType dtype, Shape shape) {
    return new TensorSpec(shape, dtype, Residence.DEVICE, Layout.ROW_MAJOR);
  }

  /** A row-major tensor in a backend's memory. */
  public static TensorSpec of(DType dtype, long... dims) {
    return of(dtype, Shape.of(dims));
  }

  /** A small value held by the platform. */
  public static TensorSpec host(DType dtype, Shape shape) {
    return new TensorSpec(shape, dtype, Residence.HOST, Layout.ROW_MAJOR);
  }

  /** The same with another shape, row-major. */
  public TensorSpec with(Shape other) {
    return new TensorSpec(other, dtype, residence, Layout.ROW_MAJOR);
  }

  /** The same with another element type. */
  public TensorSpec with(DType other) {
    return new TensorSpec(shape, other, residence, layout);
  }

  /** Whether the data is a small value held by the platform. */
  public boolean isHost() {
    return residence == Residence.HOST;
  }

  /** Bytes of the elements, without padding. */
  public long bytes() {
    return Math.multiplyExact(shape.elements(), dtype.bytes());
  }

  @Override
  public String toString() {
    return dtype + shape.toString() + (isHost() ? " on the host" : "") + layout.token();
  }
}
