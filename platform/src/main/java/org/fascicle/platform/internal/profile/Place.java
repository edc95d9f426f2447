package org.fascicle.platform.internal.profile;

/**
 * Where operations are called from.
 *
 * @param layer the layer's name, or what stands for it; empty if nothing says
 * @param phase {@link #FORWARD}, {@link #BACKWARD} or {@link #UPDATE}
 * @param partOf the operations that are being run by their parts, outermost first; empty for none
 */
public record Place(String layer, String phase, String partOf) {
  /** Computing results. */
  public static final String FORWARD = "forward";

  /** Computing gradients. */
  public static final String BACKWARD = "backward";

  /** Computing the next values of parameters. */
  public static final String UPDATE = "update";

  /** Where nothing says where. */
  public static final Place NOWHERE = new Place("", FORWARD, "");

  /** A layer in a phase. */
  public static Place of(String layer, String phase) {
    return new Place(layer, phase, "");
  }

  /** Among the parts of an operation. */
  public Place inside(String operation) {
    return new Place(layer, phase, partOf.isEmpty() ? operation : partOf + "/" + operation);
  }

  /** Where the gradient of what is computed here is computed. */
  public Place backward() {
    return phase.equals(BACKWARD) ? this : new Place(layer, BACKWARD, partOf);
  }
}
