package dev.mizzen.samples.search.source;

import java.nio.file.Path;

/** Short names of folders, readable and distinct. */
public final class FolderNames {
  private FolderNames() {}

  /** The folder's own name, and eight digits of a hash of its whole path. */
  public static String of(Path folder) {
    Path path = folder.toAbsolutePath().normalize();
    Path last = path.getFileName();
    String name = last == null ? "root" : last.toString().replaceAll("[^\\p{Alnum}._-]", "_");
    return name + "-" + Hashes.hex(path.toString(), 4);
  }
}
