package org.fascicle.platform.internal.train;

import org.fascicle.platform.internal.model.Declared;
import org.fascicle.platform.internal.session.Commit;
import org.fascicle.platform.internal.session.PlatformSession;
import org.fascicle.platform.internal.tensor.VariableCell;

/** A value that starts anew with each epoch. */
final class Sum {
  private final PlatformSession session;
  private final Declared.Item item;
  private final VariableCell variable;

  Sum(PlatformSession session, String name, Declared.Item item) {
    this.session = session;
    this.item = item;
    this.variable = session.variable(name, item.spec(), item.initial());
  }

  /** The value. */
  VariableCell variable() {
    return variable;
  }

  /** Starts anew; inside a step. */
  void reset(Commit commit) {
    commit.assign(variable, session.filled(item.spec(), item.initial()));
  }
}
