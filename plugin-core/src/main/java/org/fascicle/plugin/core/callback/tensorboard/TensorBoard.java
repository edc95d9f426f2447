package org.fascicle.plugin.core.callback.tensorboard;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Writes what TensorBoard shows: logs as scalars, weights as histograms, the layers as a graph.
 * Files and tags are those of Keras: {@code train} and {@code validation} below the folder, {@code
 * epoch_loss} by epoch, {@code batch_loss} by step.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + TensorBoard.NAME,
      Plugin.NAME + "=tensorboard",
    })
public final class TensorBoard implements Callback<TensorBoard.Config> {
  static final String NAME = "TensorBoard";
  private static final String TRAIN = "train";
  private static final String VALIDATION = "validation";
  private static final String VAL = "val_";
  private static final String EPOCH = "epoch";
  private static final String BATCH = "batch";
  private static final String CREATED = "created";
  private static final String NUMBER = "number";
  private static final String BEGIN = "begin";
  private static final String BEGIN_STEP = "begin_step";

  /**
   * The configuration.
   *
   * @param logDir the folder; {@code logs} unless set
   * @param histogramFreq epochs from one histogram of the weights to the next; 0, for none, unless
   *     set
   * @param writeGraph whether the layers are written; true unless set
   * @param writeStepsPerSecond whether the speed is written; false unless set
   * @param updateFreq {@code epoch}, the default; {@code batch}; or a number of steps after which
   *     the logs are written also within an epoch
   */
  public record Config(
      String logDir,
      Integer histogramFreq,
      Boolean writeGraph,
      Boolean writeStepsPerSecond,
      Object updateFreq) {
    /** Checks values and fills in defaults. */
    public Config {
      logDir = Check.or(logDir, "logs");
      histogramFreq = Check.or(histogramFreq, 0);
      Check.notNegative(NAME + ".histogram_freq", histogramFreq);
      writeGraph = Check.or(writeGraph, true);
      writeStepsPerSecond = Check.or(writeStepsPerSecond, false);
      updateFreq = Check.or(updateFreq, EPOCH);
      boolean word = updateFreq.equals(EPOCH) || updateFreq.equals(BATCH);
      if (!word && !(updateFreq instanceof Long steps && steps > 0)) {
        throw new InvalidArgumentException(
            NAME + ".update_freq",
            "\"epoch\", \"batch\" or a number of steps",
            String.valueOf(updateFreq),
            "");
      }
    }

    private boolean isDue(long step) {
      return updateFreq.equals(BATCH) || (updateFreq instanceof Long steps && step % steps == 0);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void onTrainBegin(Config config, CallbackContext context) {
    context.set(CREATED, Math.floor(now()));
    int number = 0;
    do {
      context.set(NUMBER, number++);
    } while (Files.exists(file(config, context, TRAIN))
        || Files.exists(file(config, context, VALIDATION)));
    if (context.isResumed()) {
      write(config, context, TRAIN, List.of(Events.start(now(), context.epoch())));
    }
    if (config.writeGraph) {
      write(config, context, TRAIN, List.of(Events.graph(now(), context.summary())));
    }
  }

  @Override
  public void onEpochBegin(Config config, CallbackContext context) {
    context.set(BEGIN, now());
    context.set(BEGIN_STEP, (double) context.step());
  }

  @Override
  public void onBatchEnd(Config config, CallbackContext context) {
    if (config.isDue(context.step())) {
      List<Message> events = new ArrayList<>();
      context
          .logs()
          .forEach((name, value) -> addScalar(events, context.step(), BATCH + "_" + name, value));
      write(config, context, TRAIN, events);
    }
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    List<Message> train = new ArrayList<>();
    List<Message> validation = new ArrayList<>();
    context
        .logs()
        .forEach(
            (name, value) -> {
              boolean held = name.startsWith(VAL);
              String tag = EPOCH + "_" + (held ? name.substring(VAL.length()) : name);
              addScalar(held ? validation : train, context.epoch(), tag, value);
            });
    if (!context.logs().containsKey("learning_rate")) {
      addScalar(train, context.epoch(), "epoch_learning_rate", context.learningRate());
    }
    if (config.writeStepsPerSecond) {
      double steps = context.step() - context.get(BEGIN_STEP, 0);
      double seconds = now() - context.get(BEGIN, now());
      addScalar(train, context.epoch(), "epoch_steps_per_second", steps / seconds);
    }
    if (config.histogramFreq > 0 && context.epoch() % config.histogramFreq == 0) {
      context
          .weights()
          .forEach(
              (name, values) ->
                  train.add(Events.histogram(now(), context.epoch(), name + "/histogram", values)));
    }
    write(config, context, TRAIN, train);
    if (!validation.isEmpty()) {
      write(config, context, VALIDATION, validation);
    }
  }

  private static void addScalar(List<Message> events, long step, String tag, double value) {
    events.add(Events.scalar(now(), step, tag, value));
  }

  /** Adds events to the file of a part; a new file first says what it is. */
  private static void write(
      Config config, CallbackContext context, String part, List<Message> events) {
    Path file = file(config, context, part);
    List<Message> all = new ArrayList<>(events);
    if (!Files.exists(file)) {
      all.add(0, Events.version(now()));
    }
    new EventFile(file).add(all);
  }

  /** The file of this run, by what the run keeps: another version of the plugin goes on with it. */
  private static Path file(Config config, CallbackContext context, String part) {
    String name =
        String.format(
            Locale.ROOT,
            "events.out.tfevents.%010d.fascicle.%d.v2",
            Math.round(context.get(CREATED, 0)),
            Math.round(context.get(NUMBER, 0)));
    return Path.of(config.logDir, part, name);
  }

  private static double now() {
    return System.currentTimeMillis() / 1000.0;
  }
}
