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
      Pattern.compile("```java\n// (test )?(\\w+\\.java)\n(.*?)```", Pattern.DOTALL);

  @Test
  void quotesAreFoundInTheSource() throws IOException {
    Matcher quotes = QUOTE.matcher(Files.readString(Path.of("../../docs/guide/write-a-layer.md")));
    int found = 0;
    while (quotes.find()) {
      Path sources = Path.of("src", quotes.group(1) == null ? "main" : "test");
      Path file = sources.resolve("java/com/example/swish").resolve(quotes.group(2));
      assertThat(Files.readString(file)).contains(quotes.group(3));
      found++;
    }
    assertThat(found).isEqualTo(9);
  }
}
