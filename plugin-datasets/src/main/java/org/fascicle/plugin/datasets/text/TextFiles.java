package org.fascicle.plugin.datasets.text;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.MissingDataException;

/** Reads texts in UTF-8. */
final class TextFiles {
  private static final Pattern START = marker("START");
  private static final Pattern END = marker("END");

  private TextFiles() {}

  private static Pattern marker(String which) {
    return Pattern.compile(
        "^\\*\\*\\* ?" + which + " OF (THE|THIS) PROJECT GUTENBERG.*$\\n?", Pattern.MULTILINE);
  }

  /**
   * The text of a file; lines end in line feeds. Of one by Project Gutenberg, what is between its
   * markers: the licence around it is the same in all of them.
   *
   * @throws MissingDataException if there is no such file
   * @throws CorruptFileException if it is no text in UTF-8
   */
  static String read(Path file) {
    try {
      String text = Files.readString(file, StandardCharsets.UTF_8);
      return between(text.replace("\uFEFF", "").replace("\r\n", "\n").replace('\r', '\n'));
    } catch (NoSuchFileException e) {
      throw new MissingDataException(
          "There is no text " + file.toAbsolutePath() + ". Give a file of text in UTF-8.");
    } catch (MalformedInputException e) {
      throw new CorruptFileException(
          file, -1, "text in UTF-8", "bytes that are none", "Save it in UTF-8.");
    } catch (IOException e) {
      throw new FascicleException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static String between(String text) {
    Matcher start = START.matcher(text);
    int from = start.find() ? start.end() : 0;
    Matcher end = END.matcher(text);
    return text.substring(from, end.find(from) ? end.start() : text.length());
  }
}
