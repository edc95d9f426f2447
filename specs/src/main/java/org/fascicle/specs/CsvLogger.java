package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Writes the logs of each epoch as a row of a file. */
public final class CsvLogger extends SpecBuilder<CsvLogger> {
  private CsvLogger(Spec spec) {
    super(spec, CsvLogger::new);
  }

  /** Writes to this file. */
  public static CsvLogger of(String filename) {
    return new CsvLogger(Spec.of(Kind.CALLBACK, "CSVLogger").with("filename", filename));
  }

  /** What separates the values; a comma unless set. */
  public CsvLogger separator(String separator) {
    return with("separator", separator);
  }

  /** Whether rows are added to those that the file has; false unless set. */
  public CsvLogger append(boolean append) {
    return with("append", append);
  }
}
