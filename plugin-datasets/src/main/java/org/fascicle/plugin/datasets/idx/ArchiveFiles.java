package org.fascicle.plugin.datasets.idx;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fascicle.api.exception.MissingDataException;

/** Finds the files of an archive, or says where to put them. */
final class ArchiveFiles {
  private final ImageArchive archive;
  private final List<Path> folders;

  ArchiveFiles(ImageArchive archive, List<Path> dataFolders) {
    this.archive = archive;
    this.folders = dataFolders.stream().map(data -> data.resolve(archive.folder())).toList();
  }

  /**
   * The archive's files in the order of {@link ImageArchive#STEMS}, from the first folder that has
   * them all.
   *
   * @throws MissingDataException if none has; the message says which files belong where
   */
  List<Path> find() {
    for (Path folder : folders) {
      List<Path> files = present(folder);
      if (files.size() == ImageArchive.STEMS.size()) {
        return files;
      }
    }
    throw new MissingDataException(missing());
  }

  private static List<Path> present(Path folder) {
    return ImageArchive.STEMS.stream()
        .map(stem -> file(folder, stem))
        .flatMap(Optional::stream)
        .toList();
  }

  private static Optional<Path> file(Path folder, String stem) {
    return ImageArchive.names(stem).stream()
        .map(folder::resolve)
        .filter(Files::isRegularFile)
        .findFirst();
  }

  private String missing() {
    List<String> lines = new ArrayList<>();
    lines.add(archive.title() + " is not here. Put its four files into one of these folders:");
    for (Path folder : folders) {
      int found = present(folder).size();
      lines.add("  " + folder + (found == 0 ? "" : " (" + found + " of 4 files found)"));
    }
    lines.add("The files, as published (unpacked ones will do):");
    for (int i = 0; i < ImageArchive.STEMS.size(); i++) {
      String name = ImageArchive.names(ImageArchive.STEMS.get(i)).get(0);
      lines.add(
          String.format(Locale.ROOT, "  %-27s %,11d bytes", name, archive.packedBytes().get(i)));
    }
    lines.add("The dataset \"digits\" takes its place without any file.");
    return String.join("\n", lines);
  }
}
