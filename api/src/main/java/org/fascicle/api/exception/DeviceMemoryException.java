package org.fascicle.api.exception;

/** A backend could not provide memory; what was there before is unchanged. */
public class DeviceMemoryException extends FascicleException {
  private static final long serialVersionUID = 1L;

  private final long requestedBytes;
  private final long usedBytes;

  /**
   * Creates the failure.
   *
   * @param backend the backend's name
   * @param requestedBytes bytes asked for
   * @param usedBytes bytes in use when asked
   * @param advice what to do next
   */
  public DeviceMemoryException(String backend, long requestedBytes, long usedBytes, String advice) {
    super(
        backend
            + ": out of memory: "
            + requestedBytes
            + " bytes asked for, "
            + usedBytes
            + " bytes in use. "
            + advice);
    this.requestedBytes = requestedBytes;
    this.usedBytes = usedBytes;
  }

  /** Bytes asked for. */
  public long requestedBytes() {
    return requestedBytes;
  }

  /** Bytes in use when asked. */
  public long usedBytes() {
    return usedBytes;
  }
}
