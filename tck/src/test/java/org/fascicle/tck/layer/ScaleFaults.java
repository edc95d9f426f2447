package org.fascicle.tck.layer;

import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.plugin.Declarations;
import org.fascicle.api.plugin.Layer;
import org.fascicle.api.plugin.LayerContext;
import org.fascicle.api.tensor.DType;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Shape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.TensorSpec;
import org.fascicle.tck.layer.LayerFaultsTest.Fault;

/** Ways in which a layer goes wrong. */
final class ScaleFaults {
  private ScaleFaults() {}

  static List<Fault> all() {
    return List.of(
        new Fault("infers an axis too many", "shapes/batch-of-1", new InfersTooMuch()),
        new Fault("infers a batch of one", "shapes/batch-of-3", new InfersOneSample()),
        new Fault("cannot take an empty batch", "shapes/batch-of-0", new NeedsSamples()),
        new Fault("is imprecise in float32", "dtypes/float32", new Imprecise()),
        new Fault("hides x from the gradient", "gradients/inputs", new HidesInput()),
        new Fault("hides w from the gradient", "gradients/parameters", new HidesParameter()),
        new Fault("hides x in training", "gradients/in-training", new HidesInTraining()),
        new Fault("rounds to float32", "gradients/inputs", new Rounds()),
        new Fault("loses the mask", "masks/rule", new LosesMask()),
        new Fault("gives a mask of another shape", "masks/shape", new WrongMask()),
        new Fault("shifts what is under a mask", "masks/nothing-masked", new ShiftsMasked()),
        new Fault("draws in inference", "modes/inference-repeats", new DrawsAlways()),
        new Fault("draws in training, unsaid", "modes/training", new OwnSeed()),
        new Fault("draws with a generator of its own", "seeds/equal", new OwnGenerator()),
        new Fault("draws anew in each call", "purity/repeats", new OwnGenerator()),
        new Fault("remembers the last batch", "purity/stateless", new Remembers()),
        new Fault("overwrites its parameter", "purity/arguments-kept", new Overwrites()),
        new Fault("names its parameter anew", "files/save-and-load", new Renames()),
        new Fault("counts its models", "files/json", new Renames()),
        new Fault("takes any configuration", "refusals/configurations", new TakesAnything()),
        new Fault("takes any key", "refusals/unknown-key", new TakesAnything()),
        new Fault("takes any input", "refusals/inputs", new TakesAnything()));
  }

  private static final class InfersTooMuch extends Scale {
    @Override
    TensorSpec inferred(TensorSpec x) {
      return x.with(x.shape().concat(Shape.of(1)));
    }
  }

  private static final class InfersOneSample extends Scale {
    @Override
    TensorSpec inferred(TensorSpec x) {
      return x.with(x.shape().with(0, 1));
    }
  }

  private static final class NeedsSamples extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return x.mul(w).reshape(x.shape().dim(0), -1).reshape(x.shape());
    }
  }

  private static final class Imprecise extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return x.dtype() == DType.FLOAT32 ? x.mul(w).mul(1.001) : x.mul(w);
    }
  }

  private static final class HidesInput extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return x.stopGradient().mul(w);
    }
  }

  private static final class HidesParameter extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return x.mul(w.stopGradient());
    }
  }

  private static final class HidesInTraining extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return (context.isTraining() ? x.stopGradient() : x).mul(w);
    }
  }

  private static final class Rounds extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return x.mul(w).cast(DType.FLOAT32).cast(x.dtype());
    }
  }

  private static final class LosesMask extends Scale {
    @Override
    public boolean passesMask() {
      return false;
    }
  }

  private static final class WrongMask extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      context.mask(0).ifPresent(mask -> context.setMask(mask.transpose()));
      return x.mul(w);
    }
  }

  private static final class ShiftsMasked extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return context.mask(0).isPresent() ? x.mul(w).add(1) : x.mul(w);
    }
  }

  private static final class DrawsAlways extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return x.mul(w).dropout(0.5, context.randomKey());
    }
  }

  static final class OwnSeed extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      Tensor y = x.mul(w.zerosLike().add(1));
      return context.isTraining() ? y.dropout(0.5, context.randomKey(7)) : y;
    }
  }

  private static final class OwnGenerator extends Scale {
    private static final Random RANDOM = new Random(3);

    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      return x.mul(w).mul(1 + RANDOM.nextDouble());
    }
  }

  private static final class Remembers extends Scale {
    private Shape last;

    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      last = last == null ? x.shape() : last;
      return x.mul(w);
    }
  }

  private static final class Overwrites extends Scale {
    @Override
    Tensor y(LayerContext context, Tensor x, Tensor w) {
      Session session = context.session();
      session.update(new SgdUpdate(0, false), w, w.onesLike(), session.scalar(0.1));
      return x.mul(w);
    }
  }

  private static final class Renames extends Scale {
    private static final AtomicInteger BUILDS = new AtomicInteger();

    @Override
    void declare(long features, Declarations declarations) {
      declarations.parameter(
          "w" + BUILDS.incrementAndGet(),
          Shape.of(features),
          Spec.of(Kind.INITIALIZER, Uniform.NAME));
    }
  }

  static final class TakesAnything implements Layer<TakesAnything.Config> {
    /**
     * The configuration.
     *
     * @param factor anything
     * @param noSuchKey anything
     */
    public record Config(Object factor, Object noSuchKey) {}

    @Override
    public Class<Config> configuration() {
      return Config.class;
    }

    @Override
    public List<TensorSpec> build(Config config, List<TensorSpec> inputs, Declarations d) {
      return inputs;
    }

    @Override
    public Tensor[] call(Config config, LayerContext context, Tensor... inputs) {
      return inputs;
    }
  }
}
