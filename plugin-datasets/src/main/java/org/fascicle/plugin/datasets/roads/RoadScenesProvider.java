package org.fascicle.plugin.datasets.roads;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Shape;
import org.fascicle.plugin.datasets.NamedClasses;
import org.osgi.service.component.annotations.Component;

/**
 * {@code road_scenes}: roads through landscapes, drawn, with the class of every pixel, for
 * segmentation. Images (64, 64, 3); targets (64, 64), int32, from 0 to 5: sky, grass, road, lane
 * mark, vehicle, tree.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=road_scenes")
public final class RoadScenesProvider implements DatasetProvider<RoadScenesConfig> {
  private static final int TRAIN_PART = 0;
  private static final int TEST_PART = 1;

  @Override
  public Class<RoadScenesConfig> configuration() {
    return RoadScenesConfig.class;
  }

  @Override
  public Splits open(RoadScenesConfig config, Optional<Path> dataDirectory) {
    return Splits.of(
        part(config, TRAIN_PART, config.trainSamples()),
        part(config, TEST_PART, config.testSamples()));
  }

  private static Dataset part(RoadScenesConfig config, int part, int count) {
    int side = ScenePainter.SIDE;
    byte[] pixels = new byte[Math.multiplyExact(count, side * side * 3)];
    int[] classes = new int[Math.multiplyExact(count, side * side)];
    IntStream.range(0, count)
        .parallel()
        .forEach(i -> ScenePainter.paint(config.seed(), part, i, pixels, classes, i));
    HostArray images =
        new HostArray(DType.UINT8, Shape.of(count, side, side, 3), ByteBuffer.wrap(pixels));
    Dataset scenes = Dataset.of(images, HostArray.of(classes, count, side, side));
    return new NamedClasses(config.format().apply(scenes), Surface.labels());
  }
}
