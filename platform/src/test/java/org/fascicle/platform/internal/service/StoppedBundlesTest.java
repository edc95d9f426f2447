package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.util.Dictionary;
import java.util.Map;
import java.util.function.Supplier;
import org.fascicle.api.model.Kind;
import org.fascicle.platform.internal.registry.Catalogue.Entry;
import org.junit.jupiter.api.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.Version;

/** Component descriptions as bnd writes them. */
class StoppedBundlesTest {
  private static Entry read(String xml) throws Exception {
    return StoppedBundles.read(
        new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)), "bundle");
  }

  @Test
  void oneName() throws Exception {
    assertThat(
            read(
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <scr:component xmlns:scr="http://www.osgi.org/xmlns/scr/v1.1.0" name="a.Dense">
                  <property name="fascicle.name" type="String" value="Dense"/>
                  <service><provide interface="org.fascicle.api.plugin.Layer"/></service>
                  <implementation class="a.Dense"/>
                </scr:component>
                """))
        .isEqualTo(new Entry(Kind.LAYER, java.util.List.of("Dense"), "bundle"));
  }

  @Test
  void severalNames() throws Exception {
    assertThat(
            read("""
                <component name="a.Mse">
                  <service><provide interface="org.fascicle.api.plugin.Loss"/></service>
                  <property name="fascicle.name" type="String">
                    mean_squared_error
                    mse
                  </property>
                </component>
                """)
                .names())
        .containsExactly("mean_squared_error", "mse");
  }

  @Test
  void othersAreLeftOut() throws Exception {
    assertThat(read("<component name='x'><service><provide interface='y'/></service></component>"))
        .isNull();
  }

  @Test
  void aBundleThatIsBeingUpdatedIsLeftOut() {
    Bundle changing =
        fake(
            Bundle.class,
            Map.of(
                "getState", () -> Bundle.INSTALLED,
                "getHeaders", () -> dictionary("Service-Component", "OSGI-INF/a.xml"),
                "getSymbolicName", () -> "a",
                "getVersion", () -> Version.emptyVersion,
                "getEntry", () -> fail(new NullPointerException("as Felix does"))));
    BundleContext context =
        fake(BundleContext.class, Map.of("getBundles", () -> new Bundle[] {changing}));
    assertThat(new StoppedBundles(context).get()).isEmpty();
  }

  private static Object fail(RuntimeException e) {
    throw e;
  }

  private static Dictionary<String, String> dictionary(String key, String value) {
    return FrameworkUtil.asDictionary(Map.of(key, value));
  }

  private static <T> T fake(Class<T> type, Map<String, Supplier<Object>> methods) {
    InvocationHandler handler =
        (proxy, method, arguments) ->
            method.getName().equals("toString")
                ? type.getSimpleName()
                : methods.get(method.getName()).get();
    return type.cast(
        Proxy.newProxyInstance(
            StoppedBundlesTest.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
