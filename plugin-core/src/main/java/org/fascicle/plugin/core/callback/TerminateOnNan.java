package org.fascicle.plugin.core.callback;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Ends training when the loss is not a finite number, which it reads after every step, or a
 * parameter or state has elements that are not, which it reads after every epoch: a backend may
 * drop NaN in a rectifier, and then the loss of a network that is broken for good stays finite.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=TerminateOnNaN",
      Plugin.NAME + "=terminate_on_nan",
    })
public final class TerminateOnNan implements Callback<NoConfig> {
  private static final String ADVICE =
      ": lower the learning rate, or look for values that are not finite in the data";

  @Override
  public Class<NoConfig> configuration() {
    return NoConfig.class;
  }

  @Override
  public void onBatchEnd(NoConfig config, CallbackContext context) {
    Double loss = context.logs().get("loss");
    if (loss != null && !Double.isFinite(loss)) {
      context.stopTraining(
          "loss is "
              + loss
              + " after batch "
              + (context.batch() + 1)
              + " of epoch "
              + (context.epoch() + 1)
              + ADVICE);
    }
  }

  @Override
  public void onEpochEnd(NoConfig config, CallbackContext context) {
    broken(context.weights())
        .ifPresent(
            name ->
                context.stopTraining(
                    name
                        + " has elements that are not finite after epoch "
                        + (context.epoch() + 1)
                        + ADVICE));
  }

  private static Optional<String> broken(Map<String, HostArray> weights) {
    return weights.entrySet().stream()
        .filter(entry -> entry.getValue().dtype().isFloating())
        .filter(entry -> !Arrays.stream(entry.getValue().toDoubles()).allMatch(Double::isFinite))
        .map(Map.Entry::getKey)
        .findFirst();
  }
}
