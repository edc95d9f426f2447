package org.fascicle.backend.cpu;

import java.util.Optional;
import org.osgi.service.component.ComponentContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/**
 * Looks for the native libraries when the bundle starts, and switches the backend on if they are
 * there. Where they are not, nothing is registered, the log says why, and other backends serve.
 */
@Component(
    immediate = true,
    service = {})
public final class CpuProbe {
  private static final System.Logger LOG = System.getLogger(CpuProbe.class.getName());

  /** Called by Declarative Services. */
  @Activate
  public CpuProbe(ComponentContext context) {
    Optional<String> reason = NativeLibraries.load();
    if (reason.isEmpty()) {
      context.enableComponent(CpuBackend.COMPONENT);
    } else {
      LOG.log(System.Logger.Level.WARNING, "cpu: not available: " + reason.get());
    }
  }
}
