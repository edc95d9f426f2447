package org.fascicle.examples;

import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Sgd;

/** D1 with a wide rectified layer in place of the narrow sigmoid one; 407,050 parameters. */
final class D3 implements Example {
  @Override
  public String id() {
    return "D3";
  }

  @Override
  public String title() {
    return "Digits with 512 rectified and ten softmax units";
  }

  @Override
  public int epochs() {
    return 20;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    DigitImages digits = DigitImages.open(run);
    try (Model model =
        run.sequential("D3")
            .add(Dense.of(512).activation("relu").inputShape(784))
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
