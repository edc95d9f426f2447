package org.fascicle.examples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.data.Splits;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.Spec;
import org.fascicle.charts.GraphPicture;
import org.fascicle.charts.ImageGrid;
import org.fascicle.charts.Tone;
import org.fascicle.specs.Adam;
import org.fascicle.specs.MeanIou;
import org.fascicle.specs.RoadScenes;
import org.fascicle.specs.SparseCategoricalCrossentropy;

/**
 * Road segmentation: a class for every pixel of a road scene, by a small U-Net, which hands fine
 * detail over to the way up, and by a small SegNet, which puts back what pooling took where it was.
 */
final class C10 implements Example {
  private static final int BATCH = 20;
  private static final int SHOWN = 8;
  private static final int SIDE = 64;

  /** Of sky, grass, road, lane mark, vehicle, tree. */
  private static final List<Integer> COLORS =
      List.of(0x9ECAE8, 0x74A94F, 0x707078, 0xFFFFFF, 0xD62728, 0x1B5E20);

  @Override
  public String id() {
    return "C10";
  }

  @Override
  public String title() {
    return "Road segmentation with a small U-Net and a small SegNet";
  }

  @Override
  public int epochs() {
    return 15;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    // The same scenes whatever the seed, so that seeds can be compared.
    return segment(run, run.fascicle().dataset(RoadScenes.of()));
  }

  /** Trains both networks on scenes. */
  static Map<String, Object> segment(ExampleRun run, Splits scenes) {
    int count = (int) Math.min(SHOWN, scenes.test().size());
    Dataset shown = scenes.test().take(count);
    ImageGrid grid =
        ImageGrid.of("Held-out road scenes", Tone.PLAIN)
            .columns(count)
            .rowNames(List.of("image", "truth", "U-Net", "SegNet"))
            .images(shown.input(0), count);
    grid = grid.images(colored(shown.target(0)), count);
    Map<String, Object> figures = new LinkedHashMap<>();
    try (Model model = Segmentation.uNet(run, scenes.test().classNames().size())) {
      GraphPicture.of(model).write(run.picture("u-net"));
      figures.putAll(train(run, model, scenes));
      grid = grid.images(colored(classes(model, shown)), count);
    }
    try (Model model = Segmentation.segNet(run, scenes.test().classNames().size())) {
      figures.put("segNet", train(run, model, scenes));
      grid = grid.images(colored(classes(model, shown)), count);
    }
    grid.write(run.picture("segmentation"));
    return figures;
  }

  private static Map<String, Object> train(ExampleRun run, Model model, Splits scenes) {
    run.say().accept(model.summary().toString());
    int classes = scenes.test().classNames().size();
    model.compile(
        Adam.of(0.002),
        SparseCategoricalCrossentropy.of(),
        Spec.of(Kind.METRIC, "accuracy"),
        MeanIou.of(classes).sparseYPred(false));
    History history = model.fit(scenes.train(), run.fit(BATCH));
    Map<String, HostArray> test = model.measure(scenes.test(), Predict.batchSize(BATCH));
    Map<String, Double> means = model.evaluate(scenes.test(), Predict.batchSize(BATCH));
    Map<String, Object> figures = TrainingFigures.of(run, "road_scenes", model, history, means);
    figures.put("testMeanIou", means.get("mean_iou"));
    Map<String, Object> each = new LinkedHashMap<>();
    for (int k = 0; k < classes; k++) {
      each.put(scenes.test().classNames().get(k), test.get("mean_iou").get(k));
    }
    figures.put("testIou", each);
    return figures;
  }

  /** The likeliest class of every pixel, (N, H, W). */
  private static HostArray classes(Model model, Dataset scenes) {
    float[] scores = model.predict(scenes, Predict.batchSize(SHOWN)).get(0).toFloats();
    int kinds = COLORS.size();
    int[] classes = new int[scores.length / kinds];
    for (int i = 0; i < classes.length; i++) {
      for (int k = 1; k < kinds; k++) {
        classes[i] = scores[i * kinds + k] > scores[i * kinds + classes[i]] ? k : classes[i];
      }
    }
    return HostArray.of(classes, scenes.size(), SIDE, SIDE);
  }

  /** Class numbers (N, H, W) as colours (N, H, W, 3). */
  private static HostArray colored(HostArray classes) {
    byte[] colors = new byte[3 * (int) classes.shape().elements()];
    for (int i = 0; i < colors.length / 3; i++) {
      int color = COLORS.get((int) classes.get(i));
      colors[3 * i] = (byte) (color >> 16);
      colors[3 * i + 1] = (byte) (color >> 8);
      colors[3 * i + 2] = (byte) color;
    }
    return HostArray.of(colors, classes.shape().dim(0), SIDE, SIDE, 3);
  }
}
