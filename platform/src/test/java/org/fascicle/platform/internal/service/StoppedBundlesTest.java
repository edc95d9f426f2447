package org.fascicle.platform.internal.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.fascicle.api.model.Kind;
import org.fascicle.platform.internal.registry.Catalogue.Entry;
import org.junit.jupiter.api.Test;

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
}
