package org.fascicle.api.model;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.exception.ShapeMismatchException;
import org.fascicle.api.tensor.Shape;

/**
 * How well each class is told from the others, in the form that people know from scikit-learn.
 *
 * @param classes one row a class, by number
 * @param accuracy the share of samples that are right; NaN of none
 * @param macro the means over classes
 * @param weighted the means over classes weighted by support
 * @param confusion float64 (K, K): how many samples of each class, rows, were taken for each,
 *     columns
 */
public record ClassificationReport(
    List<Row> classes, double accuracy, Row macro, Row weighted, HostArray confusion) {
  /** Copies. */
  public ClassificationReport {
    classes = List.copyOf(classes);
  }

  /**
   * A row.
   *
   * @param name of the class or the mean
   * @param precision the share of what was taken for the class that is of it; 0 where nothing was
   * @param recall the share of the class that was taken for it; 0 of none
   * @param f1 the harmonic mean of both; 0 where both are
   * @param support samples of the class
   */
  public record Row(String name, double precision, double recall, double f1, double support) {}

  /**
   * The report of a confusion matrix.
   *
   * @param confusion (K, K): rows are actual classes, columns predicted ones
   * @param names of the classes; numbers stand for them if there are not K
   */
  public static ClassificationReport of(HostArray confusion, List<String> names) {
    Shape shape = confusion.shape();
    if (shape.rank() != 2 || shape.dim(0) != shape.dim(1)) {
      throw new ShapeMismatchException(
          "ClassificationReport", "a confusion matrix (K, K)", shape.toString(), "");
    }
    int classes = (int) shape.dim(0);
    List<Row> rows = new ArrayList<>();
    double right = 0;
    double all = 0;
    for (int k = 0; k < classes; k++) {
      double actual = 0;
      double predicted = 0;
      for (int other = 0; other < classes; other++) {
        actual += confusion.get(k * classes + other);
        predicted += confusion.get(other * classes + k);
      }
      double hits = confusion.get(k * classes + k);
      double precision = ratio(hits, predicted);
      double recall = ratio(hits, actual);
      double f1 = ratio(2 * precision * recall, precision + recall);
      String name = names.size() == classes ? names.get(k) : Integer.toString(k);
      rows.add(new Row(name, precision, recall, f1, actual));
      right += hits;
      all += actual;
    }
    Row macro = mean("macro avg", rows, all, row -> 1);
    Row weighted = mean("weighted avg", rows, all, Row::support);
    return new ClassificationReport(rows, right / all, macro, weighted, confusion);
  }

  private static Row mean(
      String name, List<Row> rows, double support, ToDoubleFunction<Row> weight) {
    double weights = rows.stream().mapToDouble(weight).sum();
    return new Row(
        name,
        ratio(sum(rows, weight, Row::precision), weights),
        ratio(sum(rows, weight, Row::recall), weights),
        ratio(sum(rows, weight, Row::f1), weights),
        support);
  }

  private static double sum(
      List<Row> rows, ToDoubleFunction<Row> weight, ToDoubleFunction<Row> value) {
    return rows.stream().mapToDouble(r -> weight.applyAsDouble(r) * value.applyAsDouble(r)).sum();
  }

  private static double ratio(double part, double whole) {
    return whole == 0 ? 0 : part / whole;
  }

  /** As JSON values, under scikit-learn's keys: {@code f1-score}, {@code macro avg}. */
  public Map<String, Object> toJson() {
    Map<String, Object> json = new LinkedHashMap<>();
    classes.forEach(row -> json.put(row.name, values(row)));
    json.put("accuracy", accuracy);
    json.put(macro.name, values(macro));
    json.put(weighted.name, values(weighted));
    return json;
  }

  private static Map<String, Object> values(Row row) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("precision", row.precision);
    json.put("recall", row.recall);
    json.put("f1-score", row.f1);
    json.put("support", row.support);
    return json;
  }

  /** A table for people. */
  @Override
  public String toString() {
    int width =
        classes.stream()
            .mapToInt(row -> row.name.length())
            .reduce(weighted.name.length(), Math::max);
    StringBuilder text = new StringBuilder();
    text.append(line(width, "", "precision", "recall", "f1-score", "support")).append('\n');
    classes.forEach(row -> text.append(line(width, row)));
    text.append('\n');
    String support = support(macro);
    text.append(line(width, "accuracy", "", "", number(accuracy), support));
    return text.append(line(width, macro)).append(line(width, weighted)).toString();
  }

  private static String line(int width, Row row) {
    return line(
        width, row.name, number(row.precision), number(row.recall), number(row.f1), support(row));
  }

  private static String line(int width, String name, String... cells) {
    StringBuilder text = new StringBuilder(" ".repeat(width - name.length())).append(name);
    text.append(' ');
    for (String cell : cells) {
      text.append(' ').append(" ".repeat(Math.max(0, 9 - cell.length()))).append(cell);
    }
    return text.append('\n').toString();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String support(Row row) {
    return row.support == Math.rint(row.support)
        ? String.format(Locale.ROOT, "%.0f", row.support)
        : number(row.support);
  }
}
