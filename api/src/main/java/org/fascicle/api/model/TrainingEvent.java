package org.fascicle.api.model;

/**
 * Something that happened to a training run from outside.
 *
 * @param type what
 * @param epoch the epoch, from 0
 * @param step steps the model had made
 * @param text one line for people: names, versions, what was done
 * @param pauseMillis how long no step ran because of it, without the time of copying; 0 for none
 */
public record TrainingEvent(Type type, int epoch, long step, String text, double pauseMillis) {
  /** What happened. */
  public enum Type {
    /** The session moved to another backend, or to a new instance of the same. */
    MIGRATION,
    /** No backend was there; the run waited for one. */
    BACKEND_WAIT,
    /** A plugin in use was replaced by another version. */
    PLUGIN_REPLACED,
    /** A plugin in use was missing; the run waited for one. */
    PLUGIN_WAIT
  }
}
