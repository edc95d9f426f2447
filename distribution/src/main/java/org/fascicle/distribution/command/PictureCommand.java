package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Model;
import org.fascicle.charts.Drawing;
import org.fascicle.distribution.console.Report;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Draws one picture of a saved model. */
abstract class PictureCommand extends PlatformCommand {
  @Parameters(paramLabel = "MODEL", description = "The model's file.")
  Path file;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description = "Where the picture goes: .png or .svg (default: runs/show/NAME.png).")
  Path out;

  @Spec CommandSpec spec;

  /**
   * Draws it.
   *
   * @param facts what {@code --json} says of it besides
   */
  abstract Drawing draw(Fascicle fascicle, Model model, Map<String, Object> facts);

  @Override
  final int run(Fascicle fascicle, Report report) {
    Path target = out == null ? Path.of("runs", "show", spec.name() + ".png") : out;
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("picture", spec.name());
    json.put("model", file.toString());
    try (Model model = fascicle.load(file)) {
      if (common.backend != null) {
        model.moveTo(common.backend);
      }
      Drawing drawing = draw(fascicle, model, json);
      drawing.write(target);
      json.put("width", drawing.width());
      json.put("height", drawing.height());
    }
    json.put("file", target.toString());
    report.line("Saved " + target);
    report.object(json);
    return 0;
  }

  /** The layer asked for, or the first of those that can be drawn. */
  static String layer(String asked, List<String> drawable, String what) {
    if (asked == null && drawable.isEmpty()) {
      throw new InvalidArgumentException("show", "a model with " + what, "one without", "");
    }
    return asked == null ? drawable.get(0) : asked;
  }
}
