package org.fascicle.specs;

import org.fascicle.api.model.Spec;

/** A layer that normalises groups of channels of each sample. */
public final class GroupNormalization extends NormalizationBuilder<GroupNormalization> {
  private GroupNormalization(Spec spec) {
    super(spec, GroupNormalization::new);
  }

  /** So many groups, a divisor of the number of channels. */
  public static GroupNormalization of(int groups) {
    return new GroupNormalization(layer("GroupNormalization").with("groups", groups));
  }

  /** One group a channel: instance normalisation. */
  public static GroupNormalization perChannel() {
    return of(-1);
  }

  /** The axis of the channels: 1 for {@code channels_first}. */
  public GroupNormalization axis(int axis) {
    return with("axis", axis);
  }
}
