package com.example.swish;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The guide quotes this bundle's source. */
class GuideTest {
  private static final Pattern QUOTE =
      Pattern.compile("```java\n// (\\w+\\.java)\n(.*?)```", Pattern.DOTALL);

  @Test
  void quotesAreFoundInTheSource() throws IOException {
    Path sources = Path.of("src/main/java/com/example/swish");
    Matcher quotes = QUOTE.matcher(Files.readString(Path.of("../../docs/guide/write-a-layer.md")));
    int found = 0;
    while (quotes.find()) {
      assertThat(Files.readString(sources.resolve(quotes.group(1)))).contains(quotes.group(2));
      found++;
    }
    assertThat(found).isEqualTo(8);
  }
}
