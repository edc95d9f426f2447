package org.fascicle.plugin.core.optimizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.plugin.core.OwnPlugins;
import org.junit.jupiter.api.Test;

/** The guide to optimisers says what is there. */
class OptimizersGuideTest {
  private static final Pattern QUOTE =
      Pattern.compile("```text\n// (\\w+\\.java)\n(.*?)```", Pattern.DOTALL);

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "guide", "optimizers.md"));
  }

  @Test
  void quotesSources() throws IOException {
    Path sources = Path.of("src/main/java/org/fascicle/plugin/core/optimizer");
    Matcher quotes = QUOTE.matcher(guide());
    int found = 0;
    while (quotes.find()) {
      assertThat(Files.readString(sources.resolve(quotes.group(1)))).contains(quotes.group(2));
      found++;
    }
    assertThat(found).isEqualTo(1);
  }

  @Test
  void namesEveryPlugin() throws IOException {
    String guide = guide();
    assertThat(OwnPlugins.all())
        .filteredOn(
            plugin ->
                switch (plugin.kind()) {
                  case OPTIMIZER, SCHEDULE, INITIALIZER, REGULARIZER, CONSTRAINT -> true;
                  default -> false;
                })
        .allSatisfy(plugin -> assertThat(guide).contains("`" + plugin.names().get(0) + "`"));
  }
}
