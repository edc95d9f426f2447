package org.fascicle.plugin.core.callback;

import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/** Ends training when the loss is not a finite number; reads it after every step. */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=TerminateOnNaN",
      Plugin.NAME + "=terminate_on_nan",
    })
public final class TerminateOnNan implements Callback<NoConfig> {
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
              + ": lower the learning rate, or look for values that are not finite in the data");
    }
  }
}
