package org.fascicle.benchmarks.harness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fascicle.charts.Picture;

/**
 * Where results go.
 *
 * @param json everything, for programs
 * @param tables a file with marks for the tables
 * @param chart a PNG file
 */
record Output(Path json, Path tables, Path chart) {
  /** The documentation. */
  static Output docs(Path root) {
    return new Output(
        root.resolve("docs/peers.json"),
        root.resolve("docs/performance.md"),
        root.resolve("docs/images/peers.png"));
  }

  /** Files beside what is built, for a trial. */
  static Output trial(Path root) {
    Path folder = root.resolve("benchmarks/target/peers");
    return new Output(
        folder.resolve("peers.json"), folder.resolve("peers.md"), folder.resolve("peers.png"));
  }

  /**
   * Writes all files: these rows, and the older ones of other works that are there.
   *
   * @return them
   */
  List<Path> write(Results measured) throws IOException {
    Results results =
        Files.exists(json)
            ? measured.over(ResultsJson.read(Files.readString(json)))
            : measured.over(measured);
    Files.createDirectories(json.toAbsolutePath().getParent());
    Files.createDirectories(tables.toAbsolutePath().getParent());
    if (!Files.exists(tables)) {
      Files.writeString(tables, MarkedText.BEGIN + "\n" + MarkedText.END + "\n");
    }
    MarkedText.replace(tables, Tables.of(results));
    Files.writeString(json, ResultsJson.whole(results));
    Picture.write(chart, RatioChart.of(results));
    return List.of(json, tables, chart);
  }
}
