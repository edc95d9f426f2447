package org.fascicle.backend.cpu;

import java.util.Optional;
import org.fascicle.backend.cpu.library.NativeLibraries;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Threading;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Looks for the native libraries when the bundle starts, and makes the backend if they are there,
 * before the start returns. Where they are not, nothing is registered, the log says why, and other
 * backends serve.
 */
@Component(
    immediate = true,
    service = {})
public final class CpuProbe {
  private static final System.Logger LOG = System.getLogger(CpuProbe.class.getName());

  private final ComponentInstance<Backend> backend;

  /** Called by Declarative Services. */
  @Activate
  public CpuProbe(
      @Reference(target = "(component.factory=" + CpuBackend.COMPONENT + ")")
          ComponentFactory<Backend> factory,
      @Reference Threading threading) {
    Optional<String> reason = NativeLibraries.load(threading);
    reason.ifPresent(why -> LOG.log(System.Logger.Level.WARNING, "cpu: not available: " + why));
    this.backend = reason.isEmpty() ? factory.newInstance(null) : null;
  }

  /** Called by Declarative Services. */
  @Deactivate
  public void stop() {
    if (backend != null) {
      backend.dispose();
    }
  }
}
