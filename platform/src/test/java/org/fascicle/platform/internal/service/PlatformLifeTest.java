package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.fascicle.api.exception.ClosedException;
import org.fascicle.api.tensor.Session;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.internal.registry.Catalogue;
import org.fascicle.platform.internal.registry.PluginRegistry;
import org.fascicle.platform.internal.registry.Plugins;
import org.fascicle.platform.internal.session.Engine;
import org.fascicle.spi.backend.Backend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A component that ends with its last user, and begins again with the next. */
@Timeout(30)
class PlatformLifeTest {
  @Test
  void theNextPlatformOverTheSameEngineWorks() {
    try (Engine engine = new Engine();
        Backend reference = new ReferenceBackend()) {
      PlatformFascicle first = platform(engine);
      Session session = first.session("first");
      first.close();
      assertThatThrownBy(() -> session.tensor(new float[1], 1)).isInstanceOf(ClosedException.class);

      PlatformFascicle second = platform(engine);
      Session waiting = second.session("second");
      engine.hub().execute(() -> engine.add(reference)); // arrives as it does in a framework
      assertThat(waiting.tensor(new float[] {3}, 1).item()).isEqualTo(3);
      second.close();
    }
  }

  private static PlatformFascicle platform(Engine engine) {
    Plugins plugins = new Plugins(new PluginRegistry(), new Catalogue());
    return new PlatformFascicle(engine, plugins, Optional::empty, "0.1.0");
  }
}
