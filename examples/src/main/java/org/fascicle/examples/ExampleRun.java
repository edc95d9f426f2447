package org.fascicle.examples;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.fascicle.api.Fascicle;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.SequentialBuilder;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.api.tensor.Session;

/**
 * What an example is run with.
 *
 * @param fascicle the platform
 * @param epochs epochs to train for
 * @param seed key of the random generator
 * @param backend the backend to pin the work to; empty for the platform's choice
 * @param cancel ends training early
 * @param progress watches training
 * @param say shows a line to people
 * @param out the folder that pictures go to
 */
public record ExampleRun(
    Fascicle fascicle,
    int epochs,
    long seed,
    Optional<String> backend,
    CancelToken cancel,
    TrainingListener progress,
    Consumer<String> say,
    Path out) {

  /** A builder of a model with this run's seed and backend. */
  SequentialBuilder sequential(String name) {
    SequentialBuilder builder = fascicle.sequential(name).seed(seed);
    backend.ifPresent(builder::backend);
    return builder;
  }

  /** A builder of a graph with this run's seed and backend. */
  FunctionalBuilder functional(String name) {
    FunctionalBuilder builder = fascicle.functional(name).seed(seed);
    backend.ifPresent(builder::backend);
    return builder;
  }

  /** A session with this run's seed and backend. */
  Session session(String name) {
    return fascicle.session(
        name, options -> backend.map(options.seed(seed)::backend).orElse(options.seed(seed)));
  }

  /** Where a picture of this name goes, which it tells. */
  Path picture(String name) {
    Path file = out.resolve(name + ".png");
    say.accept("Draws " + file);
    return file;
  }

  /** Training in batches of this size, watched by this run's progress. */
  Fit fit(int batchSize) {
    return Fit.epochs(epochs).batchSize(batchSize).cancelToken(cancel).listen(progress);
  }
}
