package org.fascicle.api.tensor;

import java.time.Duration;
import java.time.Instant;

/**
 * A session's move from one backend to another, or its refusal.
 *
 * @param time when it ended
 * @param session the session's name
 * @param from name and version of the backend it was on; {@code host} if none was there
 * @param to name and version of the backend it went to; {@code host} if none is there
 * @param reason why it was tried
 * @param tensors how many tensors were carried over
 * @param bytes the bytes of their data
 * @param pause from the end of the last step to the start of the next, without the copying
 * @param copy time spent copying
 * @param failure why it failed, so that the session stayed where it was; empty if it succeeded
 */
public record Migration(
    Instant time,
    String session,
    String from,
    String to,
    String reason,
    int tensors,
    long bytes,
    Duration pause,
    Duration copy,
    String failure) {
  /** What {@code from} and {@code to} say when no backend is there and data waits on the host. */
  public static final String HOST = "host";

  /** Whether the session moved. */
  public boolean succeeded() {
    return failure.isEmpty();
  }
}
