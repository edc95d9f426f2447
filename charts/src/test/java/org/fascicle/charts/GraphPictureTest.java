package org.fascicle.charts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.ModelGraph;
import org.fascicle.api.model.ModelGraph.Edge;
import org.fascicle.api.model.ModelGraph.Layer;
import org.fascicle.api.model.ModelGraph.Source;
import org.fascicle.api.model.Spec;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.charts.Mark.Box;
import org.fascicle.charts.Mark.Curve;
import org.fascicle.charts.Mark.Label;
import org.fascicle.charts.Mark.Point;
import org.junit.jupiter.api.Test;
import org.w3c.dom.NodeList;

class GraphPictureTest {
  private static Layer layer(String name, String type, long parameters) {
    return new Layer(name, Spec.of(Kind.LAYER, type), parameters, true);
  }

  private static Source source(String layer, int call, long... dims) {
    return new Source(layer, call, 0, TensorSpec.of(DType.FLOAT32, Shape.of(dims)));
  }

  /** Two inputs, a layer shared by both, a sum and a difference of its results. */
  private static ModelGraph twins() {
    Source left = source("left", 0, -1, 16);
    Source right = source("right", 0, -1, 16);
    Source one = source("dense", 0, -1, 8);
    Source other = source("dense", 1, -1, 8);
    return new ModelGraph(
        "twins & <co>",
        List.of(
            layer("left", "InputLayer", 0),
            layer("right", "InputLayer", 0),
            new Layer(
                "dense",
                Spec.of(Kind.LAYER, "Dense").with("units", 8).with("activation", "tanh"),
                1360,
                false),
            layer("add", "Add", 0),
            layer("subtract", "Subtract", 0)),
        List.of(
            new Edge(left, "dense", 0),
            new Edge(right, "dense", 1),
            new Edge(one, "add", 0),
            new Edge(other, "add", 0),
            new Edge(one, "subtract", 0),
            new Edge(other, "subtract", 0)),
        List.of(source("add", 0, -1, 8), source("subtract", 0, -1, 8)));
  }

  /** A chain with a short cut over the whole of it. */
  private static ModelGraph shortCut(int length) {
    List<Layer> layers = new ArrayList<>(List.of(layer("in", "InputLayer", 0)));
    List<Edge> edges = new ArrayList<>();
    String last = "in";
    for (int i = 0; i < length; i++) {
      layers.add(layer("dense" + i, "Dense", 20));
      edges.add(new Edge(source(last, 0, -1, 4), "dense" + i, 0));
      last = "dense" + i;
    }
    layers.add(layer("add", "Add", 0));
    edges.add(new Edge(source("in", 0, -1, 4), "add", 0));
    edges.add(new Edge(source(last, 0, -1, 4), "add", 0));
    return new ModelGraph("short cut", layers, edges, List.of(source("add", 0, -1, 4)));
  }

