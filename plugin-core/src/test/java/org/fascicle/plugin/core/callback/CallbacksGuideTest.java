package org.fascicle.plugin.core.callback;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.api.model.Kind;
import org.fascicle.plugin.core.OwnPlugins;
import org.junit.jupiter.api.Test;

/** The guide to callbacks says what is there. */
class CallbacksGuideTest {
  private static final Pattern QUOTE =
      Pattern.compile("```text\n// (\\w+\\.java)\n(.*?)```", Pattern.DOTALL);

  private static String guide() throws IOException {
    return Files.readString(Path.of("..", "docs", "guide", "callbacks.md"));
  }

  @Test
  void quotesSources() throws IOException {
    Path sources = Path.of("src/main/java/org/fascicle/plugin/core/callback");
    Matcher quotes = QUOTE.matcher(guide());
    int found = 0;
    while (quotes.find()) {
      assertThat(Files.readString(sources.resolve(quotes.group(1)))).contains(quotes.group(2));
      found++;
    }
    assertThat(found).isEqualTo(2);
  }

  @Test
  void namesEveryCallback() throws IOException {
    String guide = guide();
    assertThat(OwnPlugins.all())
        .filteredOn(plugin -> plugin.kind() == Kind.CALLBACK)
        .isNotEmpty()
        .allSatisfy(
            plugin ->
                assertThat(plugin.names())
                    .allSatisfy(name -> assertThat(guide).contains("`" + name + "`")));
  }
}
