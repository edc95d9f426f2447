package org.fascicle.tck.cases;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every case of every operation. */
public final class OperationCases {
  /** How many cases of an operation are run in bfloat16, too. */
  private static final int NARROWED = 6;

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
    all.addAll(narrowed(all));
    return all;
  }

  /** Some of each operation's cases in bfloat16, of different sizes. */
  private static List<OperationCase> narrowed(List<OperationCase> all) {
    Map<String, List<OperationCase>> byName = new LinkedHashMap<>();
    for (OperationCase c : all) {
      if (c.size() > 0) {
        c.narrowed()
            .ifPresent(n -> byName.computeIfAbsent(n.op().name(), k -> new ArrayList<>()).add(n));
      }
    }
    List<OperationCase> some = new ArrayList<>();
    for (List<OperationCase> cases : byName.values()) {
      int picked = Math.min(NARROWED, cases.size());
      for (int i = 0; i < picked; i++) {
        some.add(cases.get((int) ((long) i * (cases.size() - 1) / Math.max(1, picked - 1))));
      }
    }
    return some;
  }
}
