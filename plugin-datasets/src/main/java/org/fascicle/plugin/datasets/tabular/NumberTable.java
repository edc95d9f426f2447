package org.fascicle.plugin.datasets.tabular;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.MissingDataException;

/** Finds and reads comma-separated files of finite numbers without a header. */
final class NumberTable {
  private static final String FOLDER = "tabular";
  private static final String WRONG_FILE = "Replace it by the file as published.";

  private NumberTable() {}

  /**
   * The rows of a file, in their order; empty lines are left out.
   *
   * @param rows how many there must be
   * @param columns numbers a row
   * @throws CorruptFileException if there are others, or something is not a finite number; it names
   *     the line
   */
  static float[][] read(Path file, int rows, int columns) {
    List<float[]> table = new ArrayList<>();
    List<String> lines = lines(file);
    for (int i = 0; i < lines.size(); i++) {
      if (!lines.get(i).isBlank()) {
        table.add(row(file, i + 1, lines.get(i), columns));
      }
    }
    if (table.size() != rows) {
      throw corrupt(file, rows + " rows", table.size() + "");
    }
    return table.toArray(float[][]::new);
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      throw corrupt(file, "text", "bytes that are none");
    } catch (IOException e) {
      throw new FascicleException(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static float[] row(Path file, int line, String text, int columns) {
    String[] fields = text.split(",", -1);
    if (fields.length != columns) {
      throw corrupt(file, columns + " numbers in line " + line, fields.length + "");
    }
    float[] row = new float[columns];
    for (int i = 0; i < columns; i++) {
      row[i] = number(fields[i]);
      if (!Float.isFinite(row[i])) {
        throw corrupt(file, "a finite number in line " + line, '"' + fields[i].strip() + '"');
      }
    }
    return row;
  }

  /** NaN for what is no number. */
  private static float number(String text) {
    try {
      return Float.parseFloat(text.strip());
    } catch (NumberFormatException e) {
      return Float.NaN;
    }
  }

  static CorruptFileException corrupt(Path file, String expected, String actual) {
    return new CorruptFileException(file, -1, expected, actual, WRONG_FILE);
  }

  /**
   * The first file of this name.
   *
   * @param title of the dataset, for people
   * @param folders where data are looked for
   * @throws MissingDataException if there is none; it says where to put it
   */
  static Path find(String title, String name, List<Path> folders) {
    List<Path> places =
        folders.stream().map(folder -> folder.resolve(FOLDER).resolve(name)).toList();
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new MissingDataException(
                    title
                        + " is not here. Put the published file into one of these places:"
                        + String.join("", places.stream().map(place -> "\n  " + place).toList())));
  }
}
