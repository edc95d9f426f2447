package org.fascicle.plugin.datasets.reviews;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.osgi.service.component.annotations.Component;

/**
 * {@code reviews}: made-up sentences about films, half of them praise, as numbers of characters;
 * see {@link Letters}. A negation turns a word's meaning round, so that counting words is not
 * enough. Needs no files.
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=reviews")
public final class ReviewsProvider implements DatasetProvider<ReviewsConfig> {
  private static final List<String> GOOD =
      List.of("wonderful", "clever", "touching", "funny", "fresh", "brilliant");
  private static final List<String> BAD =
      List.of("dull", "tired", "clumsy", "boring", "stale", "awful");
  private static final List<String> THINGS =
      List.of("film", "story", "comedy", "plot", "script", "thriller");

  @Override
  public Class<ReviewsConfig> configuration() {
    return ReviewsConfig.class;
  }

  @Override
  public Splits open(ReviewsConfig config, Optional<Path> dataDirectory) {
    int count = config.trainSamples() + config.testSamples();
    RandomStream random = new RandomStream(config.seed(), 0, 0);
    List<String> negative = write(random, BAD, GOOD, (count + 1) / 2);
    List<String> positive = write(random, GOOD, BAD, count / 2);
    return Reviews.of(negative, positive, config.length(), config.testSamples());
  }

  private static List<String> write(
      RandomStream random, List<String> meant, List<String> opposite, int count) {
    return Stream.generate(() -> sentence(random, meant, opposite)).limit(count).toList();
  }

  private static String sentence(RandomStream random, List<String> meant, List<String> opposite) {
    boolean negated = random.nextLong(3) == 0;
    String word = negated ? "not " + of(random, opposite) : of(random, meant);
    String thing = of(random, THINGS);
    return random.nextLong(2) == 0
        ? "the " + thing + " is " + word + " ."
        : "a " + thing + " that is " + word + " from beginning to end .";
  }

  private static String of(RandomStream random, List<String> words) {
    return words.get((int) random.nextLong(words.size()));
  }
}
