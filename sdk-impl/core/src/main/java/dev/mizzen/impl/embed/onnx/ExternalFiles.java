package dev.mizzen.impl.embed.onnx;

import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files beside a model that hold some of its tensors, confined to the model's folder. */
final class ExternalFiles {
  private ExternalFiles() {}

  /**
   * Resolves every location.
   *
   * @param model the model's file
   * @return the files by location
   * @throws ModelException if a location leaves the folder, also through a symbolic link, or a file
   *     is missing or too short
   */
  static SortedMap<String, Path> resolve(Path model, List<ExternalTensor> tensors) {
    SortedMap<String, Path> files = new TreeMap<>();
    try {
      Path folder = folderOf(model).toRealPath();
      for (ExternalTensor tensor : tensors) {
        Path file = confined(model, folder, tensor);
        requireLength(model, file, tensor);
        files.put(tensor.location(), file);
      }
    } catch (IOException e) {
      throw new ModelException(model + ": the external tensors cannot be read", e);
    }
    return files;
  }

  private static Path folderOf(Path file) {
    return Objects.requireNonNull(
        file.toAbsolutePath().normalize().getParent(), "a file has a folder");
  }

  private static Path confined(Path model, Path folder, ExternalTensor tensor) throws IOException {
    Path relative = relative(model, tensor);
    Path file = folder.resolve(relative);
    if (!Files.exists(file)) {
      throw new ModelException(
          describe(model, tensor) + ", which does not exist; put it beside the model");
    }
    Path real = file.toRealPath();
    if (!real.startsWith(folder) || !Files.isRegularFile(real)) {
      throw new ModelException(
          describe(model, tensor)
              + ", which leads to "
              + real
              + "; a model may only read regular files in its own folder "
              + folder);
    }
    return real;
  }

  private static Path relative(Path model, ExternalTensor tensor) {
    String location = tensor.location();
    try {
      Path path = Path.of(location);
      boolean leaves =
          location.isEmpty()
              || location.startsWith("/")
              || location.contains("\\")
              || location.contains(":")
              || path.isAbsolute()
              || List.of(location.split("/", -1)).contains("..");
      if (!leaves) {
        return path;
      }
    } catch (InvalidPathException e) {
      throw new ModelException(describe(model, tensor) + ", which is not a path", e);
    }
    throw new ModelException(
        describe(model, tensor)
            + "; only relative paths without '..' are allowed, within the model's folder");
  }

  private static void requireLength(Path model, Path file, ExternalTensor tensor)
      throws IOException {
    long size = Files.size(file);
    long length = Math.max(0, tensor.length());
    if (tensor.offset() < 0 || tensor.offset() > size || length > size - tensor.offset()) {
      throw new ModelException(
          describe(model, tensor)
              + " at bytes "
              + tensor.offset()
              + " + "
              + length
              + ", but the file has "
              + size
              + " bytes; fetch it again");
    }
  }

  private static String describe(Path model, ExternalTensor tensor) {
    return model + ": tensor '" + tensor.name() + "' is in '" + tensor.location() + "'";
  }
}
