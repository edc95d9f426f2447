package org.fascicle.examples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.fascicle.api.Fascicle;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.FunctionalBuilder;
import org.fascicle.api.model.ModelOptions;
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
 * @param models changes the options of its models
 * @param cancel ends training early
 * @param progress watches training
 * @param say shows a line to people
 * @param out the folder that pictures and models go to
 * @param options what else the example was told, by the names that {@link Example#options} lists
 */
public record ExampleRun(
    Fascicle fascicle,
    int epochs,
    long seed,
    Optional<String> backend,
    UnaryOperator<ModelOptions> models,
    CancelToken cancel,
    TrainingListener progress,
    Consumer<String> say,
    Path out,
    Map<String, String> options) {
  /** A run with models as they are by themselves. */
  public ExampleRun(
      Fascicle fascicle,
      int epochs,
      long seed,
      Optional<String> backend,
      CancelToken cancel,
      TrainingListener progress,
      Consumer<String> say,
      Path out,
      Map<String, String> options) {
    this(
        fascicle,
        epochs,
        seed,
        backend,
        UnaryOperator.identity(),
        cancel,
        progress,
        say,
        out,
        options);
  }

  /** A run with models as they are by themselves, without options of the example's own. */
  public ExampleRun(
      Fascicle fascicle,
      int epochs,
      long seed,
      Optional<String> backend,
      CancelToken cancel,
      TrainingListener progress,
      Consumer<String> say,
      Path out) {
    this(fascicle, epochs, seed, backend, cancel, progress, say, out, Map.of());
  }

  /** A whole number of 1 or more among the options, or the course's. */
  int number(String option, int otherwise) {
    String text = options.get(option);
    if (text == null) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw new InvalidArgumentException(
          "option \"" + option + "\"", "a whole number of 1 or more", '"' + text + '"', "");
    }
    return Integer.parseInt(text);
  }

  /** A builder of a model with this run's options. */
  SequentialBuilder sequential(String name) {
    SequentialBuilder builder = fascicle.sequential(name).seed(seed).options(models);
    backend.ifPresent(builder::backend);
    return builder;
  }

  /** A builder of a graph with this run's options. */
  FunctionalBuilder functional(String name) {
    FunctionalBuilder builder = fascicle.functional(name).seed(seed).options(models);
    backend.ifPresent(builder::backend);
    return builder;
  }

  /** A session with this run's seed and backend. */
  Session session(String name) {
    return fascicle.session(
        name, options -> backend.map(options.seed(seed)::backend).orElse(options.seed(seed)));
  }

  /** Where a training that may be cut off keeps its backups; empty unless told. */
  Optional<Backup> backup() {
    return Optional.ofNullable(options.get(Backup.OPTION)).map(Path::of).map(Backup::new);
  }

  /** Where a picture of this name goes, which it tells. */
  Path picture(String name) {
    Path file = out.resolve(name + ".png");
    say.accept("Draws " + file);
    return file;
  }

  /** Where the model goes, in a folder that is there. */
  Path model() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw new FascicleException("The folder " + out + " cannot be made: " + e.getMessage(), e);
    }
    return out.resolve("model.fascicle");
  }

  /** Training in batches of this size, watched by this run's progress. */
  Fit fit(int batchSize) {
    return Fit.epochs(epochs).batchSize(batchSize).cancelToken(cancel).listen(progress);
  }
}
