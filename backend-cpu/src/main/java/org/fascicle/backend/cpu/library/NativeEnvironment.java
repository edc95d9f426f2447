package org.fascicle.backend.cpu.library;

import java.nio.charset.StandardCharsets;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/**
 * The environment of the process as native libraries read it when they are loaded; Java's own view
 * of it is a copy.
 */
final class NativeEnvironment {
  private NativeEnvironment() {}

  /** A variable as libraries that are loaded now see it; null if it is not set. */
  static String get(String name) {
    Pointer symbol = Loader.addressof("environ");
    if (symbol == null) {
      return System.getenv(name);
    }
    PointerPointer<?> entries = new PointerPointer<>(new PointerPointer<>(symbol).get(0));
    for (long i = 0; entries.get(i) != null; i++) {
      String entry = new BytePointer(entries.get(i)).getString();
      if (entry.startsWith(name + "=")) {
        return entry.substring(name.length() + 1);
      }
    }
    return null;
  }

  /** Sets a variable for libraries loaded from now on, unless the user has set it. */
  static void setDefault(String name, String value) {
    if (get(name) == null) {
      Pointer symbol = Loader.addressof("environ");
      if (symbol != null) { // Not everywhere: there, libraries use their own defaults.
        append(new PointerPointer<>(symbol), name + "=" + value);
      }
    }
  }

  /** A program may replace the whole array, says POSIX; nobody may free what others still read. */
  private static void append(PointerPointer<?> environ, String entry) {
    PointerPointer<?> before = new PointerPointer<>(environ.get(0));
    long count = 0;
    while (before.get(count) != null) {
      count++;
    }
    PointerPointer<?> after =
        new PointerPointer<>(Pointer.malloc((count + 2) * Long.BYTES)).capacity(count + 2);
    for (long i = 0; i < count; i++) {
      after.put(i, before.get(i));
    }
    after.put(count, text(entry));
    after.put(count + 1, (Pointer) null);
    environ.put(0, after);
  }

  private static Pointer text(String entry) {
    byte[] bytes = entry.getBytes(StandardCharsets.UTF_8);
    BytePointer text = new BytePointer(Pointer.malloc(bytes.length + 1L));
    text.put(bytes, 0, bytes.length).put(bytes.length, (byte) 0);
    return text;
  }
}
