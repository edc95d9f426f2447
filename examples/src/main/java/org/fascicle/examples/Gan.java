package org.fascicle.examples;

import java.util.Arrays;
import java.util.Map;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Spec;
import org.fascicle.api.model.Updater;
import org.fascicle.api.random.RandomStream;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.LeakyReLU;
import org.fascicle.specs.Sgd;

/**
 * A generative adversarial network (Goodfellow and others 2014): a generator makes images of noise,
 * a discriminator tells them from real ones; each learns against the other. As there, one step of
 * the discriminator (k = 1) for each of the generator, gradient descent with momentum, and a
 * generator that raises log D(G(z)) rather than lowers log(1 − D(G(z))), whose slope is flat where
 * the discriminator is sure. Images go from −1, black, to 1, and real ones count as 0.9 (one-sided
 * label smoothing, Salimans and others 2016).
 */
final class Gan implements AutoCloseable {
  /** How many numbers an image is made of. */
  static final int NOISE = 64;

  private static final int PIXELS = 784;

  /** What a real image should be taken for: less than 1, so that the other side can follow. */
  private static final float REAL = 0.9f;

  /** The discriminator has the easier task, so it learns more slowly. */
  private static final Spec DISCRIMINATING = Sgd.of(0.02).momentum(0.5).spec();

  private static final Spec GENERATING = Sgd.of(0.1).momentum(0.5).spec();

  private final Session session;
  private final Model generator;
  private final Model discriminator;
  private final Updater generating;
  private final Updater discriminating;
  private final RandomStream noise;

  /**
   * What a step found, before its updates.
   *
   * @param generatorLoss −mean log D(G(z))
   * @param discriminatorLoss −mean log D(x), smoothed, − mean log(1 − D(G(z)))
   * @param accuracy the share of real and made images that the discriminator told apart
   */
  record Score(double generatorLoss, double discriminatorLoss, double accuracy) {}

  /** Both networks, in a session of their own. */
  Gan(ExampleRun run) {
    session = run.session("gan");
    noise = new RandomStream(run.seed(), 0, 1);
    generator =
        run.sequential("generator")
            .add(Dense.of(256).inputShape(NOISE))
            .add(LeakyReLU.of(0.2))
            .add(Dense.of(512))
            .add(LeakyReLU.of(0.2))
            .add(Dense.of(PIXELS).activation("tanh"))
            .options(options -> options.session(session))
            .build();
    discriminator =
        run.sequential("discriminator")
            .add(Dense.of(256).inputShape(PIXELS))
            .add(LeakyReLU.of(0.2))
            .add(Dropout.of(0.3))
            .add(Dense.of(128))
            .add(LeakyReLU.of(0.2))
            .add(Dropout.of(0.3))
            .add(Dense.of(1)) // a logit: the sigmoid is in the loss
            .options(options -> options.session(session))
            .build();
    generating = run.fascicle().updater(session, GENERATING, generator.trainableVariables());
    discriminating =
        run.fascicle().updater(session, DISCRIMINATING, discriminator.trainableVariables());
  }

  Model generator() {
    return generator;
  }

  Model discriminator() {
    return discriminator;
  }

  /** What the generator makes of noise now, (N, 784), from 0 to 1. */
  HostArray make(HostArray numbers) {
    float[] made = generator.predict(numbers).toFloats();
    for (int i = 0; i < made.length; i++) {
      made[i] = (made[i] + 1) / 2;
    }
    return HostArray.of(made, numbers.shape().dim(0), PIXELS);
  }

  /** Noise for so many images, (N, 64), normal. */
  HostArray noise(int count) {
    float[] numbers = new float[count * NOISE];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = (float) noise.nextGaussian();
    }
    return HostArray.of(numbers, count, NOISE);
  }

  /**
   * One step of each network.
   *
   * @param real images (N, 784), from −1 to 1
   */
  Score step(HostArray real) {
    int count = (int) real.shape().dim(0);
    HostArray first = noise(count);
    HostArray second = noise(count);
    return session.step(
        () -> {
          double[] found = discriminate(tensor(real), generator.call(tensor(first)), count);
          return new Score(generate(tensor(second), count), found[0], found[1]);
        });
  }

  /** A step of the discriminator: its loss and accuracy. */
  private double[] discriminate(Tensor real, Tensor made, int count) {
    try (Tape tape = session.tape()) {
      Tensor onReal = discriminator.call(true, Map.of(), real)[0];
      Tensor onMade = discriminator.call(true, Map.of(), made.stopGradient())[0];
      Tensor loss = loss(onReal, REAL, count).add(loss(onMade, 0, count));
      discriminating.apply(tape.gradient(loss, discriminator.trainableVariables()));
      double right = share(onReal.greater(0)) + share(onMade.lessEqual(0));
      return new double[] {loss.item(), right / 2};
    }
  }

  /** A step of the generator: its loss. */
  private double generate(Tensor numbers, int count) {
    try (Tape tape = session.tape()) {
      Tensor made = generator.call(true, Map.of(), numbers)[0];
      Tensor loss = loss(discriminator.call(true, Map.of(), made)[0], 1, count);
      generating.apply(tape.gradient(loss, generator.trainableVariables()));
      return loss.item();
    }
  }

  private Tensor loss(Tensor logits, float target, int count) {
    float[] targets = new float[count];
    Arrays.fill(targets, target);
    return logits.sigmoidCrossEntropy(session.tensor(targets, count, 1)).mean();
  }

  private static double share(Tensor yes) {
    return yes.cast(DType.FLOAT32).mean().item();
  }

  private Tensor tensor(HostArray array) {
    return session.upload(TensorSpec.of(DType.FLOAT32, array.shape()), array.buffer());
  }

  @Override
  public void close() {
    generating.close();
    discriminating.close();
    generator.close();
    discriminator.close();
    session.close();
  }
}
