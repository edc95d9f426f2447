package org.fascicle.plugin.datasets.reviews;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * {@code opinions}: 3,000 made-up sentences for and against, as numbers of words. Needs no file.
 * Each praises or blames, now and then by denying the contrary, so that single words do not tell.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=opinions")
public final class OpinionsProvider implements DatasetProvider<WordsConfig> {
  private static final int SENTENCES = 3_000;
  private static final List<String> THINGS =
      List.of("film", "story", "music", "hero", "ending", "plot", "camera", "cast");
  private static final List<String> GOOD =
      List.of("good", "funny", "moving", "clever", "bright", "lively");
  private static final List<String> BAD =
      List.of("bad", "dull", "empty", "clumsy", "long", "silly");
  private static final List<String> PLAIN =
      List.of("and we went home", "said a friend of mine", "on a rainy evening", "as one hears");

  @Override
  public Class<WordsConfig> configuration() {
    return WordsConfig.class;
  }

  @Override
  public Splits open(WordsConfig config, Optional<Path> dataDirectory) {
    WordedReviews reviews = new WordedReviews("opinions");
    RandomStream random = new RandomStream(0, 0, 0);
    for (int i = 0; i < SENTENCES; i++) {
      int kind = i % 2 == 0 ? WordedReviews.AGAINST : WordedReviews.FOR;
      reviews.add(sentence(kind == WordedReviews.FOR, random), kind);
    }
    return reviews.splits(config);
  }

  private static String sentence(boolean praise, RandomStream random) {
    boolean denied = random.nextLong(3) == 0;
    String word = of(praise == denied ? BAD : GOOD, random);
    String verb = denied ? " is not " : " is ";
    String rest = random.nextLong(2) == 0 ? "" : " " + of(PLAIN, random);
    return "the " + of(THINGS, random) + verb + word + rest + " .";
  }

  private static String of(List<String> words, RandomStream random) {
    return words.get((int) random.nextLong(words.size()));
  }
}
