package org.fascicle.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.fascicle.architecture.Manifests.Bundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The bundles' manifests keep the rules, and each rule sees the fault it is there for. */
class ManifestRulesTest {

  @Test
  void everyBundleIsLookedAt() throws IOException {
    assertThat(Manifests.ours())
        .extracting(Bundle::name)
        .contains(
            "org.fascicle.api",
            "org.fascicle.specs",
            "org.fascicle.platform",
            "org.fascicle.embed",
            "org.fascicle.plugin.core",
            "org.fascicle.plugin.cnn",
            "org.fascicle.plugin.rnn",
            "org.fascicle.plugin.datasets",
            "org.fascicle.natives.cpu",
            "org.fascicle.backend.reference",
            "org.fascicle.backend.cpu",
            "org.fascicle.tck");
  }

  @ParameterizedTest
  @EnumSource
  void bundlesKeepTheRule(ManifestRules rule) throws IOException {
    List<Bundle> bundles = Manifests.ours();
    SoftAssertions.assertSoftly(
        softly -> {
          for (Bundle bundle : bundles) {
            softly.assertThat(rule.violations(bundle)).as(bundle.name()).isEmpty();
          }
        });
  }

  static Stream<Arguments> faults() {
    String plugin = "org.fascicle.plugin.core";
    String backend = "org.fascicle.backend.cpu";
    String version = ";version=\"0.1.0\"";
    return Stream.of(
        fault(ManifestRules.NO_DYNAMIC_IMPORT, plugin, "DynamicImport-Package", "*"),
        fault(ManifestRules.NO_REQUIRED_BUNDLE, plugin, "Require-Bundle", "org.fascicle.api"),
        fault(ManifestRules.NO_ACTIVATOR, plugin, "Bundle-Activator", "org.fascicle.X"),
        fault(
            ManifestRules.PLUGINS_AND_BACKENDS_DO_NOT_MEET,
            plugin,
            "Import-Package",
            "org.fascicle.api,org.fascicle.plugin.datasets"),
        fault(
            ManifestRules.PLUGINS_AND_BACKENDS_DO_NOT_MEET,
            backend,
            "Import-Package",
            "org.fascicle.platform;version=\"[0.1,1)\""),
        fault(ManifestRules.BACKENDS_EXPORT_NOTHING, backend, "Export-Package", backend + version),
        fault(ManifestRules.EXPORTS_HAVE_VERSIONS, plugin, "Export-Package", plugin),
        fault(
            ManifestRules.EXPORTS_HAVE_VERSIONS,
            plugin,
            "Export-Package",
            plugin + version + "," + plugin + ".b;version=\"0.0.0\""),
        fault(
            ManifestRules.NO_INTERNALS_EXPORTED,
            plugin,
            "Export-Package",
            plugin + ".internal" + version),
        fault(
            ManifestRules.NAME_IS_THE_PACKAGE_ROOT,
            plugin,
            "Private-Package",
            plugin + ".layer,org.fascicle.plugin.cnn"));
  }

  private static Arguments fault(ManifestRules rule, String name, String header, String value) {
    return Arguments.of(rule, Manifests.of(name, Map.of(header, value)));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void ruleSeesTheFault(ManifestRules rule, Bundle bundle) {
    assertThat(rule.violations(bundle)).hasSize(1);
  }
}
