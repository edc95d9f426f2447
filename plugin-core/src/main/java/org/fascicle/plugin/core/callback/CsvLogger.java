package org.fascicle.plugin.core.callback;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.fascicle.api.plugin.Callback;
import org.fascicle.api.plugin.CallbackContext;
import org.fascicle.api.plugin.Check;
import org.fascicle.api.plugin.Plugin;
import org.osgi.service.component.annotations.Component;

/**
 * Writes the logs of each epoch as a row of a file. The columns are those of the first epoch, by
 * name; a value that is missing later is {@code NA}.
 *
 * <p>A row is there completely or not at all; a run that goes on from a checkpoint first drops the
 * rows of epochs that it makes again.
 */
@Component(
    service = Callback.class,
    property = {
      Plugin.NAME + "=" + CsvLogger.NAME,
      Plugin.NAME + "=csv_logger",
    })
public final class CsvLogger implements Callback<CsvLogger.Config> {
  static final String NAME = "CSVLogger";
  private static final String EPOCH = "epoch";
  private static final String MISSING = "NA";

  /**
   * The configuration.
   *
   * @param filename the file
   * @param separator what separates the values; a comma unless set
   * @param append whether rows are added to those that the file has; false, which replaces the
   *     file, unless set
   */
  public record Config(String filename, String separator, Boolean append) {
    /** Checks values and fills in defaults. */
    public Config {
      Check.required(NAME + ".filename", filename, "a path to write to");
      separator = Check.or(separator, ",");
      Check.that(
          NAME + ".separator", separator.length(), !separator.isEmpty(), "1 or more letters");
      append = Check.or(append, false);
    }

    private RowFile file() {
      return new RowFile(Path.of(filename));
    }

    private String[] values(String row) {
      return row.split(Pattern.quote(separator), -1);
    }

    private String row(List<String> values) {
      return String.join(separator, values);
    }
  }

  @Override
  public Class<Config> configuration() {
    return Config.class;
  }

  @Override
  public void onTrainBegin(Config config, CallbackContext context) {
    RowFile file = config.file();
    List<String> rows = new ArrayList<>(file.rows());
    if (context.isResumed()) {
      while (!rows.isEmpty() && epoch(config, rows.get(rows.size() - 1)) >= context.epoch()) {
        rows.remove(rows.size() - 1);
      }
    } else if (!config.append) {
      rows.clear();
    }
    file.replace(rows);
  }

  /** The epoch of a row; -1 for the names of the columns. */
  private static int epoch(Config config, String row) {
    String first = config.values(row)[0];
    return first.matches("[0-9]{1,9}") ? Integer.parseInt(first) : -1;
  }

  @Override
  public void onEpochEnd(Config config, CallbackContext context) {
    RowFile file = config.file();
    List<String> rows = file.rows();
    String header = rows.isEmpty() ? config.row(columns(context)) : rows.get(0);
    if (rows.isEmpty()) {
      file.add(header);
    }
    List<String> values = new ArrayList<>();
    for (String column : config.values(header)) {
      Double value = context.logs().get(column);
      values.add(column.equals(EPOCH) ? context.epoch() + "" : Objects.toString(value, MISSING));
    }
    file.add(config.row(values));
  }

  /** As Keras: columns for a validation that comes later, too. */
  private static List<String> columns(CallbackContext context) {
    List<String> names = new ArrayList<>(new TreeSet<>(context.logs().keySet()));
    if (names.stream().noneMatch(name -> name.startsWith("val_"))) {
      names.addAll(names.stream().map(name -> "val_" + name).toList());
    }
    names.add(0, EPOCH);
    return names;
  }
}
