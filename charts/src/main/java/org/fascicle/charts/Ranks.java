package org.fascicle.charts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * The rows of a graph without cycles: every link goes down, by the longest path; a link over
 * several rows bends in each of them; few links cross.
 *
 * @see <a href="https://doi.org/10.1109/TSMC.1981.4308636">Sugiyama, Tagawa, Toda: Methods for
 *     Visual Understanding of Hierarchical System Structures (1981)</a>
 */
final class Ranks {
  private static final int SWEEPS = 24;

  /** Cells of each row, from left to right: nodes by their numbers, then bends. */
  final List<List<Integer>> rows = new ArrayList<>();

  /** The cells that each link goes through, from node to node. */
  final List<List<Integer>> chains = new ArrayList<>();

  /** The row of each cell. */
  final List<Integer> ranks = new ArrayList<>();

  private final List<List<Integer>> above = new ArrayList<>();
  private final List<List<Integer>> below = new ArrayList<>();
  private final int[] places;

  /**
   * Finds them.
   *
   * @param nodes how many
   * @param links from, to
   */
  Ranks(int nodes, List<int[]> links) {
    for (int rank : ranks(nodes, links)) {
      cell(rank);
    }
    links.forEach(this::bend);
    places = new int[ranks.size()];
    for (int node = 0; node < nodes; node++) {
      if (above.get(node).isEmpty()) {
        visit(node);
      }
    }
    order();
  }

  private static int[] ranks(int nodes, List<int[]> links) {
    int[] ranks = new int[nodes];
    for (boolean isMoved = true; isMoved; ) {
      isMoved = false;
      for (int[] link : links) {
        if (ranks[link[1]] <= ranks[link[0]]) {
          ranks[link[1]] = ranks[link[0]] + 1;
          isMoved = true;
        }
      }
    }
    // What nothing goes into stands close to where it is needed.
    for (int node = 0; node < nodes; node++) {
      int self = node;
      if (links.stream().noneMatch(link -> link[1] == self)) {
        ranks[node] =
            links.stream()
                .filter(link -> link[0] == self)
                .mapToInt(link -> ranks[link[1]] - 1)
                .min()
                .orElse(0);
      }
    }
    return ranks;
  }

  private int cell(int rank) {
    while (rows.size() <= rank) {
      rows.add(new ArrayList<>());
    }
    ranks.add(rank);
    above.add(new ArrayList<>());
    below.add(new ArrayList<>());
    return ranks.size() - 1;
  }

  private void bend(int... link) {
    List<Integer> chain = new ArrayList<>(List.of(link[0]));
    for (int rank = ranks.get(link[0]) + 1; rank < ranks.get(link[1]); rank++) {
      chain.add(cell(rank));
    }
    chain.add(link[1]);
    for (int i = 1; i < chain.size(); i++) {
      below.get(chain.get(i - 1)).add(chain.get(i));
      above.get(chain.get(i)).add(chain.get(i - 1));
    }
    chains.add(chain);
  }

  /** The first order: as a walk down finds them. */
  private void visit(int cell) {
    List<Integer> row = rows.get(ranks.get(cell));
    if (row.contains(cell)) {
      return;
    }
    row.add(cell);
    for (int next : below.get(cell)) {
      visit(next);
    }
  }

  /** Each row in the order of its neighbours' middles, down and up; the best order stays. */
  private void order() {
    List<List<Integer>> best = copy();
    int fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean isDown = sweep % 2 == 0;
      for (int i = 1; i < rows.size(); i++) {
        sort(rows.get(isDown ? i : rows.size() - 1 - i), isDown ? above : below);
      }
      int crossings = crossings();
      if (crossings < fewest) {
        fewest = crossings;
        best = copy();
      }
    }
    rows.clear();
    rows.addAll(best);
  }

  private List<List<Integer>> copy() {
    List<List<Integer>> copy = new ArrayList<>();
    rows.forEach(row -> copy.add(new ArrayList<>(row)));
    return copy;
  }

  private void place() {
    for (List<Integer> row : rows) {
      for (int i = 0; i < row.size(); i++) {
        places[row.get(i)] = i;
      }
    }
  }

  private void sort(List<Integer> row, List<List<Integer>> neighbours) {
    place();
    double[] middles = new double[places.length];
    for (int cell : row) {
      middles[cell] =
          neighbours.get(cell).stream().mapToInt(n -> places[n]).average().orElse(places[cell]);
    }
    row.sort(Comparator.comparingDouble(cell -> middles[cell]));
  }

  /** How many pairs of links cross. */
  int crossings() {
    place();
    int count = 0;
    for (List<Integer> row : rows) {
      List<int[]> segments = new ArrayList<>();
      for (int cell : row) {
        int[] ends = below.get(cell).stream().mapToInt(n -> places[n]).toArray();
        Arrays.sort(ends);
        for (int end : ends) {
          segments.add(new int[] {places[cell], end});
        }
      }
      for (int i = 0; i < segments.size(); i++) {
        for (int j = 0; j < i; j++) {
          int[] a = segments.get(j);
          int[] b = segments.get(i);
          count += a[0] < b[0] && a[1] > b[1] ? 1 : 0;
        }
      }
    }
    return count;
  }
}