  private static <T extends Mark> List<T> marks(Drawing drawing, Class<T> kind) {
    return drawing.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private static List<String> texts(Drawing drawing) {
    return marks(drawing, Label.class).stream().map(Label::text).toList();
  }

  private static boolean holds(Box box, Point point) {
    return point.x() >= box.x() - 0.01
        && point.x() <= box.x() + box.width() + 0.01
        && point.y() >= box.y() - 0.01
        && point.y() <= box.y() + box.height() + 0.01;
  }

  @Test
  void saysLayersShapesAndParameters() {
    assertThat(texts(GraphPicture.of(twins())))
        .contains(
            "twins & <co>",
            "3 layers, 1,360 parameters",
            "left",
            "(N, 16)",
            "Dense",
            "dense, 2 calls",
            "8 units, tanh",
            "1,360 parameters, frozen",
            "(N, 8)",
            "Output 0",
            "Output 1");
  }

  @Test
  void everyArrowLeavesABoxAndEntersALowerOne() {
    for (ModelGraph graph : List.of(twins(), shortCut(5))) {
      Drawing drawing = GraphPicture.of(graph);
      List<Box> boxes = marks(drawing, Box.class);
      List<Curve> arrows = marks(drawing, Curve.class);

      assertThat(arrows).hasSize(graph.edges().size() + graph.outputs().size());
      for (Curve arrow : arrows) {
        Point start = arrow.points().get(0);
        Point end = arrow.points().get(arrow.points().size() - 1);
        assertThat(boxes).anyMatch(box -> holds(box, start)).anyMatch(box -> holds(box, end));
        assertThat(end.y()).isGreaterThan(start.y());
      }
    }
  }

  @Test
  void boxesDoNotOverlapAndStayInside() {
    for (ModelGraph graph : List.of(twins(), shortCut(5))) {
      Drawing drawing = GraphPicture.of(graph);
      List<Box> boxes = marks(drawing, Box.class);

      for (int i = 0; i < boxes.size(); i++) {
        Box a = boxes.get(i);
        assertThat(a.x()).isNotNegative();
        assertThat(a.x() + a.width()).isLessThanOrEqualTo(drawing.width());
        assertThat(a.y() + a.height()).isLessThanOrEqualTo(drawing.height());
        for (Box b : boxes.subList(0, i)) {
          boolean isApart =
              a.x() >= b.x() + b.width()
                  || b.x() >= a.x() + a.width()
                  || a.y() >= b.y() + b.height()
                  || b.y() >= a.y() + a.height();
          assertThat(isApart).as("%s and %s", a, b).isTrue();
        }
      }
    }
  }

  /** No point of a short cut lies in a box that it passes. */
  @Test
  void aShortCutGoesAroundWhatItSkips() {
    Drawing drawing = GraphPicture.of(shortCut(5));
    List<Box> boxes = marks(drawing, Box.class);
    Curve longest =
        marks(drawing, Curve.class).stream()
            .max((a, b) -> Integer.compare(a.points().size(), b.points().size()))
            .orElseThrow();

    // The first two points, the start and its handle, lie on the edge of the box that it leaves.
    for (Point point : longest.points().subList(2, longest.points().size() - 1)) {
      assertThat(boxes).noneMatch(box -> holds(box, point));
    }
  }

  @Test
  void aChainIsStraight() {
    Source in = source("in", 0, -1, 4);
    Source a = source("a", 0, -1, 5);
    ModelGraph chain =
        new ModelGraph(
            "chain",
            List.of(layer("in", "InputLayer", 0), layer("a", "Dense", 25), layer("b", "Dense", 6)),
            List.of(new Edge(in, "a", 0), new Edge(a, "b", 0)),
            List.of(source("b", 0, -1, 1)));

    for (Curve arrow : marks(GraphPicture.of(chain), Curve.class)) {
      double x = arrow.points().get(0).x();
      assertThat(arrow.points()).allSatisfy(p -> assertThat(p.x() - x).isBetween(-0.5, 0.5));
    }
  }

  @Test
  void aLayerCalledOnItsOwnResultIsABoxACall() {
    Source x = source("x", 0, -1, 4);
    Source once = source("f", 0, -1, 4);
    ModelGraph graph =
        new ModelGraph(
            "twice",
            List.of(layer("x", "InputLayer", 0), layer("f", "Dense", 20)),
            List.of(new Edge(x, "f", 0), new Edge(once, "f", 1)),
            List.of(source("f", 1, -1, 4)));

    assertThat(texts(GraphPicture.of(graph)))
        .contains("f, call 0", "f, call 1", "1 layer, 20 parameters");
  }

  @Test
  void linksCrossNoMoreThanTheyMust() {
    // Given from left to right, the second row's order would cross every pair.
    List<int[]> reversed = IntStream.range(0, 5).mapToObj(i -> new int[] {i, 9 - i}).toList();
    assertThat(new Ranks(10, reversed).crossings()).isZero();
    // K(2, 2) crosses once, whatever one does.
    List<int[]> square =
        List.of(new int[] {0, 2}, new int[] {0, 3}, new int[] {1, 2}, new int[] {1, 3});
    assertThat(new Ranks(4, square).crossings()).isEqualTo(1);
  }

  @Test
  void whatNothingGoesIntoStandsCloseToItsUse() {
    // 0 → 1 → 2, and 3 → 2.
    Ranks ranks = new Ranks(4, List.of(new int[] {0, 1}, new int[] {1, 2}, new int[] {3, 2}));

    assertThat(ranks.ranks).containsExactly(0, 1, 2, 1);
    assertThat(ranks.rows.get(1)).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void svgHoldsTheTextsAsText() throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    byte[] svg = GraphPicture.of(twins()).toSvg().getBytes(StandardCharsets.UTF_8);
    NodeList texts =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(svg))
            .getElementsByTagName("text");

    assertThat(IntStream.range(0, texts.getLength()).mapToObj(i -> texts.item(i).getTextContent()))
        .contains("twins & <co>", "8 units, tanh", "(N, 16)");
  }
}
