package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/**
 * Drawn road scenes (64, 64, 3) with the class of every pixel, (64, 64): sky, grass, road, lane
 * mark, vehicle, tree.
 */
public final class RoadScenes extends SpecBuilder<RoadScenes> {
  private RoadScenes(Spec spec) {
    super(spec, RoadScenes::new);
  }

  /** The dataset. */
  public static RoadScenes of() {
    return new RoadScenes(DatasetBuilder.dataset("road_scenes"));
  }

  /** Pixels as bytes from 0 to 255 instead of reals from 0 to 1. */
  public RoadScenes rawPixels() {
    return with("pixels", "raw");
  }

  /** How many scenes to train on; 1,000 unless set. */
  public RoadScenes trainSamples(int count) {
    return with("train_samples", count);
  }

  /** How many scenes are held out; 200 unless set. */
  public RoadScenes testSamples(int count) {
    return with("test_samples", count);
  }

  /** Equal seeds give equal scenes; 0 unless set. */
  public RoadScenes seed(long seed) {
    return with("seed", seed);
  }
}
