package org.fascicle.plugin.datasets.reviews;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fascicle.api.data.Splits;
import org.fascicle.api.exception.CorruptFileException;
import org.fascicle.api.exception.FascicleException;
import org.fascicle.api.exception.MissingDataException;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.api.random.RandomStream;
import org.fascicle.plugin.datasets.DataFolders;
import org.osgi.service.component.annotations.Component;

/**
 * {@code rt_polarity}: 5,331 sentences of film reviews that praise and as many that do not, as
 * numbers of characters; see {@link Letters}.
 *
 * @see <a href="https://www.cs.cornell.edu/people/pabo/movie-review-data/">Pang, Lee: Seeing stars
 *     (2005), sentence polarity dataset</a>
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=rt_polarity")
public final class RtPolarityProvider implements DatasetProvider<RtPolarityConfig> {
  private static final String FOLDER = "sentiment";

  @Override
  public Class<RtPolarityConfig> configuration() {
    return RtPolarityConfig.class;
  }

  @Override
  public Splits open(RtPolarityConfig config, Optional<Path> dataDirectory) {
    List<Path> folders = DataFolders.search(dataDirectory);
    return Reviews.of(
        sentences(find("rt-polarity.neg", folders), config.seed()),
        sentences(find("rt-polarity.pos", folders), config.seed()),
        config.length(),
        config.testSamples());
  }

  /** The file of this name. */
  static Path find(String name, List<Path> folders) {
    List<Path> places =
        folders.stream().map(folder -> folder.resolve(FOLDER).resolve(name)).toList();
    return places.stream()
        .filter(Files::isRegularFile)
        .findFirst()
        .orElseThrow(
            () ->
                new MissingDataException(
                    "The file "
                        + name
                        + " of the sentence polarity dataset is not here. Put it into one of these"
                        + " places:"
                        + String.join("", places.stream().map(place -> "\n  " + place).toList())
                        + "\nThe dataset \"reviews\" takes its place without any file."));
  }

  /** The lines, shuffled: the file has those of one critic side by side. */
  static List<String> sentences(Path file, long seed) {
    List<String> lines = lines(file);
    if (lines.size() != RtPolarityConfig.EACH) {
      throw new CorruptFileException(
          file,
          -1,
          RtPolarityConfig.EACH + " lines",
          lines.size() + "",
          "Replace it by the file as published.");
    }
    int[] order = new RandomStream(seed, 0, 0).permutation(lines.size());
    return Arrays.stream(order).mapToObj(i -> lines.get(i).strip()).toList();
  }

  /** The published files are in Latin 1; there are copies in UTF-8. */
  private static List<String> lines(Path file) {
    try {
      return lines(file, StandardCharsets.UTF_8);
    } catch (MalformedInputException e) {
      try {
        return lines(file, StandardCharsets.ISO_8859_1);
      } catch (IOException again) {
        throw unreadable(file, again);
      }
    } catch (IOException e) {
      throw unreadable(file, e);
    }
  }

  private static List<String> lines(Path file, Charset charset) throws IOException {
    return Arrays.asList(Files.readString(file, charset).strip().split("\n"));
  }

  private static FascicleException unreadable(Path file, IOException e) {
    return new FascicleException(file + " cannot be read: " + e.getMessage(), e);
  }
}
