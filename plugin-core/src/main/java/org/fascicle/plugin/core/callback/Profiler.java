package org.fascicle.plugin.core.callback;

import java.nio.file.Path;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.profile.Profile;
import org.osgi.service.component.annotations.Component;

/**
 * Takes a profile of some of a run's training steps and tells it as a table: which kernels ran, for
 * which layer and by which library, how often and how long. The first steps of a program are slow
 * and say little, so it waits for some.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + Profiler.NAME,
      Plugin.NAME + "=profiler",
    })
public final class Profiler implements Callback<Profiler.Config> {
  static final String NAME = "Profiler";
  private static final String BEGIN = "begin";

  /**
   * The configuration.
   *
   * @param firstStep the first step of the run that is looked at, counted from 1; 21 unless set
   * @param lastStep the last one; 19 after the first unless set
   * @param filename where a trace of single kernels is written; none unless set
   */
  public record Config(Long firstStep, Long lastStep, String filename) {
    /** Checks values and fills in defaults. */
    public Config {
      firstStep = Check.or(firstStep, 21L);
      Check.positive(NAME + ".first_step", firstStep);
      lastStep = Check.or(lastStep, firstStep + 19);
      Check.that(
          NAME + ".last_step",
          lastStep,
          lastStep >= firstStep,
          "a step not before first_step, " + firstStep);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void onTrainBegin(Config config, CallbackContext context) {
    context.set(BEGIN, (double) context.step());
  }

  @Override
  public void onBatchBegin(Config config, CallbackContext context) {
    if (made(context) + 1 == config.firstStep) {
      context.startProfile();
    }
  }

  @Override
  public void onBatchEnd(Config config, CallbackContext context) {
    if (made(context) == config.lastStep) {
      finish(config, context);
    }
  }

  @Override
  public void onTrainEnd(Config config, CallbackContext context) {
    if (made(context) < config.firstStep) {
      context.say(
          NAME
              + " saw nothing: the run made "
              + made(context)
              + " steps, and it looks from step "
              + config.firstStep
              + " on");
    }
    finish(config, context);
  }

  private static long made(CallbackContext context) {
    return context.step() - (long) context.get(BEGIN, 0);
  }

  private static void finish(Config config, CallbackContext context) {
    context.stopProfile().ifPresent(profile -> tell(config, context, profile));
  }

  private static void tell(Config config, CallbackContext context, Profile profile) {
    long last = Math.min(config.lastStep, made(context));
    context.say("Steps " + config.firstStep + " to " + last + "\n" + profile.toTable());
    if (config.filename != null) {
      profile.writeTrace(Path.of(config.filename));
    }
  }
}
