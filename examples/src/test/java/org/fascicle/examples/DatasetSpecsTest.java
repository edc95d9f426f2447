package org.fascicle.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import org.fascicle.api.model.SpecSource;
import org.fascicle.platform.internal.config.ConfigBinder;
import org.fascicle.plugin.datasets.digits.DigitsConfig;
import org.fascicle.plugin.datasets.idx.ArchiveConfig;
import org.fascicle.plugin.datasets.random.RandomClassificationConfig;
import org.fascicle.plugin.datasets.reviews.ReviewsConfig;
import org.fascicle.plugin.datasets.reviews.RtPolarityConfig;
import org.fascicle.plugin.datasets.reviews.WordsConfig;
import org.fascicle.plugin.datasets.roads.RoadScenesConfig;
import org.fascicle.plugin.datasets.tabular.PimaDiabetesConfig;
import org.fascicle.plugin.datasets.text.SentencesConfig;
import org.fascicle.plugin.datasets.text.TextConfig;
import org.fascicle.plugin.datasets.text.VerwandlungConfig;
import org.fascicle.specs.Digits;
import org.fascicle.specs.FashionMnist;
import org.fascicle.specs.Mnist;
import org.fascicle.specs.Opinions;
import org.fascicle.specs.PimaDiabetes;
import org.fascicle.specs.RandomClassification;
import org.fascicle.specs.Reviews;
import org.fascicle.specs.RoadScenes;
import org.fascicle.specs.RtPolarity;
import org.fascicle.specs.RtPolarityWords;
import org.fascicle.specs.Sentences;
import org.fascicle.specs.Text;
import org.fascicle.specs.Verwandlung;
import org.junit.jupiter.api.Test;

/** The builders of datasets set what the datasets read. */
class DatasetSpecsTest {
  @Test
  void mnist() {
    assertThat(
            bound(
                Mnist.of().flatten().rawPixels().indexLabels().trainSamples(10).testSamples(5),
                ArchiveConfig.class))
        .isEqualTo(new ArchiveConfig(true, "raw", "index", 10, 5));
    assertThat(bound(FashionMnist.of(), ArchiveConfig.class))
        .isEqualTo(new ArchiveConfig(null, null, null, null, null));
  }

  @Test
  void digits() {
    assertThat(bound(Digits.of().seed(7).trainSamples(10), DigitsConfig.class))
        .isEqualTo(new DigitsConfig(null, null, null, 10, null, 7L));
  }

  @Test
  void randomClassification() {
    assertThat(
            bound(
                RandomClassification.of().features(3).classes(4).seed(5).indexLabels(),
                RandomClassificationConfig.class))
        .isEqualTo(new RandomClassificationConfig(3, 4, "index", null, null, 5L));
  }

  @Test
  void pimaDiabetes() {
    assertThat(bound(PimaDiabetes.of().testSamples(100), PimaDiabetesConfig.class))
        .isEqualTo(new PimaDiabetesConfig(100));
  }

  @Test
  void roadScenes() {
    assertThat(
            bound(
                RoadScenes.of().rawPixels().trainSamples(9).testSamples(3).seed(4),
                RoadScenesConfig.class))
        .isEqualTo(new RoadScenesConfig("raw", 9, 3, 4L));
  }

  @Test
  void reviews() {
    assertThat(bound(RtPolarity.of().length(5).testSamples(6).seed(7), RtPolarityConfig.class))
        .isEqualTo(new RtPolarityConfig(5, 6, 7L));
    assertThat(
            bound(
                Reviews.of().length(5).trainSamples(4).testSamples(6).seed(7), ReviewsConfig.class))
        .isEqualTo(new ReviewsConfig(5, 4, 6, 7L));
  }

  @Test
  void texts() {
    assertThat(
            bound(
                Text.of(Path.of("a.txt")).lowerCase().length(5).stride(2).testSamples(7),
                TextConfig.class))
        .isEqualTo(new TextConfig("a.txt", true, 5, 2, null, null, 7));
    assertThat(bound(Verwandlung.of().oneHotSymbols().indexLabels(), VerwandlungConfig.class))
        .isEqualTo(new VerwandlungConfig(null, null, null, "one_hot", "index", null));
    assertThat(
            bound(
                Sentences.of().characters(9).seed(3).indexSymbols().sequenceLabels(),
                SentencesConfig.class))
        .isEqualTo(new SentencesConfig(9, 3L, null, null, null, "index", "sequence", null));
  }

  @Test
  void reviewsByWords() {
    assertThat(bound(RtPolarityWords.of().length(5).words(9).testSamples(3), WordsConfig.class))
        .isEqualTo(new WordsConfig(5, 9, null, 3));
    assertThat(bound(Opinions.of().trainSamples(7), WordsConfig.class))
        .isEqualTo(new WordsConfig(null, null, 7, null));
  }

  private static Record bound(SpecSource source, Class<? extends Record> type) {
    return ConfigBinder.bind(type, source.spec().config(), Set.of(), source.spec().type());
  }
}
