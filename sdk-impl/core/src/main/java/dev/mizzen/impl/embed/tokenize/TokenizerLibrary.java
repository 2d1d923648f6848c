package dev.mizzen.impl.embed.tokenize;

import ai.djl.huggingface.tokenizers.jni.TokenizersLibrary;
import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The native tokenizer library, loaded without DJL's own loader: that one looks for GPUs, may
 * download, and its tokenizer class calls home.
 *
 * <p>The library is unpacked into a fresh folder that only this user can read, so that nobody else
 * can put a file in its place.
 */
final class TokenizerLibrary {
  private TokenizerLibrary() {}

  /**
   * The native functions; the first call loads them.
   *
   * @throws ModelException if this platform has no library, or it cannot be loaded
   */
  static TokenizersLibrary functions() {
    if (Holder.FAILURE != null) {
      throw new ModelException(
          "the tokenizer's native library cannot be loaded through "
              + System.getProperty("java.io.tmpdir")
              + "; let -Djava.io.tmpdir name a writable folder that allows execution: "
              + Holder.FAILURE);
    }
    return TokenizersLibrary.LIB;
  }

  /** Loads once for each class loader, as the JVM demands of native libraries. */
  private static final class Holder {
    private static final @Nullable String FAILURE = load();

    private Holder() {}
  }

  /** Gives a failure back as a value, so that the second caller hears as much as the first. */
  @SuppressWarnings("restricted") // native code is what this class is for
  private static @Nullable String load() {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    List<Path> files = new ArrayList<>();
    try {
      Path folder = Files.createTempDirectory("mizzen-tokenizer-");
      files.add(folder);
      for (String name : libraryNames(platform)) {
        Path file = folder.resolve(name);
        files.add(file);
        unpack("native/lib/" + platform + "/cpu/" + name, file);
        System.load(file.toString());
      }
      return null;
    } catch (IOException | UnsatisfiedLinkError e) {
      return e.toString();
    } finally {
      files.reversed().forEach(TokenizerLibrary::discard);
    }
  }

  private static void unpack(String resource, Path target) throws IOException {
    try (InputStream in = TokenizersLibrary.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new NoSuchFileException(resource, null, "there is no library for this platform");
      }
      Files.copy(in, target);
    }
  }

  /** A loaded file can go at once where the system allows it, and with the JVM elsewhere. */
  private static void discard(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }

  /** The folder name that DJL gives a platform. */
  static String platform(String osName, String architecture) {
    String os = osName.toLowerCase(Locale.ROOT);
    String prefix = os.startsWith("windows") ? "win" : os.startsWith("mac") ? "osx" : "linux";
    return switch (architecture) {
      case "amd64", "x86_64" -> prefix + "-x86_64";
      case "aarch64", "arm64" -> prefix + "-aarch64";
      default -> prefix + "-" + architecture;
    };
  }

  private static List<String> libraryNames(String platform) {
    String own = System.mapLibraryName("tokenizers");
    return platform.startsWith("win")
        ? List.of("libwinpthread-1.dll", "libgcc_s_seh-1.dll", "libstdc++-6.dll", own)
        : List.of(own);
  }
}
