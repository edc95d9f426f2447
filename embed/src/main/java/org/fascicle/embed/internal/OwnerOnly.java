package org.fascicle.embed.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Folders that other users cannot write into: code is loaded from them. */
final class OwnerOnly {
  private OwnerOnly() {}

  static Path createDirectory(Path folder) throws IOException {
    if (!folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return Files.createDirectory(folder);
    }
    return Files.createDirectory(
        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
  }
}
