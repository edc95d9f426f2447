package org.fascicle.platform.internal.persist;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.jr.ob.JSON;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** JSON text to and from maps, lists, strings, numbers. Loaded only when a file is. */
final class Json {
  private static final JSON STRICT =
      JSON.builder().enable(JSON.Feature.FAIL_ON_DUPLICATE_MAP_KEYS).build();

  private Json() {}

  /** A text that is not the JSON that was expected. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    private final long offset;

    Refused(String message, long offset, Throwable cause) {
      super(message, cause);
      this.offset = offset;
    }

    /** Where it was noticed, in bytes. */
    long offset() {
      return offset;
    }
  }

  /** The text, indented, keys in the map's order. */
  static byte[] write(Map<String, ?> object) {
    try {
      String text = STRICT.with(JSON.Feature.PRETTY_PRINT_OUTPUT).asString(object);
      return (text + "\n").getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The text on one line. */
  static byte[] writeCompact(Map<String, ?> object) {
    try {
      return STRICT.asString(object).getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /** The object that a text holds. */
  static Map<String, Object> read(byte[] text) throws Refused {
    try {
      return STRICT.mapFrom(text);
    } catch (JsonProcessingException e) {
      long at = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
      throw new Refused(e.getOriginalMessage(), at, e);
    } catch (IOException e) {
      throw new Refused(e.getMessage(), -1, e);
    }
  }
}
