package org.fascicle.examples;

import java.util.List;
import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.charts.ConfusionPicture;
import org.fascicle.charts.WeightPicture;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Sgd;

/**
 * A first network for handwritten digits: 784 pixels, 10 sigmoid units, 10 classes; 7,960
 * parameters. What each of the first ten looks for, and what is taken for what, as pictures.
 */
final class D1 implements Example {
  @Override
  public String id() {
    return "D1";
  }

  @Override
  public String title() {
    return "Digits with ten sigmoid and ten softmax units";
  }

  @Override
  public int epochs() {
    return 5;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    DigitImages digits = DigitImages.open(run);
    try (Model model =
        run.sequential("D1")
            .add(Dense.of(10).activation("sigmoid").inputShape(784))
            .add(Dense.of(10).activation("softmax"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(Sgd.of(0.01), "categorical_crossentropy", "accuracy");
      History history = model.fit(digits.train(), run.fit(100));
      WeightPicture.of(model, "dense", List.of()).write(run.picture("weights"));
      ConfusionPicture.of("D1 on " + digits.name(), model.classificationReport(digits.test()))
          .write(run.picture("confusion"));
      return TrainingFigures.of(
          run,
          digits.name(),
          model,
          history,
          model.evaluate(digits.test(), Predict.batchSize(100)));
    }
  }
}
