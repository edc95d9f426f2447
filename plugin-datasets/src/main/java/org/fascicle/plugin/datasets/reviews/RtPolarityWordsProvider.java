package org.fascicle.plugin.datasets.reviews;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.datasets.DataFolders;
import org.osgi.service.component.annotations.Component;

/**
 * {@code rt_polarity_words}: the sentences of {@code rt_polarity}, 10,662 about films, half of them
 * praise, as numbers of words.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=rt_polarity_words")
public final class RtPolarityWordsProvider implements DatasetProvider<WordsConfig> {
  @Override
  public Class<WordsConfig> configuration() {
    return WordsConfig.class;
  }

  @Override
  public Splits open(WordsConfig config, Optional<Path> dataDirectory) {
    List<Path> folders = DataFolders.search(dataDirectory);
    WordedReviews reviews = new WordedReviews("rt_polarity_words");
    RtPolarityProvider.sentences(RtPolarityProvider.find("rt-polarity.neg", folders), 0)
        .forEach(sentence -> reviews.add(sentence, WordedReviews.AGAINST));
    RtPolarityProvider.sentences(RtPolarityProvider.find("rt-polarity.pos", folders), 0)
        .forEach(sentence -> reviews.add(sentence, WordedReviews.FOR));
    return reviews.splits(config);
  }
}
