package org.fascicle.platform.internal.session;

import org.fascicle.api.exception.FascicleException;
import org.fascicle.platform.internal.dispatch.PreparedCall;
import org.fascicle.platform.internal.plan.Runner;
import org.fascicle.platform.internal.profile.Place;
import org.fascicle.platform.internal.profile.Recorders;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/** Where kernels run: timed while somebody takes a profile. */
final class Launcher implements Runner {
  private final Recorders recorders;

  Launcher(Recorders recorders) {
    this.recorders = recorders;
  }

  /** Fails with the names of operation and backend. */
  @Override
  public void run(
      Place place,
      Backend backend,
      PreparedCall call,
      Storage[] in,
      Storage[] out,
      Storage scratch) {
    try {
      if (recorders.isEmpty()) {
        call.kernel().run(in, out, scratch);
      } else {
        timed(place, backend, call, () -> call.kernel().run(in, out, scratch));
      }
    } catch (FascicleException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new FascicleException(
          call.op().name() + " failed on backend \"" + backend.info().name() + "\": " + e, e);
    }
  }

  private void timed(Place place, Backend backend, PreparedCall call, Runnable kernel) {
    long bytes = 0;
    for (int i = 0; i < call.outputs(); i++) {
      bytes += call.output(i).bytes();
    }
    time(place, backend, call.op().name(), call.kernel().library(), bytes, kernel);
  }

  /** Moves data to or from a backend. */
  void transfer(Place place, Backend backend, String direction, long bytes, Runnable work) {
    if (recorders.isEmpty()) {
      work.run();
    } else {
      time(place, backend, direction, "", bytes, work);
    }
  }

  private void time(
      Place place, Backend backend, String name, String library, long bytes, Runnable work) {
    long start = System.nanoTime();
    work.run();
    backend.synchronize();
    long end = System.nanoTime();
    recorders.ran(place, name, backend.info().name(), library, start, end, bytes);
  }
}
