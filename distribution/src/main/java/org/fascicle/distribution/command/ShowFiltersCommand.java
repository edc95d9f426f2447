package org.fascicle.distribution.command;

import java.util.Map;
import org.fascicle.api.model.Model;
import org.fascicle.charts.Drawing;
import org.fascicle.charts.FilterPicture;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws what a convolution has learned. */
@Command(
    name = "filters",
    description = "Draw the learned filters of a convolution: red negative, blue positive.",
    footer = {"", "Example: fascicle show filters model.fascicle --layer conv2d"})
final class ShowFiltersCommand extends PictureCommand {
  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "The layer (default: the first convolution).")
  String layer;

  @Option(
      names = "--filters",
      paramLabel = "N",
      defaultValue = "64",
      description = "How many filters at most (default: ${DEFAULT-VALUE}).")
  int filters;

  @Option(
      names = "--channels",
      paramLabel = "N",
      defaultValue = "16",
      description = "How many channels of each at most (default: ${DEFAULT-VALUE}).")
  int channels;

  @Override
  Drawing draw(Fascicle fascicle, Model model, Map<String, Object> facts) {
    String drawn = layer(layer, FilterPicture.layers(model), "a convolution");
    facts.put("layer", drawn);
    return FilterPicture.of(model, drawn).filters(filters).channels(channels).draw();
  }
}
