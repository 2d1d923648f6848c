package dev.mizzen.impl.interact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.recommend.Interaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InteractionTableTest {
  @Property
  void holdsEveryPairOnce(
      @ForAll @Size(max = 60) List<@IntRange(max = 99) Integer> codes, @ForAll boolean numbers) {
    Map<String, Set<String>> expected = new HashMap<>();
    InteractionColumns columns = new InteractionColumns();
    String prefix = numbers ? "" : "x";
    for (int code : codes) {
      Interaction one = Interaction.of(prefix + code / 10, prefix + code % 10);
      expected.computeIfAbsent(one.user(), u -> new HashSet<>()).add(one.item());
      columns.add(one);
    }
    InteractionTable table = columns.table();
    Map<String, Set<String>> actual = new HashMap<>();
    int count = 0;
    for (Interaction one : table) {
      assertThat(actual.computeIfAbsent(one.user(), u -> new HashSet<>()).add(one.item())).isTrue();
      assertThat(
              table.contains(table.users().ordinal(one.user()), table.items().ordinal(one.item())))
          .isTrue();
      count++;
    }
    assertThat(actual).isEqualTo(expected);
    assertThat(table.size()).isEqualTo(count);
    assertThat(table.duplicates()).isEqualTo(codes.size() - count);
    if (numbers) {
      for (int u = 1; u < table.users().size(); u++) {
        assertThat(Integer.parseInt(table.users().id(u)))
            .isGreaterThan(Integer.parseInt(table.users().id(u - 1)));
      }
    }
  }

  @Property
  void idsKeepTheirOrdinals(@ForAll List<String> ids) {
    IdTable table = new IdTable();
    Map<String, Integer> expected = new HashMap<>();
    for (String id : ids) {
      expected.putIfAbsent(id, expected.size());
      assertThat(table.add(id)).isEqualTo(expected.get(id));
    }
    expected.forEach((id, ordinal) -> assertThat(table.ordinal(id)).isEqualTo(ordinal));
    expected.forEach((id, ordinal) -> assertThat(table.id(ordinal)).isEqualTo(id));
    assertThat(table.size()).isEqualTo(expected.size());
    assertThat(table.ordinal("not an id of jqwik's, surely")).isEqualTo(IdTable.NONE);
  }

  @Test
  void joinsDuplicatesByLargestWeightAndEarliestTime() {
    Instant early = Instant.ofEpochSecond(100);
    InteractionTable table =
        InteractionTable.of(
            List.of(
                new Interaction("u", "a", 2, Optional.empty()),
                new Interaction("u", "a", 5, Optional.of(early.plusSeconds(9))),
                new Interaction("u", "a", 3, Optional.of(early))));
    assertThat(table).containsExactly(new Interaction("u", "a", 5, Optional.of(early)));
    assertThat(table.duplicates()).isEqualTo(2);
  }

  @Test
  void readsListsAndSaysWhatIsWrongInWhichLine(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("train.txt");
    Files.writeString(file, "0 3 1\n2\n\n10 1\n");
    InteractionTable table = ListFile.read(file);
    assertThat(table)
        .containsExactly(
            Interaction.of("0", "1"), Interaction.of("0", "3"), Interaction.of("10", "1"));
    for (String bad : List.of("-1 2", "0 2147483648", "0 x", "0 1.5", "0 -7")) {
      Files.writeString(file, "0 1\n" + bad + "\n");
      assertThatThrownBy(() -> ListFile.read(file))
          .isInstanceOf(DataFormatException.class)
          .hasMessageContaining("train.txt, line 2")
          .hasMessageContaining(bad);
    }
  }
}
