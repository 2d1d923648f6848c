package dev.mizzen.bench.workload;

import dev.mizzen.kernels.graph.CsrGraph;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.StringTokenizer;
import java.util.zip.GZIPInputStream;

/**
 * Which users met which items: Gowalla's training part in LightGCN's form, or a synthetic graph of
 * the same size whose degrees follow a power law.
 */
public final class Interactions {
  /** The system property that names a folder with {@code train.txt} or {@code train.txt.gz}. */
  public static final String FOLDER = "mizzen.bench.gowalla";

  private static final int USERS = 29_858;
  private static final int ITEMS = 40_981;
  private static final int EDGES = 810_128;
  private static final long SEED = 20_260_303;

  private Interactions() {}

  /** {@code gowalla}, {@code synthetic}, or {@code small} for tests. */
  public static CsrGraph of(String name) {
    return switch (name) {
      case "gowalla" -> gowalla();
      case "synthetic" -> synthetic(USERS, ITEMS, EDGES);
      case "small" -> synthetic(61, 83, 700);
      default -> throw new IllegalArgumentException("there is no graph '" + name + "'");
    };
  }

  private static CsrGraph gowalla() {
    String folder = System.getProperty(FOLDER);
    if (folder == null) {
      throw new IllegalArgumentException(
          "name the folder of Gowalla: -D" + FOLDER + "=FOLDER, or take the graph 'synthetic'");
    }
    Path packed = Path.of(folder, "train.txt.gz");
    Path plain = Path.of(folder, "train.txt");
    try (InputStream in =
            Files.exists(packed)
                ? new GZIPInputStream(Files.newInputStream(packed))
                : Files.newInputStream(plain);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return read(lines);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + folder, e);
    }
  }

  /** Lines of a user and its items, ordinals from 0 on. */
  static CsrGraph read(BufferedReader lines) throws IOException {
    int[] users = new int[1024];
    int[] items = new int[1024];
    int edges = 0;
    int lastUser = -1;
    int lastItem = -1;
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      StringTokenizer words = new StringTokenizer(line);
      if (!words.hasMoreTokens()) {
        continue;
      }
      int user = Integer.parseInt(words.nextToken());
      lastUser = Math.max(lastUser, user);
      while (words.hasMoreTokens()) {
        if (edges == users.length) {
          users = Arrays.copyOf(users, 2 * edges);
          items = Arrays.copyOf(items, 2 * edges);
        }
        users[edges] = user;
        items[edges] = Integer.parseInt(words.nextToken());
        lastItem = Math.max(lastItem, items[edges++]);
      }
    }
    return CsrGraph.ofEdges(
        lastUser + 1, lastItem + 1, Arrays.copyOf(users, edges), Arrays.copyOf(items, edges));
  }

  private static CsrGraph synthetic(int users, int items, int edges) {
    SplittableRandom random = new SplittableRandom(SEED);
    int[] from = new int[edges];
    int[] to = new int[edges];
    for (int e = 0; e < edges; e++) {
      from[e] = e < users ? e : skewed(random, users);
      to[e] = e < items ? items - 1 - e : skewed(random, items);
    }
    return CsrGraph.ofEdges(users, items, from, to);
  }

  /** The low ordinals by far the most often. */
  private static int skewed(SplittableRandom random, int bound) {
    double u = random.nextDouble();
    return Math.min(bound - 1, (int) (bound * u * u * Math.sqrt(u)));
  }
}
