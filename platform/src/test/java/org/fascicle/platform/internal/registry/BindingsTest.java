package org.fascicle.platform.internal.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.List;
import org.fascicle.api.exception.InvalidArgumentException;
import org.fascicle.api.exception.MissingPluginException;
import org.fascicle.api.exception.UnknownNameException;
import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;
import org.fascicle.api.plugin.Activation;
import org.fascicle.api.plugin.NoConfig;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What models want of the registry, and what they keep. */
@Timeout(30)
class BindingsTest {
  private final PluginRegistry registry = new PluginRegistry();
  private final Plugins plugins = new Plugins(registry, new Catalogue());

  /** x. */
  static final class Same implements Activation<NoConfig> {
    @Override
    public Class<NoConfig> configuration() {
      return NoConfig.class;
    }

    @Override
    public Tensor apply(NoConfig config, Tensor x) {
      return x;
    }
  }

  private Provider add(String version, Plugin<?> plugin) {
    Provider provider =
        new Provider(
            Kind.ACTIVATION,
            List.of("same", "identity"),
            "b",
            BundleVersion.parse(version),
            () -> plugin);
    registry.add(provider);
    return provider;
  }

  private static Spec same() {
    return Spec.of(Kind.ACTIVATION, "same");
  }

  @Test
  void theHighestVersionInTheRangeIsBound() {
    add("1.0.0", new Same());
    Provider two = add("2.0.0", new Same());
    add("3.0.0", new Same());
    try (Bindings bindings = plugins.bindings("model")) {
      PluginRef ref = bindings.add(same().range("[1,3)"), "here");
      assertThat(bindings.lease().get(ref).provider()).isSameAs(two);
    }
  }

  @Test
  void everyNameFinds() {
    add("1.0.0", new Same());
    try (Bindings bindings = plugins.bindings("model")) {
      for (String name : List.of("same", "Same", "identity", "Identity")) {
        assertThat(bindings.resolve(Spec.of(Kind.ACTIVATION, name), "here").provider().name())
            .isEqualTo("same");
      }
    }
  }

  @Test
  void anArrivalDisturbsNobody() {
    Provider one = add("1.0.0", new Same());
    try (Bindings bindings = plugins.bindings("model")) {
      PluginRef ref = bindings.add(same(), "here");
      Lease lease = bindings.lease();
      Provider two = add("2.0.0", new Same());
      assertThat(bindings.lease()).isSameAs(lease);
      registry.remove(one);
      Lease next = bindings.lease();
      assertThat(next.get(ref).provider()).isSameAs(two);
      assertThat(Lease.changes(lease.versions(), next.versions()))
          .containsExactly("activation same: b 1.0.0 → b 2.0.0");
    }
  }

  @Test
  void rebindingTakesTheBest() {
    add("1.0.0", new Same());
    try (Bindings bindings = plugins.bindings("model")) {
      PluginRef ref = bindings.add(same(), "here");
      bindings.lease();
      Provider two = add("2.0.0", new Same());
      bindings.rebind();
      assertThat(bindings.lease().get(ref).provider()).isSameAs(two);
    }
  }

  @Test
  void anIdleModelHoldsNothingOfAPluginThatLeft() throws InterruptedException {
    Provider[] provider = {add("1.0.0", new Same())};
    try (Bindings bindings = plugins.bindings("model")) {
      PluginRef ref = bindings.add(same(), "here");
      WeakReference<Plugin<?>> plugin = new WeakReference<>(bindings.lease().get(ref).plugin());
      // The supplier above holds the object too: here it stands for the bundle, which goes.
      registry.remove(provider[0]);
      provider[0] = null;
      for (int i = 0; i < 100 && plugin.get() != null; i++) {
        System.gc();
        Thread.sleep(10);
      }
      assertThat(plugin.get()).isNull();
    }
  }

  @Test
  void waitingEndsWhenThePluginComes() throws InterruptedException {
    try (Bindings bindings = plugins.bindings("model")) {
      PluginRef ref = bindings.add(same(), "here");
      StringBuilder told = new StringBuilder();
      Thread later =
          new Thread(
              () -> {
                try {
                  Thread.sleep(100);
                } catch (InterruptedException e) {
                  return;
                }
                add("1.0.0", new Same());
              });
      later.start();
      Lease lease = bindings.await(Duration.ofSeconds(20), told::append, () -> false);
      later.join();
      assertThat(lease.get(ref).plugin()).isInstanceOf(Same.class);
      assertThat(told.toString()).isEqualTo("waits for activation same (here)");
    }
  }

  @Test
  void waitingHasAnEnd() {
    try (Bindings bindings = plugins.bindings("model")) {
      bindings.add(same(), "here");
      assertThatThrownBy(() -> bindings.await(Duration.ofMillis(150), text -> {}, () -> false))
          .isInstanceOf(MissingPluginException.class);
      assertThat(bindings.await(Duration.ofDays(999_999_999_999L), text -> {}, () -> true))
          .isNull();
    }
  }

  @Test
  void anInterruptEndsTheWaiting() {
    try (Bindings bindings = plugins.bindings("model")) {
      bindings.add(same(), "here");
      Thread.currentThread().interrupt();
      assertThatThrownBy(() -> bindings.await(Duration.ofDays(1), text -> {}, () -> false))
          .hasMessageContaining("interrupted");
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Test
  void aNameThatUsersAskForIsExplained() {
    add("1.0.0", new Same());
    try (Bindings bindings = plugins.bindings("model")) {
      assertThatThrownBy(() -> bindings.resolveNamed(Spec.of(Kind.ACTIVATION, "smae")))
          .isInstanceOf(UnknownNameException.class)
          .hasMessageContaining("Did you mean same?");
      assertThatThrownBy(() -> bindings.resolveNamed(Spec.of(Kind.DATASET, "mnist")))
          .hasMessageContaining("It is provided by org.fascicle.plugin.datasets");
    }
  }

  @Test
  void configurationsAreRefusedWhenAllNamesAreKnown() {
    add("1.0.0", new Same());
    try (Bindings bindings = plugins.bindings("model")) {
      bindings.add(same().with("wrong", 1), "here");
      assertThatThrownBy(bindings::lease)
          .isInstanceOf(InvalidArgumentException.class)
          .hasMessageContaining("here: expected the key name, got \"wrong\"");
      bindings.add(Spec.of(Kind.ACTIVATION, "other"), "there");
      assertThatThrownBy(bindings::lease).isInstanceOf(MissingPluginException.class);
    }
  }
}
