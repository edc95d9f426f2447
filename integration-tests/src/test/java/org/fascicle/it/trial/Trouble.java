package org.fascicle.it.trial;

import org.fascicle.it.framework.Bundles;

/**
 * What an operator may do to a backend's bundle; each takes the backend away and brings it back.
 */
public enum Trouble {
  /** Stops and starts the bundle. */
  RESTART {
    @Override
    public void takeAway(Bundles bundles, String bundle) {
      bundles.stop(bundle);
    }

    @Override
    public void bringBack(Bundles bundles, String bundle) {
      bundles.start(bundle);
    }
  },
  /** Updates the bundle and refreshes it: its classes are others then. */
  UPDATE {
    @Override
    public void takeAway(Bundles bundles, String bundle) {
      bundles.stop(bundle);
      bundles.update(bundle);
    }

    @Override
    public void bringBack(Bundles bundles, String bundle) {
      bundles.start(bundle);
    }
  },
  /** The same while the bundle runs: gone and back in one go. */
  UPDATE_RUNNING {
    @Override
    public void takeAway(Bundles bundles, String bundle) {
      bundles.update(bundle);
    }

    @Override
    public void bringBack(Bundles bundles, String bundle) {
      // It is back.
    }
  },
  /** Disables and enables the bundle's components. */
  DISABLE {
    @Override
    public void takeAway(Bundles bundles, String bundle) {
      bundles.disableComponents(bundle);
    }

    @Override
    public void bringBack(Bundles bundles, String bundle) {
      bundles.enableComponents(bundle);
    }
  };

  /** Whether the bundle's classes are others afterwards. */
  public final boolean changesClasses() {
    return this == UPDATE || this == UPDATE_RUNNING;
  }

  /** Takes the backend away. */
  public abstract void takeAway(Bundles bundles, String bundle);

  /** Brings it back. */
  public abstract void bringBack(Bundles bundles, String bundle);
}
