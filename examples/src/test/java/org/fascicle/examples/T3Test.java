package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.TrainingListener;
import org.fascicle.tck.plugin.PluginPlatform;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tagging. */
class T3Test {
  @TempDir Path folder;

  @Test
  void sentencesAreTaggedWordByWordAndPadded() {
    TaggedSentences sentences = TaggedSentences.of(1, 200);
    TaggedSentences again = TaggedSentences.of(1, 200);
    int verb = TaggedSentences.TAGS.indexOf("verb");
    for (int i = 0; i < 200; i++) {
      int verbs = 0;
      boolean ended = false;
      for (int t = i * 8; t < i * 8 + 8; t++) {
        assertThat(sentences.word(t)).isEqualTo(again.word(t));
        ended |= sentences.word(t) == 0;
        assertThat(ended).isEqualTo(sentences.word(t) == 0);
        verbs += sentences.word(t) != 0 && sentences.tag(t) == verb ? 1 : 0;
      }
      assertThat(verbs).isEqualTo(1);
    }
    assertThat(TaggedSentences.isAmbiguous(TaggedSentences.WORDS.id("plants"))).isTrue();
    assertThat(TaggedSentences.isAmbiguous(TaggedSentences.WORDS.id("dog"))).isFalse();
  }

  @Test
  void contextTellsWhatTheWordAloneDoesNot() {
    try (PluginPlatform platform =
        new PluginPlatform(getClass().getClassLoader(), Optional.empty())) {
      Map<String, Object> figures =
          Examples.find("T3")
              .run(
                  new ExampleRun(
                      platform.fascicle(),
                      8,
                      1,
                      Optional.of("reference"),
                      new CancelToken(),
                      new TrainingListener() {},
                      line -> {},
                      folder,
                      Map.of("samples", "1000", "units", "12")));

      assertThat((Double) figures.get("ambiguousAccuracy")).isGreaterThan(0.95);
      assertThat((Double) figures.get("ambiguousByWordAlone")).isLessThan(0.75);
      assertThat((Double) figures.get("testAccuracy")).isGreaterThan(0.97);
    }
  }
}
