package org.fascicle.tck.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Every rule for layers has tests in the kit, and every test of the kit has one rule. */
class LayerRulesTest {
  private static final Pattern ROW =
      Pattern.compile("\\| \\d+ \\| MUST(?: NOT)? \\| .* \\| .* \\| (.*) \\|");
  private static final Pattern ID = Pattern.compile("`([a-z-]+/[a-z0-9-]+)`");

  @Test
  void rulesAndTestsMatch() throws IOException {
    List<String> named =
        Files.readAllLines(Path.of("..", "docs", "layer-rules.md")).stream()
            .map(ROW::matcher)
            .filter(row -> row.matches())
            .flatMap(row -> ID.matcher(row.group(1)).results())
            .map(id -> id.group(1))
            .toList();

    assertThat(named)
        .containsExactlyInAnyOrderElementsOf(LayerTests.all().stream().map(LayerTest::id).toList());
  }
}
