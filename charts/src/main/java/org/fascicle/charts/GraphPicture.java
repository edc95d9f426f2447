package org.fascicle.charts;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.ModelGraph;
import org.fascicle.api.model.ModelGraph.Source;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.charts.Mark.Anchor;
import org.fascicle.charts.Mark.Curve;
import org.fascicle.charts.Mark.Label;
import org.fascicle.charts.Mark.Point;

/**
 * A model as a graph, from its inputs down to its outputs: a box a layer, with its settings and
 * parameters, an arrow a tensor, with its shape. A shared layer is one box, unless it is called on
 * what comes of itself: then it is a box a call.
 */
public final class GraphPicture {
  private static final double MARGIN = 20;
  private static final double HEAD = 46;
  private static final double STEM = 20;
  private static final double FAN = 26;
  private static final double GAP = 26;
  private static final double LABEL_GAP = 5;
  private static final Color LINK = new Color(0x666666);
  private static final Color GREY = new Color(0x555555);
  private static final Lettering TITLE = Lettering.bold(14);
  private static final Lettering TEXT = Lettering.plain(11);
  private static final Lettering SHAPE = Lettering.plain(10);

  private final ModelGraph graph;
  private final Set<String> split;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<LayerCard> cards = new ArrayList<>();
  private final List<Map<Source, Double>> ports = new ArrayList<>();
  private final List<Link> links = new ArrayList<>();

  /** A tensor on its way from a box to a box. */
  private record Link(Source source, int from, int to) {}

  private GraphPicture(ModelGraph graph) {
    this.graph = graph;
    this.split = isCyclic(graph) ? shared(graph) : Set.of();
  }

  /** The graph of a model. */
  public static Drawing of(Model model) {
    return of(model.graph());
  }

  /** The picture of a graph. */
  public static Drawing of(ModelGraph graph) {
    GraphPicture picture = new GraphPicture(graph);
    picture.collect();
    return picture.draw();
  }

  /** Layers with several calls. */
  private static Set<String> shared(ModelGraph graph) {
    Set<String> shared = new HashSet<>();
    graph.edges().stream().filter(e -> e.call() > 0).forEach(e -> shared.add(e.to()));
    return shared;
  }

  /** Whether some layer is called on what comes of itself. */
  private static boolean isCyclic(ModelGraph graph) {
    Map<String, Set<String>> before = new HashMap<>();
    graph.layers().forEach(layer -> before.put(layer.name(), new HashSet<>()));
    graph.edges().forEach(edge -> before.get(edge.to()).add(edge.from().layer()));
    // Layers whose sources are all gone go, until none does.
    while (true) {
      List<String> free =
          before.keySet().stream().filter(name -> before.get(name).isEmpty()).toList();
      if (free.isEmpty()) {
        return !before.isEmpty();
      }
      free.forEach(before::remove);
      before.values().forEach(sources -> free.forEach(sources::remove));
    }
  }

  private String key(String layer, int call) {
    return split.contains(layer) ? layer + ":" + call : layer;
  }

  private void collect() {
    for (ModelGraph.Layer layer : graph.layers()) {
      int calls = calls(layer.name());
      for (int call = 0; call < (split.contains(layer.name()) ? calls : 1); call++) {
        String remark =
            calls == 1 ? "" : split.contains(layer.name()) ? "call " + call : calls + " calls";
        numbers.put(key(layer.name(), call), cards.size());
        cards.add(LayerCard.of(layer, remark));
      }
    }
    graph.edges().forEach(edge -> link(edge.from(), numbers.get(key(edge.to(), edge.call()))));
    for (int i = 0; i < graph.outputs().size(); i++) {
      cards.add(LayerCard.output(graph.outputs().size() == 1 ? "Output" : "Output " + i));
      link(graph.outputs().get(i), cards.size() - 1);
    }
    for (int card = 0; card < cards.size(); card++) {
      ports.add(ports(card));
    }
  }

  private int calls(String layer) {
    return graph.edges().stream()
        .filter(edge -> edge.to().equals(layer))
        .mapToInt(edge -> edge.call() + 1)
        .max()
        .orElse(1);
  }

