package org.fascicle.examples;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.api.model.SpecSource;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.LocallyConnected2D;
import org.fascicle.specs.Sgd;

/**
 * What sharing saves: 24 × 24 × 32 neurons that look at 28 × 28 pixels have 832 parameters when all
 * places share their filters, 479,232 when each has its own, 14,450,688 weights when each neuron
 * sees every pixel. Then a network with the middle one learns digits.
 */
final class C4 implements Example {
  private static final long NEURONS = 24 * 24 * 32;

  @Override
  public String id() {
    return "C4";
  }

  @Override
  public String title() {
    return "Parameters of shared, local and full connections";
  }

  @Override
  public int epochs() {
    return 1;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("neurons", NEURONS);
    counts.put("shared", parameters(run, Conv2D.of(32, 5).inputShape(28, 28, 1)));
    counts.put("local", parameters(run, LocallyConnected2D.of(32, 5).inputShape(28, 28, 1)));
    counts.put("full", parameters(run, Dense.of(NEURONS).useBias(false).inputShape(28 * 28)));
    counts.forEach((what, count) -> run.say().accept(what + ": " + count));
    Map<String, Object> figures = train(run);
    figures.putAll(counts);
    return figures;
  }

  private static long parameters(ExampleRun run, SpecSource layer) {
    try (Model model = run.sequential("C4").add(layer).build()) {
      return model.summary().parameters();
    }
  }

  private static Map<String, Object> train(ExampleRun run) {
    DigitImages digits = DigitImages.images(run);
    try (Model model =
        run.sequential("C4")
            .add(LocallyConnected2D.of(32, 5).activation("relu").inputShape(28, 28, 1))
            .add(Flatten.of())
            .add(Dense.of(10).activation("softmax"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(Sgd.of(0.01), "categorical_crossentropy", "accuracy");
      History history = model.fit(digits.train(), run.fit(100));
      return TrainingFigures.of(
          run,
          digits.name(),
          model,
          history,
          model.evaluate(digits.test(), Predict.batchSize(100)));
    }
  }
}
