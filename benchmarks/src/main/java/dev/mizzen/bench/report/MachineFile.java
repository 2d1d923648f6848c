package dev.mizzen.bench.report;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a flat JSON object of words, in its order. */
final class MachineFile {
  private MachineFile() {}

  static Map<String, String> read(Path file) {
    try {
      return new JsonMapper()
          .readValue(
              Files.readAllBytes(file), new TypeReference<LinkedHashMap<String, String>>() {});
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e.getMessage(), e);
    }
  }
}
