package org.fascicle.platform.internal.plan;

import org.fascicle.platform.internal.profile.Place;
import org.fascicle.spi.backend.Backend;
import org.fascicle.spi.backend.Storage;

/** What a plan runs on. */
interface PlanData {
  /** What was given under a number below zero. */
  Storage given(int number);

  /** Where a call came from; null if nothing says. */
  Place place(int call);

  /** Takes charge of a result that outlives the plan. */
  void made(int number, Backend backend, Storage storage);
}
