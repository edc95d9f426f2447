package org.fascicle.embed.internal;

import java.nio.ByteBuffer;
import java.util.Map;

/**
 * What the component runtime made of the component descriptions of our bundles, when the build let
 * it read them.
 *
 * <p>In the runtime's store each bundle has its number, the count of its components and the time of
 * its installation; numbers and times are each launch's own and are filled in here.
 */
public final class ComponentStore {
  private final byte[] content;
  private final Map<String, Integer> places;

  /**
   * Creates a store.
   *
   * @param content the runtime's file, naming no bundle
   * @param places where each bundle belongs, by symbolic name
   */
  ComponentStore(byte[] content, Map<String, Integer> places) {
    this.content = content.clone();
    this.places = Map.copyOf(places);
  }

  /** Says which bundle of this launch is meant; a bundle without components is passed over. */
  public void put(String symbolicName, long number, long installed) {
    Integer place = places.get(symbolicName);
    if (place != null) {
      ByteBuffer.wrap(content)
          .putLong(place, number)
          .putLong(place + Long.BYTES + Integer.BYTES, installed);
    }
  }

  /** The runtime's file for the bundles that were put. */
  public byte[] content() {
    return content.clone();
  }
}
