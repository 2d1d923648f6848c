package dev.mizzen.impl.interact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.error.ModelException;
import dev.mizzen.recommend.Interaction;
import dev.mizzen.recommend.InteractionFormat;
import dev.mizzen.recommend.Interactions;
import dev.mizzen.recommend.Split;
import dev.mizzen.recommend.SplitRule;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reading, dividing and keeping interactions through the public API. */
class InteractionsTest {
  private static final InteractionFormat CSV =
      InteractionFormat.csv("user", "item").weight("stars").time("at", TimeUnit.SECONDS);

  @TempDir Path folder;

  private Path file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = Files.newOutputStream(file);
        OutputStream packed = name.endsWith(".gz") ? new GZIPOutputStream(out) : out) {
      packed.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return file;
  }

  private static Interaction at(String user, String item, double weight, long seconds) {
    return new Interaction(user, item, weight, Optional.of(Instant.ofEpochSecond(seconds)));
  }

  @Test
  void readsDelimitedLines() throws IOException {
    String text = "stars,item,user,at\n4.5,\"a, \"\"b\"\"\",x,100\n1,c,x,2026-01-01T00:00:00Z\n";
    for (String name : List.of("r.csv", "r.csv.gz")) {
      assertThat(Interactions.delimited(file(name, text), CSV))
          .containsExactlyInAnyOrder(at("x", "a, \"b\"", 4.5, 100), at("x", "c", 1, 1_767_225_600));
    }
    assertThat(
            Interactions.delimited(
                file("r.tsv", "7\t8\t9\n7\t5\t1\n"), InteractionFormat.columns('\t', 1, 3)))
        .containsExactly(Interaction.of("7", "1"), Interaction.of("7", "9"));
  }

  @Test
  void readsJsonLines() throws IOException {
    InteractionFormat format =
        InteractionFormat.properties("u", "i").weight("w").time("t", TimeUnit.MILLISECONDS);
    String text =
        "{\"u\":\"x\",\"i\":12,\"w\":2,\"t\":5000}\n"
            + "{\"i\":\"b\",\"w\":0.5,\"t\":\"1970-01-01T00:00:09Z\",\"u\":\"x\"}\n";
    assertThat(Interactions.jsonLines(file("r.jsonl.gz", text), format))
        .containsExactlyInAnyOrder(at("x", "12", 2, 5), at("x", "b", 0.5, 9));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "1,a                |expected at least 4 values divided by ',', got 2",
        "1,,x,1             |the id of an item",
        "0,a,x,1            |a weight above 0, got '0.0'",
        "-1,a,x,1           |a weight above 0",
        "NaN,a,x,1          |a weight above 0",
        "many,a,x,1         |a weight above 0, got 'many'",
        "1,a,x,noon         |a time in whole SECONDS",
        "1,a,x,99999999999999999999 |a time in whole SECONDS",
        "1,a,x,9223372036854775807  |a time in whole SECONDS",
        "1,a,x,2026-13-01T00:00:00Z |a time in whole SECONDS",
        "1,\"a,x,1          |a quote is not closed",
        "1,\"a\"b,x,1       |the delimiter behind a closing quote"
      })
  void saysWhatIsWrongInADelimitedLine(String line, String message) throws IOException {
    Path file = file("bad.csv", "stars,item,user,at\n1,a,x,1\n" + line.strip() + "\n");
    assertThatThrownBy(() -> Interactions.delimited(file, CSV))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("bad.csv, line 3")
        .hasMessageContaining(message)
        .hasMessageContaining(line.strip());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"u\":\"x\"}               |'i'",
        "{\"u\":1.5,\"i\":2}         |a string or whole number as 'u'",
        "{\"u\":null,\"i\":2}        |as 'u'",
        "{\"u\":\"\",\"i\":2}        |the id of a user",
        "[1,2]                       |a JSON object",
        "{\"u\":\"x\",\"i\":2        |a JSON object",
        "{\"u\":1,\"u\":2,\"i\":2}   |a JSON object",
        "{\"u\":1,\"i\":2,\"w\":0}   |a weight above 0",
        "{\"u\":1,\"i\":2,\"w\":\"2\"} |a number above 0 as 'w'"
      })
  void saysWhatIsWrongInAJsonLine(String line, String message) throws IOException {
    Path file = file("bad.jsonl", "{\"u\":1,\"i\":2,\"w\":3}\n" + line.strip() + "\n");
    assertThatThrownBy(
            () -> Interactions.jsonLines(file, InteractionFormat.properties("u", "i").weight("w")))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("bad.jsonl, line 2")
        .hasMessageContaining(message)
        .hasMessageContaining(line.strip());
  }

  @Test
  void saysWhatIsWrongWithAFile() throws IOException {
    Path unknown = file("h.csv", "user,thing\n1,2\n");
    assertThatThrownBy(() -> Interactions.delimited(unknown, CSV))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("line 1")
        .hasMessageContaining("no column is named 'item', only [user, thing]");
    Path empty = file("e.csv", "");
    assertThatThrownBy(() -> Interactions.delimited(empty, CSV))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("e.csv");
    Path plain = folder.resolve("p.csv.gz");
    Files.writeString(plain, "user,item\n");
    assertThatThrownBy(() -> Interactions.delimited(plain, CSV))
        .isInstanceOf(DataFormatException.class)
        .hasMessageContaining("p.csv.gz");
    assertThatThrownBy(
            () ->
                new InteractionFormat(
                    ',', false, "user", "2", Optional.empty(), Optional.empty(), TimeUnit.SECONDS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'user'");
  }

  @Property
  void dividesQuotedValues(@ForAll @Size(min = 1, max = 5) List<String> values) {
    StringBuilder line = new StringBuilder();
    List<String> expected = new ArrayList<>();
    for (String value : values) {
      String clean = value.replaceAll("[\r\n\uFEFF]", "");
      expected.add(clean);
      boolean quoted = clean.contains(",") || clean.contains("\"");
      line.append(line.length() == 0 && expected.size() == 1 ? "" : ",");
      line.append(quoted ? "\"" + clean.replace("\"", "\"\"") + "\"" : clean);
    }
    assertThat(DelimitedFile.divided(line.toString(), ',')).isEqualTo(expected);
  }

  @Property
  void theCoreIsTheLargestOfItsKind(
      @ForAll @Size(max = 60) List<@IntRange(max = 63) Integer> codes,
      @ForAll @IntRange(min = 1, max = 4) int k) {
    Set<Integer> left = new HashSet<>(codes);
    List<Interaction> all =
        codes.stream().map(c -> Interaction.of("u" + c / 8, "i" + c % 8)).toList();
    for (boolean changed = true; changed; ) {
      Map<Integer, Integer> users = new HashMap<>();
      Map<Integer, Integer> items = new HashMap<>();
      left.forEach(c -> users.merge(c / 8, 1, Integer::sum));
      left.forEach(c -> items.merge(c % 8, 1, Integer::sum));
      changed = left.removeIf(c -> users.get(c / 8) < k || items.get(c % 8) < k);
    }
    Set<Interaction> expected = new HashSet<>();
    left.forEach(c -> expected.add(Interaction.of("u" + c / 8, "i" + c % 8)));
    Interactions core = Interactions.of(all).kCore(k);
    assertThat(core).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(core.userCount())
        .isEqualTo((int) expected.stream().map(Interaction::user).distinct().count());
  }

  private static Interactions timed(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Interaction> all = new ArrayList<>();
    for (int n = 0; n < 400; n++) {
      all.add(at("u" + random.nextInt(20), "i" + random.nextInt(60), 1, random.nextInt(1000)));
    }
    return Interactions.of(all);
  }

  @Property(tries = 30)
  void partsAreDisjointAndWhole(@ForAll long seed) {
    Interactions all = timed(seed);
    for (SplitRule rule :
        List.of(
            SplitRule.random(0.1, 0.2, seed),
            SplitRule.perUser(0.1, 0.2, seed),
            SplitRule.leaveOneOut(),
            SplitRule.temporal(0.1, 0.2))) {
      Split split = all.split(rule);
      assertThat(split.leakage()).isEmpty();
      List<Interaction> joined = new ArrayList<>();
      Stream.of(split.training(), split.validation(), split.test())
          .forEach(part -> part.forEach(joined::add));
      assertThat(joined).containsExactlyInAnyOrderElementsOf(all);
      assertThat(all.split(rule).test()).containsExactlyElementsOf(split.test());
    }
  }

  @Test
  void rulesDivideAsTheySay() {
    Interactions all = timed(1);
    Split temporal = all.split(SplitRule.temporal(0.1, 0.2));
    Instant last = last(temporal.training());
    assertThat(temporal.validation())
        .allSatisfy(one -> assertThat(one.time().orElseThrow()).isAfter(last));
    Instant lastValidation = last(temporal.validation());
    assertThat(temporal.test())
        .hasSizeBetween((int) (0.2 * all.size()), (int) (0.2 * all.size()) + 5)
        .allSatisfy(one -> assertThat(one.time().orElseThrow()).isAfter(lastValidation));
    Split perUser = all.split(SplitRule.perUser(0.1, 0.2, 5));
    Map<String, Long> sizes = counts(all);
    counts(perUser.test())
        .forEach((user, count) -> assertThat(count).isEqualTo((long) (0.2 * sizes.get(user))));
    Split one = all.split(SplitRule.leaveOneOut());
    assertThat(one.test()).hasSize(20);
    for (Interaction test : one.test()) {
      for (Interaction other : one.training()) {
        if (other.user().equals(test.user())) {
          assertThat(other.time().orElseThrow()).isBeforeOrEqualTo(test.time().orElseThrow());
        }
      }
    }
    List<Interaction> untimed = List.of(Interaction.of("u", "i"));
    for (SplitRule rule : List.of(SplitRule.leaveOneOut(), SplitRule.temporal(0.1, 0.1))) {
      assertThatThrownBy(() -> Interactions.of(untimed).split(rule))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("times");
    }
    assertThatThrownBy(() -> SplitRule.random(0.5, 0.5, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Instant last(Interactions part) {
    Instant last = Instant.MIN;
    for (Interaction one : part) {
      last = one.time().orElseThrow().isAfter(last) ? one.time().orElseThrow() : last;
    }
    return last;
  }

  private static Map<String, Long> counts(Interactions part) {
    Map<String, Long> counts = new HashMap<>();
    part.forEach(one -> counts.merge(one.user(), 1L, Long::sum));
    return counts;
  }

  @Test
  void findsLeakage() {
    Interactions a = Interactions.of(List.of(Interaction.of("u", "i"), Interaction.of("u", "j")));
    Interactions b = Interactions.of(List.of(Interaction.of("u", "j")));
    assertThat(new Split(a, b, b).leakage())
        .containsExactly(
            "1 pairs of validation are in training too",
            "1 pairs of test are in training too",
            "1 pairs of test are in validation too");
  }

  @Test
  void readsSequencesInTheirOrder() throws IOException {
    Path file = file("sequences.txt", "0 9 5 7\n1 4\n");
    Split split = Interactions.sequences(file).split(SplitRule.leaveOneOut());
    assertThat(split.test()).extracting(Interaction::item).containsExactly("7");
    assertThat(split.validation()).extracting(Interaction::item).containsExactly("5");
    assertThat(split.training()).extracting(Interaction::item).containsExactly("9", "4");
  }

  @Test
  void keepsAndAppends() throws IOException {
    Path kept = folder.resolve("kept");
    Interactions all = timed(3);
    all.save(kept);
    assertThat(Interactions.load(kept)).containsExactlyInAnyOrderElementsOf(all);
    List<Interaction> more =
        List.of(Interaction.of("new \ud800 user", "ä\n\"item"), all.iterator().next());
    Interactions.append(kept, more);
    Interactions.append(kept, List.of(Interaction.of("third", "i1")));
    Interactions loaded = Interactions.load(kept);
    assertThat(loaded).hasSize(all.size() + 2).contains(more.getFirst());
    assertThat(loaded.duplicates()).isEqualTo(1);
    all.save(kept);
    assertThat(Interactions.load(kept)).hasSize(all.size());
    try (Stream<Path> files = Files.list(kept)) {
      assertThat(files).hasSize(4);
    }
    Path begun = folder.resolve("begun");
    Interactions.append(begun, more);
    assertThat(Interactions.load(begun)).hasSize(2);
  }

  @Test
  void damagedFoldersAreRefusedByName() throws IOException {
    Path kept = folder.resolve("kept");
    timed(3).save(kept);
    List<Path> files;
    try (Stream<Path> all = Files.list(kept)) {
      files = all.toList();
    }
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      byte[] damaged = whole.clone();
      damaged[whole.length / 2] ^= 0x10;
      Files.write(file, damaged);
      assertThatThrownBy(() -> Interactions.load(kept))
          .isInstanceOf(ModelException.class)
          .hasMessageContaining(
              file.getFileName().toString().startsWith("interactions")
                  ? "interactions.json"
                  : file.getFileName().toString());
      Files.write(file, whole);
    }
    Path index = kept.resolve(InteractionFolder.INDEX);
    Files.writeString(index, Files.readString(index).replace("\"version\" : 1", "\"version\" : 9"));
    assertThatThrownBy(() -> Interactions.append(kept, List.of()))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("version 9");
  }
}
