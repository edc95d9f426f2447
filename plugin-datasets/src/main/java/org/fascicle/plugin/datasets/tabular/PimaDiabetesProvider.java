package org.fascicle.plugin.datasets.tabular;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.fascicle.api.data.Dataset;
import org.fascicle.api.data.HostArray;
import org.fascicle.api.data.Splits;
import org.fascicle.api.plugin.DatasetProvider;
import org.fascicle.api.plugin.Plugin;
import org.fascicle.plugin.datasets.DataFolders;
import org.osgi.service.component.annotations.Component;

/**
 * {@code pima_diabetes}: 768 women of the Pima; eight measurements each (pregnancies, glucose,
 * blood pressure, skin fold, insulin, body mass index, pedigree, age) and whether diabetes came
 * within five years: 0 or 1.
 *
 * @see <a href="https://www.ncbi.nlm.nih.gov/pmc/articles/PMC2245318/">Smith, Everhart, Dickson,
 *     Knowler, Johannes: Using the ADAP Learning Algorithm to Forecast the Onset of Diabetes
 *     Mellitus (1988)</a>
 */
@Component(service = DatasetProvider.class, property = Plugin.NAME + "=pima_diabetes")
public final class PimaDiabetesProvider implements DatasetProvider<PimaDiabetesConfig> {
  private static final String FILE = "pima-indians-diabetes.csv";
  private static final int FEATURES = 8;

  @Override
  public Class<PimaDiabetesConfig> configuration() {
    return PimaDiabetesConfig.class;
  }

  @Override
  public Splits open(PimaDiabetesConfig config, Optional<Path> dataDirectory) {
    Path file = NumberTable.find("Pima diabetes", FILE, DataFolders.search(dataDirectory));
    Dataset all = read(file);
    if (config.testSamples() == 0) {
      return new Splits(Map.of("train", all));
    }
    long train = all.size() - config.testSamples();
    return Splits.of(all.take(train), all.skip(train));
  }

  /** Inputs (N, 8), targets (N, 1). */
  static Dataset read(Path file) {
    float[][] rows = NumberTable.read(file, PimaDiabetesConfig.ROWS, FEATURES + 1);
    float[][] inputs = new float[rows.length][];
    float[][] targets = new float[rows.length][];
    for (int i = 0; i < rows.length; i++) {
      inputs[i] = Arrays.copyOf(rows[i], FEATURES);
      targets[i] = new float[] {rows[i][FEATURES]};
      if (targets[i][0] != 0 && targets[i][0] != 1) {
        throw NumberTable.corrupt(
            file, "0 or 1 as the last number of row " + (i + 1), targets[i][0] + "");
      }
    }
    return Dataset.of(HostArray.of(inputs), HostArray.of(targets));
  }
}
