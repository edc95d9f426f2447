package org.fascicle.distribution.command;

import java.util.Map;
import org.fascicle.api.model.Model;
import org.fascicle.charts.Drawing;
import org.fascicle.charts.GraphPicture;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;

/** Draws a model's layers and what flows between them. */
@Command(
    name = "graph",
    description = "Draw the layers, their parameters and the shapes of what flows between them.",
    footer = {"", "Example: fascicle show graph model.fascicle -o graph.svg"})
final class ShowGraphCommand extends PictureCommand {
  @Override
  Drawing draw(Fascicle fascicle, Model model, Map<String, Object> facts) {
    return GraphPicture.of(model);
  }
}