  private void link(Source source, int to) {
    links.add(new Link(source, numbers.get(key(source.layer(), source.call())), to));
  }

  /** Where the tensors leave a card, right of its middle; the card becomes wide enough. */
  private Map<Source, Double> ports(int card) {
    Set<Source> sources = new LinkedHashSet<>();
    links.stream().filter(link -> link.from == card).forEach(link -> sources.add(link.source));
    double step =
        16 + sources.stream().mapToDouble(source -> SHAPE.width(text(source))).max().orElse(0);
    Map<Source, Double> places = new LinkedHashMap<>();
    List<Source> sorted = new ArrayList<>(sources);
    sorted.sort(Comparator.comparingInt(Source::call).thenComparingInt(Source::output));
    for (Source source : sorted) {
      places.put(source, (places.size() - (sources.size() - 1) / 2.0) * step);
    }
    if (sources.size() > 1) {
      cards.set(card, cards.get(card).atLeast(sources.size() * step));
    }
    return places;
  }

  private static String text(Source source) {
    Shape shape = source.spec().shape();
    StringBuilder text = new StringBuilder();
    for (int axis = 0; axis < shape.rank(); axis++) {
      long dim = shape.dim(axis);
      String unknown = axis == 0 ? "N" : "?";
      text.append(axis == 0 ? "" : ", ").append(dim == Shape.UNKNOWN ? unknown : dim + "");
    }
    DType type = source.spec().dtype();
    return "(" + text + ")" + (type == DType.FLOAT32 ? "" : " " + type.label());
  }

  private Drawing draw() {
    Ranks ranks =
        new Ranks(
            cards.size(), links.stream().map(link -> new int[] {link.from, link.to}).toList());
    int cells = ranks.ranks.size();
    double[] left = new double[cells];
    double[] right = new double[cells];
    for (int card = 0; card < cards.size(); card++) {
      left[card] = cards.get(card).width() / 2;
      right[card] = Math.max(left[card], labelEnd(card));
    }
    double[] begins =
        links.stream().mapToDouble(link -> ports.get(link.from).get(link.source)).toArray();
    double[] x = Columns.of(ranks, left, right, GAP, begins);
    double width = 2 * MARGIN + Math.max(TITLE.width(title()), TEXT.width(subtitle()));
    for (int cell = 0; cell < cells; cell++) {
      x[cell] += MARGIN;
      width = Math.max(width, x[cell] + right[cell] + MARGIN);
    }
    centre(x, right, width);
    double[] tops = tops(ranks);
    List<Mark> marks = new ArrayList<>();
    marks.add(new Label(MARGIN, MARGIN + 12, title(), TITLE, Anchor.START, Color.BLACK));
    marks.add(new Label(MARGIN, MARGIN + 30, subtitle(), TEXT, Anchor.START, GREY));
    Map<Integer, Map<Integer, Double>> ends = ends(ranks, x);
    for (int i = 0; i < links.size(); i++) {
      double end = ends.get(links.get(i).to).get(i);
      marks.add(curve(ranks, i, x, tops, end));
    }
    for (int card = 0; card < cards.size(); card++) {
      LayerCard drawn = cards.get(card);
      double top = top(ranks, tops, card);
      drawn.draw(x[card], top, marks);
      for (Map.Entry<Source, Double> port : ports.get(card).entrySet()) {
        double at = x[card] + port.getValue() + LABEL_GAP;
        double y = top + drawn.height() + 13;
        marks.add(new Label(at, y, text(port.getKey()), SHAPE, Anchor.START, GREY));
      }
    }
    return new Drawing(width, tops[tops.length - 1] - STEM - FAN + MARGIN, marks);
  }

  /** Moves all boxes to the middle of a picture whose heading is wider than they are. */
  private static void centre(double[] x, double[] right, double width) {
    double end = 0;
    for (int cell = 0; cell < x.length; cell++) {
      end = Math.max(end, x[cell] + right[cell]);
    }
    double shift = (width - MARGIN - end) / 2;
    for (int cell = 0; cell < x.length; cell++) {
      x[cell] += shift;
    }
  }

