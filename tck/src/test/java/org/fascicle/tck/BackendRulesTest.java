package org.fascicle.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fascicle.tck.harness.KitTest;
import org.junit.jupiter.api.Test;

/** Every rule for backends has a test in the kit, and every test of the kit has a rule. */
class BackendRulesTest {
  private static final Pattern ROW =
      Pattern.compile("\\| (\\d+\\.\\d+) \\| (MUST NOT|MUST|SHOULD|MAY) \\| .* \\| .* \\|(.*)\\|");
  private static final Pattern GROUP = Pattern.compile("`([a-z-]+)`");

  /** A row of the tables. */
  private record Rule(String id, String level, Set<String> groups) {}

  private static List<Rule> rules() throws IOException {
    List<Rule> rules = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of("..", "docs", "backend-rules.md"))) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        Set<String> groups =
            GROUP
                .matcher(row.group(3))
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toSet());
        rules.add(new Rule(row.group(1), row.group(2), groups));
      }
    }
    return rules;
  }

  private static Set<String> groups() {
    return Kit.tests().stream().map(KitTest::group).collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void rulesAreNumberedWithoutGapsOrRepetition() throws IOException {
    List<String> ids = rules().stream().map(Rule::id).toList();
    assertThat(ids).hasSizeGreaterThan(30).doesNotHaveDuplicates();
    for (int i = 1; i < ids.size(); i++) {
      String[] before = ids.get(i - 1).split("\\.", -1);
      String next = before[0] + "." + (Integer.parseInt(before[1]) + 1);
      String section = (Integer.parseInt(before[0]) + 1) + ".1";
      assertThat(ids.get(i)).isIn(next, section);
    }
  }

  @Test
  void everyRuleHasAKitTest() throws IOException {
    Set<String> known = groups();
    for (Rule rule : rules()) {
      assertThat(known).as("tests of rule %s", rule.id).containsAll(rule.groups);
      if (!rule.level.equals("MAY")) {
        assertThat(rule.groups).as("tests of rule %s", rule.id).isNotEmpty();
      }
    }
  }

  @Test
  void everyKitTestHasARule() throws IOException {
    Set<String> named = new TreeSet<>();
    rules().forEach(rule -> named.addAll(rule.groups));
    assertThat(named).containsExactlyElementsOf(groups());
  }
}
