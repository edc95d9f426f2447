package org.fascicle.distribution.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Summary;
import org.fascicle.charts.Drawing;
import org.fascicle.charts.FeatureMapPicture;
import org.fascicle.charts.ImageFile;
import org.fascicle.embed.Fascicle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Draws what a layer makes of an image. */
@Command(
    name = "maps",
    description =
        "Draw what a layer makes of an image: dark is its lowest number, bright its highest.",
    footer = {
      "",
      "Examples:",
      "  fascicle show maps model.fascicle --layer conv2d --dataset mnist --sample 7",
      "  fascicle show maps model.fascicle --layer conv2d --image three.png --resize"
    })
final class ShowMapsCommand extends PictureCommand {
  @Option(
      names = "--layer",
      paramLabel = "NAME",
      description = "The layer; NAME:2 is its third call (default: the first that gives maps).")
  String layer;

  @Mixin DatasetOptions dataset;

  @Option(
      names = "--sample",
      paramLabel = "N",
      defaultValue = "0",
      description = "Which sample of the data set, from 0 (default: ${DEFAULT-VALUE}).")
  long sample;

  @Option(
      names = "--image",
      paramLabel = "FILE",
      description = "A picture in place of a sample: PNG, JPEG, GIF or BMP.")
  Path image;

  @Option(names = "--resize", description = "Stretch or shrink the picture to the model's input.")
  boolean isResized;

  @Override
  Drawing draw(Fascicle fascicle, Model model, Map<String, Object> facts) {
    String drawn = layer(layer, layers(model), "layers");
    facts.put("layer", drawn);
    HostArray input =
        image != null
            ? ImageFile.read(image, model, isResized)
            : dataset.part(fascicle, "test").select(sample).input(0);
    return FeatureMapPicture.of(model, drawn, input);
  }

  /** Layers that give maps (N, H, W, C); all if none does. */
  private static List<String> layers(Model model) {
    List<Summary.Row> rows =
        model.summary().rows().stream().filter(row -> !row.type().equals("InputLayer")).toList();
    List<Summary.Row> planar =
        rows.stream().filter(row -> row.outputs().get(0).rank() == 4).toList();
    return (planar.isEmpty() ? rows : planar).stream().map(Summary.Row::name).toList();
  }
}
