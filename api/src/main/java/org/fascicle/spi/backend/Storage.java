package org.fascicle.spi.backend;

/**
 * A piece of a backend's memory, or a small value on the host ({@link HostValue}). Only the backend
 * that made it looks inside.
 */
public interface Storage {
  /** Usable bytes. */
  long bytes();
}
