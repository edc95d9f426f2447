package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.List;

/** Every case of every operation. */
public final class OperationCases {
  private OperationCases() {}

  /** All cases, made anew: the arrays are not kept. */
  public static List<OperationCase> all() {
    List<CaseSource> sources =
        List.of(
            new UnaryCases(),
            new BinaryCases(),
            new ReduceCases(),
            new MoveCases(),
            new IndexCases(),
            new MakeCases(),
            new LearningCases(),
            new WindowCases(),
            new RecurrentCases(),
            new AttentionCases(),
            new ScanCases(),
            new PoolingCases(),
            new NormalizationCases(),
            new UpdateCases());
    List<OperationCase> all = new ArrayList<>();
    sources.forEach(source -> all.addAll(source.cases()));
    return all;
  }
}
