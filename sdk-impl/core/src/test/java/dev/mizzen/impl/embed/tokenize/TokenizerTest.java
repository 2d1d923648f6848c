package dev.mizzen.impl.embed.tokenize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.Span;
import dev.mizzen.error.ModelException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokenizerTest {
  private static final long SEED = 20261123;
  private static byte[] json;
  private static Tokenizer tokenizer;

  @BeforeAll
  static void open() throws IOException {
    try (InputStream in =
        TokenizerTest.class.getResourceAsStream("/all-minilm-l6-v2-q-tokenizer.json")) {
      json = in.readAllBytes();
    }
    tokenizer = Tokenizer.open("t.json", json);
  }

  @AfterAll
  static void close() {
    tokenizer.close();
  }

  private static List<String> pieces(String text) {
    Tokens tokens = tokenizer.tokenize(text);
    return tokens.spans(0, tokens.count(), 0).stream().map(span -> span.of(text)).toList();
  }

  @Test
  void offsetsAreUtf16UnitsOfTheOriginalText() {
    assertThat(pieces("Hello 😀 Wörld, e\u0301te\u0301 in ＴＯＫＹＯ 😀😀 end"))
        .startsWith("Hello", "😀", "Wörld", ",", "e\u0301t")
        .endsWith("😀😀", "end");
    assertThat(pieces("𝕏 marks İstanbul's 中文")).contains("中", "文", "marks").startsWith("𝕏");
  }

  @Test
  void idsAreThoseOfTheReferenceImplementation() {
    Tokens tokens = tokenizer.tokenize("hello world");
    assertThat(tokens.ids()).containsExactly(7592, 2088);
    assertThat(tokenizer.input(tokens.ids(), 0, 0, 2)).containsExactly(101, 7592, 2088, 102);
    assertThat(tokenizer.input(tokens.ids(), 1, 1, 1)).containsExactly(101, 7592, 102);
    assertThat(tokenizer.maxId()).isEqualTo(30521);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "   \n\t", "\u0000\u0001"})
  void textsWithoutTokensHaveNone(String text) {
    assertThat(tokenizer.tokenize(text).count()).isZero();
  }

  @Test
  void loneSurrogatesKeepTheOffsetsOfTheRest() {
    String text = "a\uD83D b\uDE00c \uDE00\uD83D end";
    assertThat(pieces(text)).containsExactly("a", "b\uDE00c", "end");
    assertThat(UnicodeText.wellFormed(text)).isEqualTo("a\uFFFD b\uFFFDc \uFFFD\uFFFD end");
    assertThat(UnicodeText.wellFormed("😀")).isEqualTo("😀");
  }

  @Test
  void spansStayWithinAnyTextAndNeverGoBack() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 300; round++) {
      String text = randomText(random);
      Tokens tokens = tokenizer.tokenize(text);
      int from = 0;
      for (Span span : tokens.spans(0, tokens.count(), 0)) {
        assertThat(span.start()).as("seed %s, round %s", SEED, round).isGreaterThanOrEqualTo(from);
        assertThat(span.end()).isLessThanOrEqualTo(text.length());
        assertThat(span.length()).isPositive();
        boolean splitsPair =
            span.start() > 0
                && Character.isSurrogatePair(
                    text.charAt(span.start() - 1), text.charAt(span.start()));
        assertThat(splitsPair).as("seed %s, round %s", SEED, round).isFalse();
        from = span.start();
      }
    }
  }

  private static String randomText(SplittableRandom random) {
    int[] alphabet = {
      'a', 'Z', ' ', '.', 'é', 0x301, 0x200D, 0x4E2D, 0x1F600, 0x1F468, 0x10FFFF, 0xD800, 0xDC00, 0
    };
    StringBuilder text = new StringBuilder();
    IntStream.range(0, random.nextInt(40))
        .map(i -> alphabet[random.nextInt(alphabet.length)])
        .forEach(text::appendCodePoint);
    return text.toString();
  }

  @Test
  void aHundredThousandCharactersAreTokenized() {
    assertThat(tokenizer.tokenize("word ".repeat(20_000)).count()).isEqualTo(20_000);
    assertThat(tokenizer.tokenize("x".repeat(100_000)).count()).isEqualTo(1);
  }

  private static void assertRefused(String content, String reason) {
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> Tokenizer.open("t.json", bytes))
        .isInstanceOf(ModelException.class)
        .hasMessageContaining("t.json")
        .hasMessageContaining(reason);
  }

  @Test
  void damagedFilesAreRefused() {
    String whole = new String(json, StandardCharsets.UTF_8);
    assertRefused(whole.substring(0, whole.length() / 2), "cut off");
    assertRefused("{}", "no vocabulary");
    assertRefused("{\"model\":{\"vocab\":{\"a\":-1}}}", "-1");
    assertRefused("{\"model\":{\"vocab\":{\"a\":99999999999}}}", "99999999999");
    assertRefused(
        "{\"model\":{\"type\":\"Nonsense\",\"vocab\":{\"a\":0}}}", "not a usable tokenizer");
  }

  @Test
  void tokensThatAreReferredToMustExist() {
    String whole = new String(json, StandardCharsets.UTF_8);
    assertRefused(
        whole
            .replace("\"[UNK]\"", "\"[unk]\"")
            .replace("\"unk_token\":\"[unk]\"", "\"unk_token\":\"[UNK]\"")
            .replace("\"unk_token\": \"[unk]\"", "\"unk_token\": \"[UNK]\""),
        "[UNK]");
    assertRefused(whole.replaceAll("\"ids\"\\s*:\\s*\\[\\s*101\\s*]", "\"ids\":[7]"), "[CLS]");
  }

  @Test
  void platformsHaveTheNamesOfTheJar() {
    assertThat(TokenizerLibrary.platform("Linux", "amd64")).isEqualTo("linux-x86_64");
    assertThat(TokenizerLibrary.platform("Mac OS X", "aarch64")).isEqualTo("osx-aarch64");
    assertThat(TokenizerLibrary.platform("Windows 11", "amd64")).isEqualTo("win-x86_64");
  }
}
