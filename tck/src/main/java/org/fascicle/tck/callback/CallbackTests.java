package org.fascicle.tck.callback;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import org.fascicle.api.model.CancelToken;
import org.fascicle.api.model.Fit;
import org.fascicle.api.model.History;
import org.fascicle.api.model.Model;
import org.fascicle.api.model.Save;
import org.fascicle.api.plugin.Callback;

/** The tests of a callback. Each runs in a platform and a folder of its own. */
public final class CallbackTests {
  private CallbackTests() {}

  /** All tests. */
  public static List<CallbackTest> all() {
    return List.of(
        new CallbackTest("has no fields that change", CallbackTests::hasNoState),
        new CallbackTest("is configured by a public record", CallbackTests::isConfigured),
        new CallbackTest("equal runs have equal results", CallbackTests::isDeterministic),
        new CallbackTest("leaves the order of calls", CallbackTests::leavesTheOrder),
        new CallbackTest("bears a run without validation", CallbackTests::bearsNoValidation),
        new CallbackTest("bears a run without epochs", CallbackTests::bearsNoEpochs),
        new CallbackTest("bears logs that are NaN", CallbackTests::bearsNan),
        new CallbackTest("bears being stopped by another", CallbackTests::bearsStop),
        new CallbackTest("bears a cancelled run", CallbackTests::bearsCancel),
        new CallbackTest("bears the failure of another", CallbackTests::bearsFailure),
        new CallbackTest("a run saved and resumed equals an unbroken one", CallbackTests::resumes),
        new CallbackTest("a run goes on through an update", CallbackTests::isUpdated));
  }

  /** Fields of an object or class outlive neither an update nor a save. */
  private static void hasNoState(CallbackSubject subject) {
    for (Class<?> type = subject.create().get().getClass();
        type != Object.class;
        type = type.getSuperclass()) {
      for (Field field : type.getDeclaredFields()) {
        boolean constant =
            Modifier.isStatic(field.getModifiers()) && Modifier.isFinal(field.getModifiers());
        require(
            constant || field.isSynthetic(),
            type.getName()
                + " has the field "
                + field.getName()
                + ": keep it in CallbackContext, which outlives the object");
      }
    }
  }

  private static void isConfigured(CallbackSubject subject) throws Exception {
    Callback<?> callback = subject.create().get();
    Class<?> type = callback.configuration();
    require(
        type != null && type.isRecord() && Modifier.isPublic(type.getModifiers()),
        "configuration() gives " + type + ", which is no public record");
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      new Outcome().train(model, world.fit());
    }
  }

  private static void isDeterministic(CallbackSubject subject) throws Exception {
    Outcome first = unbroken(subject);
    Outcome second = unbroken(subject);
    requireEqual("a second run", first, second);
    boolean same =
        subject.tellsTimes()
            ? first.said().size() == second.said().size()
            : first.said().equals(second.said());
    require(same, "it said " + first.said() + " and then, in an equal run, " + second.said());
  }

  private static Outcome unbroken(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      return new Outcome().train(model, world.fit());
    }
  }

  private static void leavesTheOrder(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      OrderOfCalls order = new OrderOfCalls();
      new Outcome().train(model, world.fit().listen(order.listener()));
      require(order.faults().isEmpty(), order.faults().toString());
    }
  }

  private static void bearsNoValidation(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      new Outcome().train(model, world.bare());
    }
  }

  private static void bearsNoEpochs(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      Fit none = world.fit().initialEpoch(CallbackWorld.EPOCHS);
      require(new Outcome().train(model, none).stop() == History.Stop.COMPLETED, "it went on");
    }
  }

  private static void bearsNan(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      History history = model.fit(SmallNetwork.samples(Float.NaN), world.fit());
      require(
          history.stop() == History.Stop.COMPLETED || history.stop() == History.Stop.STOPPED,
          "the run ended as " + history.stop());
    }
  }

  private static void bearsStop(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      OrderOfCalls order = new OrderOfCalls();
      Fit stopped =
          world
              .fit()
              .onBatchEnd(
                  run -> {
                    if (run.step() == CallbackWorld.STEPS + 1) {
                      run.stopTraining("another stops it");
                    }
                  })
              .listen(order.listener());
      Outcome outcome = new Outcome().train(model, stopped);
      require(outcome.stop() == History.Stop.STOPPED, "the run ended as " + outcome.stop());
      require(order.faults().isEmpty(), order.faults().toString());
    }
  }

  private static void bearsCancel(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      OrderOfCalls order = new OrderOfCalls();
      Outcome outcome = new Outcome().train(model, cancelled(world, 2).listen(order.listener()));
      require(outcome.stop() == History.Stop.CANCELLED, "the run ended as " + outcome.stop());
      require(order.faults().isEmpty(), order.faults().toString());
    }
  }

  private static Fit cancelled(CallbackWorld world, long step) {
    CancelToken token = new CancelToken();
    return world
        .fit()
        .cancelToken(token)
        .onBatchEnd(
            run -> {
              if (run.step() == step) {
                token.cancel();
              }
            });
  }

  private static void bearsFailure(CallbackSubject subject) throws Exception {
    try (CallbackWorld world = new CallbackWorld(subject);
        Model model = world.model()) {
      try {
        model.fit(
            SmallNetwork.samples(),
            world
                .fit()
                .onBatchEnd(
                    run -> {
                      if (run.step() == CallbackWorld.STEPS + 2) {
                        throw new PlannedFailure();
                      }
                    }));
      } catch (PlannedFailure e) {
        History partial = model.history().orElseThrow();
        require(partial.stop() == History.Stop.FAILED, "the run ended as " + partial.stop());
        require(partial.epochs().size() == 1, "the history has " + partial.epochs().size());
        require(
            new Outcome().train(model, world.fit()).stop() != History.Stop.FAILED,
            "the next run failed");
        return;
      }
      throw new AssertionError("the failure of a listener was swallowed");
    }
  }

  /** Broken after each step of the run in turn, also between epochs. */
  private static void resumes(CallbackSubject subject) throws Exception {
    Outcome unbroken = unbroken(subject);
    for (long step = 1; step < (long) CallbackWorld.EPOCHS * CallbackWorld.STEPS; step++) {
      try (CallbackWorld world = new CallbackWorld(subject)) {
        Outcome broken = new Outcome();
        try (Model model = world.model()) {
          broken.train(model, cancelled(world, step));
          model.save(world.file(), Save.ALL);
        }
        // Whoever goes on is another program, with another object.
        world.update();
        if (broken.stop() == History.Stop.CANCELLED) {
          try (Model model = world.load(world.file())) {
            broken.train(model, world.fit().resume());
          }
        }
        requireEqual("saved and resumed after step " + step + ",", unbroken, broken);
      }
    }
  }

  private static void isUpdated(CallbackSubject subject) throws Exception {
    Outcome unbroken = unbroken(subject);
    for (long at = 1; at < (long) CallbackWorld.EPOCHS * CallbackWorld.STEPS; at++) {
      long step = at;
      try (CallbackWorld world = new CallbackWorld(subject);
          Model model = world.model()) {
        Fit updated =
            world
                .fit()
                .onBatchEnd(
                    run -> {
                      if (run.step() == step) {
                        world.update();
                      }
                    });
        requireEqual(
            "updated after step " + step + ",", unbroken, new Outcome().train(model, updated));
      }
    }
  }

  private static void requireEqual(String what, Outcome expected, Outcome actual) {
    require(
        expected.result().equals(actual.result()),
        what + " gives\n" + actual.result() + "\nand not\n" + expected.result());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }
}
