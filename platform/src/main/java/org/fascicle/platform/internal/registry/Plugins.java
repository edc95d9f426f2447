package org.fascicle.platform.internal.registry;

/**
 * Where plugins come from.
 *
 * @param registry those that are there
 * @param catalogue what is known of those that are not
 */
public record Plugins(PluginRegistry registry, Catalogue catalogue) {
  /** A new set of wishes; the caller closes it. */
  public Bindings bindings(String subject) {
    return new Bindings(registry, catalogue, subject);
  }
}
