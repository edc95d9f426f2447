package org.fascicle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The part of a file that a program writes: from a line to another, which stay. */
final class MarkedText {
  static final String BEGIN = "<!-- peers: written by ./fascicle bench --peers -->";
  static final String END = "<!-- peers: end -->";

  private MarkedText() {}

  /**
   * Replaces what is between the marks.
   *
   * @throws IllegalStateException if the file has not both marks in order; it stays as it was
   */
  static void replace(Path file, String content) throws IOException {
    String text = Files.readString(file);
    int begin = text.indexOf(BEGIN);
    int end = text.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException(
          file + " lacks the lines \"" + BEGIN + "\" and \"" + END + "\", in this order.");
    }
    Files.writeString(
        file, text.substring(0, begin + BEGIN.length()) + "\n" + content + text.substring(end));
  }
}
