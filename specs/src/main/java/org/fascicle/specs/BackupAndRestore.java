package org.fascicle.specs;

import org.fascicle.api.model.Kind;
import org.fascicle.api.model.Spec;

/** Saves the run as it goes, so that the same program, started again, goes on where it stood. */
public final class BackupAndRestore extends SpecBuilder<BackupAndRestore> {
  private BackupAndRestore(Spec spec) {
    super(spec, BackupAndRestore::new);
  }

  /** Keeps the backup in this folder, after each epoch. */
  public static BackupAndRestore of(String backupDir) {
    return new BackupAndRestore(
        Spec.of(Kind.CALLBACK, "BackupAndRestore").with("backup_dir", backupDir));
  }

  /** Saves after every so many steps, not after each epoch. */
  public BackupAndRestore saveFreq(long steps) {
    return with("save_freq", steps);
  }

  /** Whether the backup is deleted when the run is done; true unless set. */
  public BackupAndRestore deleteCheckpoint(boolean delete) {
    return with("delete_checkpoint", delete);
  }
}
