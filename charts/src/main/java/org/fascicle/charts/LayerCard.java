package org.fascicle.charts;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.fascicle.api.model.ModelGraph;
import org.fascicle.charts.Mark.Anchor;
import org.fascicle.charts.Mark.Box;
import org.fascicle.charts.Mark.Label;

/**
 * A box of a model's graph: type, name, the settings that shape it, parameters.
 *
 * @param lines what it says
 * @param fill inside
 * @param line of its edge
 */
record LayerCard(List<Line> lines, Color fill, Color line, double width, double height) {
  private static final Lettering TYPE = Lettering.bold(12);
  private static final Lettering SMALL = Lettering.plain(10);
  private static final Color GREY = new Color(0x555555);
  private static final Color EDGE = new Color(0x8A8A8A);
  private static final Color LEARNING = new Color(0xE4EEF8);
  private static final Color LEARNING_EDGE = new Color(0x3B78AB);
  private static final Color END = new Color(0xF1F1F1);
  private static final double PADDING = 10;
  private static final double LINE = 15;

  /** Copies. */
  LayerCard {
    lines = List.copyOf(lines);
  }

  /** A line of text. */
  record Line(String text, Lettering lettering, Color color) {}

  /**
   * The card of a layer.
   *
   * @param remark stands after its name: which of its calls it is, or how many there are
   */
  static LayerCard of(ModelGraph.Layer layer, String remark) {
    boolean isInput = layer.spec().type().equals("InputLayer");
    List<Line> lines = new ArrayList<>();
    lines.add(new Line(isInput ? "Input" : layer.spec().type(), TYPE, Color.BLACK));
    lines.add(new Line(layer.name() + (remark.isEmpty() ? "" : ", " + remark), SMALL, GREY));
    String settings = settings(layer);
    if (!settings.isEmpty()) {
      lines.add(new Line(settings, SMALL, Color.BLACK));
    }
    if (layer.parameters() > 0) {
      String count =
          counted(layer.parameters(), "parameter") + (layer.trainable() ? "" : ", frozen");
      lines.add(new Line(count, SMALL, Color.BLACK));
    }
    boolean isLearning = layer.parameters() > 0 && layer.trainable();
    return of(
        lines,
        isLearning ? LEARNING : isInput ? END : Color.WHITE,
        isLearning ? LEARNING_EDGE : EDGE);
  }

  /** The card of a result of the model. */
  static LayerCard output(String text) {
    return of(List.of(new Line(text, TYPE, Color.BLACK)), END, EDGE);
  }

  private static LayerCard of(List<Line> lines, Color fill, Color edge) {
    double width =
        lines.stream().mapToDouble(l -> l.lettering.width(l.text)).max().orElse(0) + 2 * PADDING;
    return new LayerCard(
        lines, fill, edge, Math.max(64, Math.ceil(width)), lines.size() * LINE + 9);
  }

  /** The same, at least so wide. */
  LayerCard atLeast(double other) {
    return new LayerCard(lines, fill, line, Math.max(width, other), height);
  }

  /** Draws it. */
  void draw(double centre, double top, List<Mark> marks) {
    marks.add(new Box(centre - width / 2, top, width, height, 5, fill, line));
    for (int i = 0; i < lines.size(); i++) {
      Line text = lines.get(i);
      double y = top + 3 + LINE * i + 12.5;
      marks.add(new Label(centre, y, text.text, text.lettering, Anchor.MIDDLE, text.color));
    }
  }

  private static String settings(ModelGraph.Layer layer) {
    Map<String, Object> config = layer.spec().config();
    boolean isPlanar = layer.spec().type().contains("2D");
    return List.of(
            count(config, "units", "unit"),
            count(config, "filters", "filter"),
            window(config.get("kernel_size"), isPlanar),
            window(config.get("pool_size"), isPlanar),
            window(config.get("size"), isPlanar),
            strides(config.get("strides"), isPlanar),
            config.containsKey("rate") ? "rate " + config.get("rate") : "",
            activation(config.get("activation")))
        .stream()
        .filter(setting -> !setting.isEmpty())
        .collect(Collectors.joining(", "));
  }

  /** A number and what it counts, in the plural unless it is one. */
  static String counted(long count, String what) {
    return String.format(Locale.ROOT, "%,d %s%s", count, what, count == 1 ? "" : "s");
  }

  private static String count(Map<String, Object> config, String key, String what) {
    return config.get(key) instanceof Number number ? counted(number.longValue(), what) : "";
  }

  private static String window(Object size, boolean isPlanar) {
    if (size instanceof List<?> list) {
      return list.stream().map(Objects::toString).collect(Collectors.joining("×"));
    }
    return size instanceof Number ? isPlanar ? size + "×" + size : size + "" : "";
  }

  private static String strides(Object strides, boolean isPlanar) {
    String window = window(strides, isPlanar);
    return window.replaceAll("[1×]", "").isEmpty() ? "" : "strides " + window;
  }

  private static String activation(Object activation) {
    Object type = activation instanceof Map<?, ?> map ? map.get("type") : activation;
    return type instanceof String name && !name.equals("linear") ? name : "";
  }
}
