package org.fascicle.charts;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Base64;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.charts.Mark.Box;
import org.fascicle.charts.Mark.Curve;
import org.fascicle.charts.Mark.Label;
import org.fascicle.charts.Mark.Point;
import org.fascicle.charts.Mark.Raster;

/**
 * Writes a drawing as <a href="https://www.w3.org/TR/SVG11/">SVG 1.1</a>. Each text carries the
 * length that it was laid out with, so that another font breaks nothing.
 */
final class SvgWriter {
  private final StringBuilder out = new StringBuilder();

  private SvgWriter() {}

  static String write(Drawing drawing) {
    SvgWriter writer = new SvgWriter();
    writer.out.append(
        String.format(
            Locale.ROOT,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?>%n"
                + "<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\""
                + " width=\"%1$d\" height=\"%2$d\" viewBox=\"0 0 %1$d %2$d\""
                + " font-family=\"Helvetica, Arial, 'DejaVu Sans', sans-serif\">%n"
                + "<rect width=\"%1$d\" height=\"%2$d\" fill=\"#ffffff\"/>%n",
            drawing.width(),
            drawing.height()));
    drawing.marks().forEach(writer::write);
    return writer.out.append("</svg>\n").toString().replace("\r", "");
  }

  private void write(Mark mark) {
    if (mark instanceof Box box) {
      box(box);
    } else if (mark instanceof Label label) {
      label(label);
    } else if (mark instanceof Curve curve) {
      curve(curve);
    } else if (mark instanceof Raster raster) {
      raster(raster);
    }
    out.append('\n');
  }

  private void box(Box box) {
    out.append("<rect");
    number("x", box.x());
    number("y", box.y());
    number("width", box.width());
    number("height", box.height());
    if (box.radius() > 0) {
      number("rx", box.radius());
    }
    attribute("fill", color(box.fill()));
    if (box.line() != null) {
      attribute("stroke", color(box.line()));
    }
    out.append("/>");
  }

  private void label(Label label) {
    out.append("<text");
    number("x", label.x());
    number("y", label.y());
    number("font-size", label.lettering().size());
    if (label.lettering().isBold()) {
      attribute("font-weight", "bold");
    }
    attribute("text-anchor", label.anchor().name().toLowerCase(Locale.ROOT));
    attribute("fill", color(label.color()));
    double width = label.lettering().width(label.text());
    if (width > 0) {
      number("textLength", width);
      attribute("lengthAdjust", "spacingAndGlyphs");
    }
    if (label.isTurned()) {
      attribute("transform", "rotate(-90 " + text(label.x()) + " " + text(label.y()) + ")");
    }
    out.append('>').append(escape(label.text())).append("</text>");
  }

  private void curve(Curve curve) {
    Point start = curve.points().get(0);
    String path =
        "M"
            + text(start)
            + "C"
            + curve.points().stream().skip(1).map(SvgWriter::text).collect(Collectors.joining(" "));
    out.append("<path");
    attribute("d", path);
    attribute("fill", "none");
    attribute("stroke", color(curve.color()));
    number("stroke-width", curve.width());
    out.append("/>");
    if (curve.isArrow()) {
      out.append("<polygon");
      attribute(
          "points",
          Stream.of(ArrowHead.of(curve)).map(SvgWriter::text).collect(Collectors.joining(" ")));
      attribute("fill", color(curve.color()));
      out.append("/>");
    }
  }

  private void raster(Raster raster) {
    out.append("<image");
    number("x", raster.x());
    number("y", raster.y());
    number("width", raster.width());
    number("height", raster.height());
    attribute("preserveAspectRatio", "none");
    attribute("style", "image-rendering:pixelated");
    attribute("xlink:href", "data:image/png;base64," + png(raster.image()));
    out.append("/>");
  }

  private static String png(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, "png", bytes);
    } catch (IOException e) {
      throw new FascicleException("an image cannot be packed as PNG: " + e.getMessage(), e);
    }
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }

  private void number(String name, double value) {
    attribute(name, text(value));
  }

  private void attribute(String name, String value) {
    out.append(' ').append(name).append("=\"").append(escape(value)).append('"');
  }

  private static String color(Color color) {
    return color == null ? "none" : String.format(Locale.ROOT, "#%06x", color.getRGB() & 0xFFFFFF);
  }

  private static String text(Point point) {
    return text(point.x()) + "," + text(point.y());
  }

  private static String text(double value) {
    return BigDecimal.valueOf(value)
        .setScale(2, RoundingMode.HALF_EVEN)
        .stripTrailingZeros()
        .toPlainString();
  }

  /** XML text; characters that XML does not have become the replacement character. */
  private static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints()
        .forEach(
            c -> {
              switch (c) {
                case '&' -> escaped.append("&amp;");
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '"' -> escaped.append("&quot;");
                default -> escaped.appendCodePoint(isXml(c) ? c : 0xFFFD);
              }
            });
    return escaped.toString();
  }

  private static boolean isXml(int c) {
    boolean isLow = c == '\t' || c == '\n' || c == '\r' || (c >= 0x20 && c <= 0xD7FF);
    return isLow || (c >= 0xE000 && c <= 0xFFFD) || c >= 0x10000;
  }
}
