package dev.mizzen.impl.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.error.GenerationException;
import dev.mizzen.impl.rag.ScriptedModel;
import dev.mizzen.impl.rag.cite.Passage;
import dev.mizzen.impl.rag.prompt.AnswerPrompt;
import dev.mizzen.rag.Answer.Usage;
import dev.mizzen.spi.ChatModel.Message;
import dev.mizzen.spi.ChatModel.Prompt;
import dev.mizzen.spi.ChatModel.Reply;
import dev.mizzen.spi.ChatModel.Speaker;
import dev.mizzen.spi.ChatModel.Tool;
import dev.mizzen.spi.ChatModel.ToolCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CachedChatModelTest {
  private static final String EMOJI = "fifteen letters\uD83D\uDE80 and more";

  @TempDir Path folder;

  private final ScriptedModel model = new ScriptedModel(prompt -> "re: " + words(prompt));

  private static String words(Prompt prompt) {
    return ((dev.mizzen.Content.Text) prompt.messages().getLast().contents().getFirst()).text();
  }

  private static Prompt prompt(String words) {
    return new Prompt(
        List.of(Message.of(Speaker.USER, words)), 100, 0, List.of(), Optional.empty(), 0);
  }

  @Test
  void asksOnceAndGivesTheSameReplyAgain() {
    try (CachedChatModel cached = new CachedChatModel(model, folder)) {
      Reply first = cached.chat(prompt("why?"));
      assertThat(cached.chat(prompt("why?"))).isEqualTo(first);
      assertThat(cached.chat(prompt("who?")).text()).isEqualTo("re: who?");
      assertThat(cached.hits()).isEqualTo(1);
      assertThat(cached.misses()).isEqualTo(2);
    }
    assertThat(model.prompts()).hasSize(2);
  }

  @Test
  void offlineGivesWhatIsKeptAndNamesWhatIsNot() {
    Reply kept;
    try (CachedChatModel cached = new CachedChatModel(model, folder)) {
      kept = cached.chat(prompt("why?"));
    }
    try (CachedChatModel offline = CachedChatModel.offline("scripted", 4096, folder)) {
      assertThat(offline.chat(prompt("why?"))).isEqualTo(kept);
      assertThat(offline.contextWindow()).isEqualTo(4096);
      assertThatThrownBy(() -> offline.chat(prompt("who?")))
          .isInstanceOf(GenerationException.class)
          .hasMessageContaining("no reply of scripted")
          .hasMessageContaining("'who?'");
    }
    try (CachedChatModel other = CachedChatModel.offline("another", 4096, folder)) {
      assertThatThrownBy(() -> other.chat(prompt("why?"))).isInstanceOf(GenerationException.class);
    }
  }

  @Test
  void keepsCallsOfToolsUsageAndCutReplies() {
    Reply said =
        new Reply("", false, new Usage(11, 4), List.of(new ToolCall("c1", "find", "{\"q\":1}")));
    ReplyFolder replies = new ReplyFolder(folder);
    PromptKey key = PromptKey.of("m", prompt("why?"));
    replies.keep(key, said);
    assertThat(replies.find(key)).contains(said);
  }

  @Test
  void aDamagedReplyIsAnErrorThatNamesItsFile() throws IOException {
    try (CachedChatModel cached = new CachedChatModel(model, folder)) {
      cached.chat(prompt("why?"));
      Path file = onlyFile();
      String whole = Files.readString(file);
      for (String damaged :
          List.of(
              whole.replace("re: why?", "re: how?"),
              whole.replace("\"why?\"", "\"when?\""),
              whole.replace("mizzen-reply", "other"),
              whole.substring(0, whole.length() / 2),
              "")) {
        assertThat(damaged).isNotEqualTo(whole);
        Files.writeString(file, damaged);
        assertThatThrownBy(() -> cached.chat(prompt("why?")))
            .isInstanceOf(DataFormatException.class)
            .hasMessageContaining(file.getFileName().toString());
      }
      Files.delete(file);
      assertThat(cached.chat(prompt("why?")).text()).isEqualTo("re: why?");
    }
  }

  @Test
  void aFailureIsNotKept() throws IOException {
    boolean[] down = {true};
    ScriptedModel flaky =
        new ScriptedModel(
            prompt -> {
              if (down[0]) {
                throw new GenerationException("down");
              }
              return "up";
            });
    try (CachedChatModel cached = new CachedChatModel(flaky, folder)) {
      assertThatThrownBy(() -> cached.chat(prompt("why?"))).hasMessage("down");
      assertThat(files()).isEmpty();
      down[0] = false;
      assertThat(cached.chat(prompt("why?")).text()).isEqualTo("up");
    }
  }

  @Test
  void manyThreadsThatAskTheSameReachTheModelOnce() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    ScriptedModel slow =
        new ScriptedModel(
            prompt -> {
              asked.countDown();
              await(go);
              return "slow";
            });
    try (CachedChatModel cached = new CachedChatModel(slow, folder)) {
      List<CompletableFuture<Reply>> replies = new ArrayList<>();
      for (int i = 0; i < 16; i++) {
        replies.add(cached.chatAsync(prompt("why?")).toCompletableFuture());
      }
      asked.await();
      go.countDown();
      for (CompletableFuture<Reply> reply : replies) {
        assertThat(reply.get().text()).isEqualTo("slow");
      }
      assertThat(cached.misses()).isEqualTo(1);
    }
    assertThat(slow.prompts()).hasSize(1);
    assertThat(files()).hasSize(1);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void streamsReplayTheWholeReplyInPieces() {
    ScriptedModel emoji = new ScriptedModel(prompt -> EMOJI);
    try (CachedChatModel cached = new CachedChatModel(emoji, folder)) {
      List<String> first = collect(cached.stream(prompt("why?")));
      List<String> again = collect(cached.stream(prompt("why?")));
      assertThat(String.join("", first)).isEqualTo(EMOJI);
      assertThat(again).isEqualTo(first).hasSizeGreaterThan(1);
      assertThat(again).noneMatch(piece -> Character.isLowSurrogate(piece.charAt(0)));
      Prompt tools =
          new Prompt(
              prompt("why?").messages(),
              10,
              0,
              List.of(),
              Optional.empty(),
              0,
              List.of(new Tool("find", "finds", "{}")));
      assertThatThrownBy(() -> cached.stream(tools)).isInstanceOf(IllegalArgumentException.class);
    }
    assertThat(emoji.prompts()).hasSize(1);
  }

  private static List<String> collect(Flow.Publisher<String> publisher) {
    List<String> pieces = new ArrayList<>();
    CompletableFuture<List<String>> done = new CompletableFuture<>();
    publisher.subscribe(
        new Flow.Subscriber<>() {
          @Override
          public void onSubscribe(Flow.Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
          }

          @Override
          public void onNext(String piece) {
            pieces.add(piece);
          }

          @Override
          public void onError(Throwable failure) {
            done.completeExceptionally(failure);
          }

          @Override
          public void onComplete() {
            done.complete(pieces);
          }
        });
    return done.join();
  }

  /** A subscriber that never asks for a piece must not keep a closing from returning. */
  @Test
  void closingEndsWhatIsInFlightAndRefusesMore() throws Exception {
    CachedChatModel cached = new CachedChatModel(model, folder);
    CountDownLatch subscribed = new CountDownLatch(1);
    cached.stream(prompt("why?"))
        .subscribe(
            new Flow.Subscriber<>() {
              @Override
              public void onSubscribe(Flow.Subscription subscription) {
                subscribed.countDown();
              }

              @Override
              public void onNext(String piece) {}

              @Override
              public void onError(Throwable failure) {}

              @Override
              public void onComplete() {}
            });
    subscribed.await();
    cached.close();
    assertThatThrownBy(() -> cached.chat(prompt("why?"))).isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cached.chatAsync(prompt("why?")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> cached.stream(prompt("why?")))
        .isInstanceOf(IllegalStateException.class);
  }

  /** Fences are drawn anew for every prompt; without this a pipeline would never hit. */
  @Test
  void promptsThatDifferInTheirFencesAloneAreTheSame() {
    List<Passage> passages = List.of(new Passage(1, "d", "Title", "text", "It rains."));
    Prompt one = AnswerPrompt.of("Why?", List.of(), passages, "0123abcd", 10);
    Prompt two = AnswerPrompt.of("Why?", List.of(), passages, "ffff9999", 10);
    Prompt other = AnswerPrompt.of("Who?", List.of(), passages, "0123abcd", 10);
    assertThat(one).isNotEqualTo(two);
    assertThat(PromptKey.of("m", one)).isEqualTo(PromptKey.of("m", two));
    assertThat(PromptKey.of("m", one).hash()).isNotEqualTo(PromptKey.of("m", other).hash());
    assertThat(PromptKey.of("m", one).json()).doesNotContain("0123abcd");
  }

  @Test
  void pathsStayInsideTheFolder() {
    ReplyFolder replies = new ReplyFolder(folder);
    for (String id : List.of("..", ".", "../../etc", "a/b", "C:\\x")) {
      Path file = replies.file(PromptKey.of(id, prompt("why?"))).normalize();
      assertThat(folder.relativize(file).getNameCount())
          .as(String.format(Locale.ROOT, "%s of %s", file, id))
          .isEqualTo(3);
      assertThat(file.startsWith(folder)).isTrue();
    }
  }

  private Path onlyFile() throws IOException {
    assertThat(files()).hasSize(1);
    return files().getFirst();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).toList();
    }
  }
}
