package org.fascicle.embed.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.fascicle.embed.bundle.LaunchException;
import org.junit.jupiter.api.Test;

class LaunchIndexTest {

  @Test
  void readsPackagesFrameworkAndBundles() {
    LaunchIndex index =
        LaunchIndex.parse(
            """
            package org.fascicle.api;version=0.1.0
            package org.fascicle.specs;version=0.2.0
            framework ab12 7 100 org.example.framework framework-1.jar
            bundles cd34 4294967295 200 org.example.first first 1.jar
            bundles ef56 0 300 org.example.second second-1.jar
            components 20 org.example.second
            """);
    assertThat(index.packages())
        .containsExactly("org.fascicle.api;version=0.1.0", "org.fascicle.specs;version=0.2.0");
    assertThat(index.framework())
        .containsExactly(
            new LaunchIndex.Entry(
                "META-INF/fascicle/framework/framework-1.jar",
                "ab12",
                7,
                100,
                "org.example.framework",
                "framework-1.jar"));
    assertThat(index.bundles())
        .extracting(LaunchIndex.Entry::name)
        .containsExactly("first 1.jar", "second-1.jar");
    assertThat(index.bundles().get(0).crc()).isEqualTo(4_294_967_295L);
    assertThat(index.components()).isEqualTo(Map.of("org.example.second", 20));
  }

  @Test
  void saysThatThePackagedJarIsNeeded() {
    ClassLoader bare = ClassLoader.getPlatformClassLoader();
    assertThatThrownBy(() -> LaunchIndex.load(bare))
        .isInstanceOf(LaunchException.class)
        .hasMessageContaining("Put the packaged fascicle-embed jar on the class path");
  }
}
