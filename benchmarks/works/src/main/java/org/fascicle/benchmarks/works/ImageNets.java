package org.fascicle.benchmarks.works;

import java.util.ArrayList;
import java.util.List;
import org.fascicle.benchmarks.works.Layer.Activation;
import org.fascicle.benchmarks.works.Layer.Convolution;
import org.fascicle.benchmarks.works.Layer.Dense;
import org.fascicle.benchmarks.works.Layer.Flatten;
import org.fascicle.benchmarks.works.Layer.GlobalPooling;
import org.fascicle.benchmarks.works.Layer.MaxPooling;
import org.fascicle.benchmarks.works.Layer.Normalization;
import org.fascicle.benchmarks.works.Layer.Residual;

/** Networks for a thousand classes of photographs, as Keras's applications have them. */
final class ImageNets {
  private static final int CLASSES = 1000;

  private ImageNets() {}

  /**
   * Thirteen convolutions and three dense layers.
   *
   * @param pixels height and width
   * @see <a href="https://arxiv.org/abs/1409.1556">Simonyan, Zisserman: Very deep convolutional
   *     networks (2014)</a>
   */
  static Network vgg16(int pixels) {
    List<Layer> layers = new ArrayList<>();
    int[][] blocks = {{64, 64}, {128, 128}, {256, 256, 256}, {512, 512, 512}, {512, 512, 512}};
    for (int[] block : blocks) {
      for (int filters : block) {
        layers.add(Convolution.same(filters, 3));
      }
      layers.add(new MaxPooling(2));
    }
    layers.add(new Flatten());
    layers.add(new Dense(4096, Activation.RELU));
    layers.add(new Dense(4096, Activation.RELU));
    return classifier(pixels, layers);
  }

  /**
   * Sixteen bottlenecks of three convolutions, with biases, each normalised; a block's first
   * convolution has its stride. Keras counts 53,120 moving means and variances beside the
   * parameters: 25,636,712 together.
   *
   * @param pixels height and width
   */
  static Network resNet50(int pixels) {
    List<Layer> layers = new ArrayList<>();
    layers.add(Convolution.linear(64, 7, 2));
    layers.add(new Normalization(true));
    layers.add(new MaxPooling(3, 2, 1));
    int[] depths = {3, 4, 6, 3};
    for (int block = 0; block < depths.length; block++) {
      int filters = 64 << block;
      layers.add(bottleneck(filters, block == 0 ? 1 : 2, true));
      for (int i = 1; i < depths[block]; i++) {
        layers.add(bottleneck(filters, 1, false));
      }
    }
    layers.add(new GlobalPooling());
    return classifier(pixels, layers);
  }

  private static Layer bottleneck(int filters, int stride, boolean isFirst) {
    List<Layer> body =
        List.of(
            Convolution.linear(filters, 1, stride),
            new Normalization(true),
            Convolution.linear(filters, 3, 1),
            new Normalization(true),
            Convolution.linear(4 * filters, 1, 1),
            new Normalization(false));
    List<Layer> shortcut =
        isFirst
            ? List.of(Convolution.linear(4 * filters, 1, stride), new Normalization(false))
            : List.of();
    return new Residual(body, shortcut);
  }

  private static Network classifier(int pixels, List<Layer> layers) {
    layers.add(new Dense(CLASSES, Activation.SOFTMAX));
    return new Network(Input.Values.of(pixels, pixels, 3), layers);
  }
}
