package org.fascicle.platform.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fascicle.api.Fascicle.SessionOptions;
import org.fascicle.api.op.SgdUpdate;
import org.fascicle.api.tensor.Placement;
import org.fascicle.api.tensor.Scope;
import org.fascicle.api.tensor.Session;
import org.fascicle.api.tensor.Tape;
import org.fascicle.api.tensor.Tensor;
import org.fascicle.api.tensor.Variable;
import org.fascicle.backend.reference.ReferenceBackend;
import org.fascicle.platform.Sessions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the guide to sessions shows, run. */
@SuppressWarnings("try") // scopes are closed, not used
class SessionsGuideTest {
  private static final Path GUIDE = Path.of("../docs/guide/sessions-and-swaps.md");
  private static final Pattern QUOTE = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  private final ReferenceBackend backend = new ReferenceBackend();
  private final Sessions sessions = Sessions.over(backend);
  private final Session session = sessions.session("guide");

  @AfterEach
  void nothingIsLeft() {
    sessions.close();
    assertThat(backend.memory().usedBytes()).isZero();
  }

  @Test
  void everyQuoteIsInThisFile() throws IOException {
    String here =
        flat(
            Files.readString(
                Path.of("src/test/java/org/fascicle/platform/guide/SessionsGuideTest.java")));
    Matcher quotes = QUOTE.matcher(Files.readString(GUIDE));
    int found = 0;
    while (quotes.find()) {
      assertThat(here).contains(flat(quotes.group(1)));
      found++;
    }
    assertThat(found).isEqualTo(5);
  }

  private static String flat(String code) {
    return code.replaceAll("\\s+", " ").strip();
  }

  @Test
  void scopes() {
    Tensor x = session.tensor(new float[] {1, 2, 3}, 3);
    Tensor y;
    try (Scope scope = session.scope()) {
      Tensor squares = x.mul(x);
      y = scope.keep(squares.sum()); // the rest is freed here
    }
    double value = y.item();
    assertThat(value).isEqualTo(14);
  }

  @Test
  void tapes() {
    Tensor x = session.tensor(new double[] {2}, 1);
    try (Tape tape = session.tape()) {
      tape.watch(x);
      Tensor y = x.mul(x).mul(x);
      Tensor dy = tape.gradient(y, x)[0]; // 3 x²
      assertThat(dy.item()).isEqualTo(12);
    }
  }

  @Test
  void steps() {
    Variable w = session.variable("w", session.tensor(new float[] {0}, 1), true);
    Tensor target = session.tensor(new float[] {3}, 1);
    for (int i = 0; i < 50; i++) {
      session.step(
          () -> {
            Tensor gradient;
            try (Tape tape = session.tape()) {
              Tensor loss = w.value().sub(target).square().sum();
              gradient = tape.gradient(loss, List.of(w))[0];
            }
            session.update(new SgdUpdate(0, false), w.value(), gradient, session.scalar(0.1));
            return null;
          });
    }
    assertThat(w.value().item()).isBetween(2.99, 3.01);
  }

  @Test
  void placement() {
    Session pinned =
        sessions.session(
            "pinned",
            SessionOptions.DEFAULT
                .seed(7)
                .placement(Placement.prefer("cpu", "reference").patience(Duration.ofMinutes(1))));
    assertThat(pinned.backend()).isEqualTo("reference");
    pinned.moveTo("reference");
    assertThat(pinned.migrations()).isEmpty();
  }

  @Test
  void workers() throws InterruptedException {
    Tensor x = session.tensor(new float[] {1}, 1);
    session.step(
        () -> {
          Thread worker = new Thread(session.inherit(() -> x.add(1).close()));
          worker.start();
          join(worker);
          return null;
        });
  }

  private static void join(Thread thread) {
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
