package org.fascicle.examples;

import java.util.Map;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Predict;
import org.fascicle.specs.Adam;
import org.fascicle.specs.Conv2D;
import org.fascicle.specs.Dense;
import org.fascicle.specs.Dropout;
import org.fascicle.specs.Flatten;
import org.fascicle.specs.MaxPooling2D;

/**
 * A convolutional network for handwritten digits that errs in 1 of 100: one convolution, pooling,
 * dropout, a dense layer; ε is that of Keras 1, in which it was published.
 */
final class C2 implements Example {
  @Override
  public String id() {
    return "C2";
  }

  @Override
  public String title() {
    return "Digits with one convolution, dropout and a dense layer, Adam";
  }

  @Override
  public int epochs() {
    return 10;
  }

  @Override
  public Map<String, Object> run(ExampleRun run) {
    DigitImages digits = DigitImages.images(run);
    try (Model model =
        run.sequential("C2")
            .add(Conv2D.of(32, 5).activation("relu").inputShape(28, 28, 1))
            .add(MaxPooling2D.of(2))
            .add(Dropout.of(0.2))
            .add(Flatten.of())
            .add(Dense.of(128).activation("relu"))
            .add(Dense.of(10).activation("softmax").dtype("float32"))
            .build()) {
      run.say().accept(model.summary().toString());
      model.compile(Adam.of().epsilon(1e-8), "categorical_crossentropy", "accuracy");
      History history = model.fit(digits.train(), run.fit(200).validationData(digits.test()));
      return TrainingFigures.of(
          run,
          digits.name(),
          model,
          history,
          model.evaluate(digits.test(), Predict.batchSize(200)));
    }
  }
}