  private String title() {
    return graph.model();
  }

  private String subtitle() {
    long all = graph.layers().stream().mapToLong(ModelGraph.Layer::parameters).sum();
    long layers =
        graph.layers().stream().filter(l -> !l.spec().type().equals("InputLayer")).count();
    return LayerCard.counted(layers, "layer") + ", " + LayerCard.counted(all, "parameter");
  }

  private double labelEnd(int card) {
    double end = 0;
    for (Map.Entry<Source, Double> port : ports.get(card).entrySet()) {
      end = Math.max(end, port.getValue() + LABEL_GAP + SHAPE.width(text(port.getKey())));
    }
    return end;
  }

  /** The upper side of each row, and what would be that of one more. */
  private double[] tops(Ranks ranks) {
    double[] tops = new double[ranks.rows.size() + 1];
    tops[0] = MARGIN + HEAD;
    for (int row = 0; row < ranks.rows.size(); row++) {
      tops[row + 1] = tops[row] + rowHeight(ranks, row) + STEM + FAN;
    }
    return tops;
  }

  private double rowHeight(Ranks ranks, int row) {
    return ranks.rows.get(row).stream()
        .filter(cell -> cell < cards.size())
        .mapToDouble(cell -> cards.get(cell).height())
        .max()
        .orElse(0);
  }

  /** Boxes stand at the bottom of their row, so that tensors leave at one height. */
  private double top(Ranks ranks, double[] tops, int card) {
    int row = ranks.ranks.get(card);
    return tops[row] + rowHeight(ranks, row) - cards.get(card).height();
  }

  /** Where links enter each box: in the order in which they come from the left. */
  private Map<Integer, Map<Integer, Double>> ends(Ranks ranks, double... x) {
    Map<Integer, List<Integer>> entering = new HashMap<>();
    for (int i = 0; i < links.size(); i++) {
      entering.computeIfAbsent(links.get(i).to, to -> new ArrayList<>()).add(i);
    }
    Map<Integer, Map<Integer, Double>> ends = new HashMap<>();
    entering.forEach(
        (to, all) -> {
          all.sort(Comparator.comparingDouble(link -> from(ranks, link, x)));
          double step = Math.min(22, cards.get(to).width() / (all.size() + 1));
          Map<Integer, Double> places = new HashMap<>();
          for (int i = 0; i < all.size(); i++) {
            places.put(all.get(i), x[to] + (i - (all.size() - 1) / 2.0) * step);
          }
          ends.put(to, places);
        });
    return ends;
  }

  private double from(Ranks ranks, int link, double... x) {
    List<Integer> chain = ranks.chains.get(link);
    int before = chain.get(chain.size() - 2);
    Link drawn = links.get(link);
    return x[before] + (chain.size() == 2 ? ports.get(drawn.from).get(drawn.source) : 0);
  }

  private Curve curve(Ranks ranks, int index, double[] x, double[] tops, double end) {
    Link link = links.get(index);
    List<Integer> chain = ranks.chains.get(index);
    int row = ranks.ranks.get(link.from);
    double at = x[link.from] + ports.get(link.from).get(link.source);
    double y = tops[row] + rowHeight(ranks, row);
    List<Point> points = new ArrayList<>(List.of(new Point(at, y)));
    line(points, at, y + STEM);
    for (int i = 1; i < chain.size() - 1; i++) {
      int bend = chain.get(i);
      fall(points, x[bend], tops[row + i]);
      line(points, x[bend], tops[row + i] + rowHeight(ranks, row + i) + STEM);
    }
    fall(points, end, top(ranks, tops, link.to));
    return new Curve(points, LINK, 1.2, true);
  }

  private static void line(List<Point> points, double x, double y) {
    points.addAll(List.of(points.get(points.size() - 1), new Point(x, y), new Point(x, y)));
  }

  private static void fall(List<Point> points, double x, double y) {
    Point last = points.get(points.size() - 1);
    double half = (y - last.y()) / 2;
    points.add(new Point(last.x(), last.y() + half));
    points.add(new Point(x, y - half));
    points.add(new Point(x, y));
  }
}
