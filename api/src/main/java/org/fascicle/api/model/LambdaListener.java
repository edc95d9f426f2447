package org.fascicle.api.model;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A listener made of functions: {@code LambdaListener.of().onEpochEnd(run -> …)}. Immutable: each
 * method gives one that also calls this function, after those given before.
 */
public final class LambdaListener implements TrainingListener {
  private static final LambdaListener EMPTY = new LambdaListener(Map.of());

  private enum Moment {
    TRAIN_BEGIN,
    EPOCH_BEGIN,
    BATCH_BEGIN,
    BATCH_END,
    TEST_BEGIN,
    TEST_BATCH_BEGIN,
    TEST_BATCH_END,
    TEST_END,
    EPOCH_END,
    TRAIN_END
  }

  private final Map<Moment, List<Consumer<TrainingRun>>> actions;

  private LambdaListener(Map<Moment, List<Consumer<TrainingRun>>> actions) {
    this.actions = actions;
  }

  /** Does nothing yet. */
  public static LambdaListener of() {
    return EMPTY;
  }

  /** Called before the first step. */
  public LambdaListener onTrainBegin(Consumer<TrainingRun> action) {
    return with(Moment.TRAIN_BEGIN, action);
  }

  /** Called before the first step of an epoch. */
  public LambdaListener onEpochBegin(Consumer<TrainingRun> action) {
    return with(Moment.EPOCH_BEGIN, action);
  }

  /** Called before each step. */
  public LambdaListener onBatchBegin(Consumer<TrainingRun> action) {
    return with(Moment.BATCH_BEGIN, action);
  }

  /** Called after each step. */
  public LambdaListener onBatchEnd(Consumer<TrainingRun> action) {
    return with(Moment.BATCH_END, action);
  }

  /** Called before the first batch of a validation. */
  public LambdaListener onTestBegin(Consumer<TrainingRun> action) {
    return with(Moment.TEST_BEGIN, action);
  }

  /** Called before each batch of a validation. */
  public LambdaListener onTestBatchBegin(Consumer<TrainingRun> action) {
    return with(Moment.TEST_BATCH_BEGIN, action);
  }

  /** Called after each batch of a validation. */
  public LambdaListener onTestBatchEnd(Consumer<TrainingRun> action) {
    return with(Moment.TEST_BATCH_END, action);
  }

  /** Called after the last batch of a validation. */
  public LambdaListener onTestEnd(Consumer<TrainingRun> action) {
    return with(Moment.TEST_END, action);
  }

  /** Called after the last step of an epoch and its validation. */
  public LambdaListener onEpochEnd(Consumer<TrainingRun> action) {
    return with(Moment.EPOCH_END, action);
  }

  /** Called after the last step, also when the run was stopped or failed. */
  public LambdaListener onTrainEnd(Consumer<TrainingRun> action) {
    return with(Moment.TRAIN_END, action);
  }

  private LambdaListener with(Moment moment, Consumer<TrainingRun> action) {
    Map<Moment, List<Consumer<TrainingRun>>> all = new EnumMap<>(Moment.class);
    all.putAll(actions);
    List<Consumer<TrainingRun>> own = new ArrayList<>(all.getOrDefault(moment, List.of()));
    own.add(action);
    all.put(moment, List.copyOf(own));
    return new LambdaListener(all);
  }

  private void call(Moment moment, TrainingRun run) {
    actions.getOrDefault(moment, List.of()).forEach(action -> action.accept(run));
  }

  @Override
  public void onTrainBegin(TrainingRun run) {
    call(Moment.TRAIN_BEGIN, run);
  }

  @Override
  public void onEpochBegin(TrainingRun run) {
    call(Moment.EPOCH_BEGIN, run);
  }

  @Override
  public void onBatchBegin(TrainingRun run) {
    call(Moment.BATCH_BEGIN, run);
  }

  @Override
  public void onBatchEnd(TrainingRun run) {
    call(Moment.BATCH_END, run);
  }

  @Override
  public void onTestBegin(TrainingRun run) {
    call(Moment.TEST_BEGIN, run);
  }

  @Override
  public void onTestBatchBegin(TrainingRun run) {
    call(Moment.TEST_BATCH_BEGIN, run);
  }

  @Override
  public void onTestBatchEnd(TrainingRun run) {
    call(Moment.TEST_BATCH_END, run);
  }

  @Override
  public void onTestEnd(TrainingRun run) {
    call(Moment.TEST_END, run);
  }

  @Override
  public void onEpochEnd(TrainingRun run) {
    call(Moment.EPOCH_END, run);
  }

  @Override
  public void onTrainEnd(TrainingRun run) {
    call(Moment.TRAIN_END, run);
  }
}
