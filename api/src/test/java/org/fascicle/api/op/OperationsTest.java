package org.fascicle.api.op;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The list of built-in operations holds every record of the package, and sane names. */
class OperationsTest {
  @Test
  void listsEveryOperationOfThePackage() throws Exception {
    List<Class<?>> found = new ArrayList<>(records());
    found.remove(Grad.class);
    assertThat(Operations.all().stream().map(Operations.Operation::type))
        .containsExactlyInAnyOrderElementsOf(
            found.stream().<Class<? extends Op>>map(c -> c.asSubclass(Op.class)).toList());
  }

  @Test
  void namesAreLowerSnakeCaseAndUnique() {
    assertThat(Operations.all())
        .extracting(Operations.Operation::name)
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("[a-z][a-z0-9]*(_[a-z0-9]+)*"));
  }

  @Test
  void asksNoMoreThanSixtyPrimitivesOfABackend() {
    assertThat(Operations.primitives()).hasSizeLessThanOrEqualTo(60);
  }

  @Test
  void findsByName() {
    assertThat(Operations.find("scatter_add").orElseThrow().type()).isEqualTo(ScatterAdd.class);
    assertThat(Operations.find("no_such")).isEmpty();
  }

  private static List<Class<?>> records() throws IOException, URISyntaxException {
    Path classes = Path.of(Op.class.getResource("Op.class").toURI()).getParent();
    try (Stream<Path> files = Files.list(classes)) {
      List<Class<?>> records = new ArrayList<>();
      for (Path file : files.sorted().toList()) {
        String name = file.getFileName().toString().replace(".class", "");
        Class<?> type = loaded(name);
        if (type.isRecord() && Op.class.isAssignableFrom(type)) {
          records.add(type);
        }
      }
      return records;
    }
  }

  private static Class<?> loaded(String name) {
    try {
      return Class.forName(Op.class.getPackageName() + "." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(name, e);
    }
  }
}
