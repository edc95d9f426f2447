package org.fascicle.distribution.command;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.Model;
import org.fascicle.charts.Drawing;
import org.fascicle.charts.WeightPicture;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Draws the weights of dense units over the image that they look at. */
@Command(
    name = "weights",
    description = "Draw a dense layer's weights over the image: red against, blue for the unit.",
    footer = {"", "Example: fascicle show weights model.fascicle --shape 28x28"})
final class ShowWeightsCommand extends PictureCommand {
  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "The layer (default: the first dense one).")
  String layer;

  @Option(
      names = "--shape",
      paramLabel = "HxW[xC]",
      description = "Shape of the image (default: the model's input, or else a square).")
  String shape;

  @Override
  Drawing draw(Fascicle fascicle, Model model, Map<String, Object> facts) {
    String drawn = layer(layer, WeightPicture.layers(model), "a dense layer");
    facts.put("layer", drawn);
    return WeightPicture.of(model, drawn, List.of(), shape());
  }

  private long[] shape() {
    if (shape == null) {
      return new long[0];
    }
    if (!shape.matches("[1-9]\\d{0,5}(x[1-9]\\d{0,5}){1,2}")) {
      throw new InvalidArgumentException(
          "--shape", "HxW or HxWxC, like 28x28", '"' + shape + '"', "");
    }
    return Arrays.stream(shape.split("x")).mapToLong(Long::parseLong).toArray();
  }
}
