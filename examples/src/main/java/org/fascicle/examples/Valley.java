package org.fascicle.examples;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import org.fascicle.api.tensor.Tensor;

/**
 * A surface for optimisers to descend.
 *
 * @param id its key among the figures
 * @param title for people
 * @param height the surface, for pictures
 * @param loss the same in tensors, for gradients
 * @param left least x that is shown
 * @param right greatest x
 * @param bottom least y
 * @param top greatest y
 * @param startX where descents begin
 * @param startY where descents begin
 * @param rates learning rates of gradient descent, with momentum, of AdaGrad, RMSProp and Adam
 */
record Valley(
    String id,
    String title,
    DoubleBinaryOperator height,
    BinaryOperator<Tensor> loss,
    double left,
    double right,
    double bottom,
    double top,
    double startX,
    double startY,
    List<Double> rates) {

  /** Twenty times steeper across than along: plain descent goes zig-zag. */
  static Valley bowl() {
    return new Valley(
        "bowl",
        "A bowl: 0.05 x² + y²",
        (x, y) -> 0.05 * x * x + y * y,
        (x, y) -> x.square().mul(0.05).add(y.square()),
        -10,
        4,
        -4,
        4,
        -9,
        3,
        List.of(0.9, 0.05, 2.0, 0.3, 0.5));
  }

  /** Level in the middle: whoever comes along the ridge hardly sees the ways down. */
  static Valley saddle() {
    return new Valley(
        "saddle",
        "A saddle: x² − y²/2 + y⁴/4",
        (x, y) -> x * x - y * y / 2 + y * y * y * y / 4,
        (x, y) -> x.square().sub(y.square().mul(0.5)).add(y.square().square().mul(0.25)),
        -1.6,
        1.6,
        -1.4,
        1.4,
        -1.4,
        0.01,
        List.of(0.1, 0.1, 0.3, 0.05, 0.1));
  }

  /** Two hollows, the nearer one higher: only who is fast comes over the ridge. */
  static Valley local() {
    return new Valley(
        "localMinimum",
        "A local minimum: x⁴/4 − x²/2 − 0.15 x + y²/2",
        (x, y) -> x * x * x * x / 4 - x * x / 2 - 0.15 * x + y * y / 2,
        (x, y) ->
            x.square()
                .square()
                .mul(0.25)
                .sub(x.square().mul(0.5))
                .sub(x.mul(0.15))
                .add(y.square().mul(0.5)),
        -2.2,
        2,
        -1.3,
        1.3,
        -1.9,
        1,
        List.of(0.1, 0.05, 0.3, 0.05, 0.1));
  }
}
