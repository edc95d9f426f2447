package org.fascicle.tck.golden;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.fascicle.api.op.Op;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.tck.harness.Values;

/** Reads {@code golden.txt}, which {@code golden.py} beside it has written. */
public final class GoldenFile {
  private final Map<String, Op> ops = GoldenOps.byText();
  private final List<GoldenCase> cases = new ArrayList<>();
  private final List<Values> inputs = new ArrayList<>();
  private final List<Values> seeds = new ArrayList<>();
  private final List<Values> results = new ArrayList<>();
  private Op op;
  private boolean gradient;

  private GoldenFile() {}

  /** All cases. */
  public static List<GoldenCase> read() {
    try (InputStream in = GoldenFile.class.getResourceAsStream("golden.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      GoldenFile file = new GoldenFile();
      lines.lines().forEach(file::line);
      file.end();
      return file.cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(String line) {
    int space = line.indexOf(' ');
    String rest = line.substring(space + 1);
    switch (line.substring(0, space)) {
      case "#" -> {}
      case "case" -> begin(rest);
      case "in" -> inputs.add(array(rest));
      case "seed" -> seeds.add(array(rest));
      case "out" -> results.add(array(rest));
      default -> throw new IllegalStateException("golden.txt: " + line);
    }
  }

  private void begin(String header) {
    end();
    int space = header.indexOf(' ');
    gradient = header.startsWith("gradient");
    op = ops.get(header.substring(space + 1));
    if (op == null) {
      throw new IllegalStateException("golden.txt names an operation not in GoldenOps: " + header);
    }
  }

  private void end() {
    if (op != null) {
      cases.add(new GoldenCase(op, gradient, inputs, seeds, results));
    }
    inputs.clear();
    seeds.clear();
    results.clear();
  }

  /** {@code float64 (2,3) : 1.0 …} or {@code host int64 : 1 …}. */
  private static Values array(String text) {
    String[] parts = text.split(" : ?", -1);
    String[] head = parts[0].split(" ", -1);
    String[] numbers = parts[1].isBlank() ? new String[0] : parts[1].split(" ", -1);
    if (head[0].equals("host")) {
      return head[1].equals("int64")
          ? Values.host(longs(numbers))
          : Values.scalar(number(numbers[0]));
    }
    DType dtype = DType.valueOf(head[0].toUpperCase(Locale.ROOT));
    String inside = head[1].substring(1, head[1].length() - 1);
    Shape shape = inside.isEmpty() ? Shape.SCALAR : Shape.of(longs(inside.split(",", -1)));
    return dtype.isReal()
        ? Values.reals(dtype, shape, Stream.of(numbers).mapToDouble(GoldenFile::number).toArray())
        : Values.integers(dtype, shape, longs(numbers));
  }

  private static long[] longs(String... numbers) {
    return Stream.of(numbers).mapToLong(Long::parseLong).toArray();
  }

  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
