package org.fascicle.platform.internal.train;

import org.fascicle.api.tensor.Tensor;
import org.fascicle.platform.internal.model.ParameterRules;
import org.fascicle.platform.internal.registry.Lease;
import org.fascicle.platform.internal.tensor.VariableCell;

/** The constraints on parameters, in one step. */
public interface Projection {
  /** Constrains nothing. */
  Projection NONE =
      new Projection() {
        @Override
        public boolean appliesTo(VariableCell parameter) {
          return false;
        }

        @Override
        public Tensor apply(VariableCell parameter, Tensor next) {
          return next;
        }
      };

  /** Whether a parameter is constrained. */
  boolean appliesTo(VariableCell parameter);

  /** What becomes of a constrained parameter's next value. */
  Tensor apply(VariableCell parameter, Tensor next);

  /** What layers ask of their parameters. */
  static Projection of(ParameterRules rules, Lease layers) {
    return new Projection() {
      @Override
      public boolean appliesTo(VariableCell parameter) {
        return rules.isConstrained(parameter);
      }

      @Override
      public Tensor apply(VariableCell parameter, Tensor next) {
        return rules.constrain(layers, parameter, next);
      }
    };
  }
}
