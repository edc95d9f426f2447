package org.fascicle.examples;

import java.util.ArrayDeque;
import java.util.Deque;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Node;
import org.fascicle.specs.Concatenate;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Conv2DTranspose;
import org.fascicle.specs.MaxPooling2D;
import org.fascicle.specs.MaxUnpooling2D;

/** Networks that give every pixel of (64, 64, 3) a class. */
final class Segmentation {
  private static final int SIDE = 64;
  private static final int FILTERS = 16;
  private static final int LEVELS = 2;

  private Segmentation() {}

  /**
   * A U-Net of two levels: what a level on the way down found is joined to the level of its size on
   * the way up.
   *
   * @see <a href="https://arxiv.org/abs/1505.04597">Ronneberger, Fischer, Brox: U-Net (2015)</a>
   */
  static Model uNet(ExampleRun run, int classes) {
    FunctionalBuilder net = run.functional("u-net");
    Node input = net.input(SIDE, SIDE, 3);
    Node at = input;
    Deque<Node> found = new ArrayDeque<>();
    for (int level = 0; level < LEVELS; level++) {
      at = twice(net, at, FILTERS << level);
      found.push(at);
      at = net.apply(MaxPooling2D.of(2), at);
    }
    at = twice(net, at, FILTERS << LEVELS);
    for (int level = LEVELS - 1; level >= 0; level--) {
      at = net.apply(Conv2DTranspose.of(FILTERS << level, 2).strides(2), at);
      at = net.apply(Concatenate.of(), found.pop(), at);
      at = twice(net, at, FILTERS << level);
    }
    return net.build(input, net.apply(Conv2D.of(classes, 1).activation("softmax"), at));
  }

  /**
   * A SegNet of two levels: on the way up each element goes back to where pooling found it.
   *
   * @see <a href="https://arxiv.org/abs/1511.00561">Badrinarayanan, Kendall, Cipolla: SegNet
   *     (2015)</a>
   */
  static Model segNet(ExampleRun run, int classes) {
    FunctionalBuilder net = run.functional("segnet");
    Node input = net.input(SIDE, SIDE, 3);
    Node at = input;
    Deque<Node> places = new ArrayDeque<>();
    for (int level = 0; level < LEVELS; level++) {
      at = net.apply(MaxPooling2D.of(2).returnIndices(true), twice(net, at, FILTERS << level));
      places.push(at.output(1));
    }
    at = twice(net, at, FILTERS << (LEVELS - 1));
    for (int level = LEVELS - 1; level >= 0; level--) {
      at = net.apply(MaxUnpooling2D.of(2), at, places.pop());
      at = convolution(net, at, FILTERS << level);
      at = convolution(net, at, FILTERS << Math.max(0, level - 1));
    }
    return net.build(input, net.apply(Conv2D.of(classes, 1).activation("softmax"), at));
  }

  private static Node twice(FunctionalBuilder net, Node at, int filters) {
    return convolution(net, convolution(net, at, filters), filters);
  }

  private static Node convolution(FunctionalBuilder net, Node at, int filters) {
    return net.apply(Conv2D.of(filters, 3).padding("same").activation("relu"), at);
  }
}
