package org.fascicle.examples;

import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.MaxPooling2D;
import org.fascicle.specs.Sgd;

/**
 * A first convolutional network for handwritten digits: two convolutions with pooling, and 10
 * classes; 62,346 parameters, of which the filters have 832 and 51,264.
 */
final class C1 implements Example {
  @Override
  public String id() {
    return "C1";
  }

  @Override
  public String title() {
    return "Digits with two convolutions and pooling";
  }

  @Override
  public int epochs() {
    return 5;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    DigitImages digits = DigitImages.images(run);
    try (Model model =
        run.sequential("C1")
            .add(Conv2D.of(32, 5).activation("relu").inputShape(28, 28, 1))
            .add(MaxPooling2D.of(2))
            .add(Conv2D.of(64, 5).activation("relu"))
            .add(MaxPooling2D.of(2))
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
