package dev.mizzen.impl.train.teacher;

import dev.mizzen.error.DataFormatException;
import dev.mizzen.train.preference.TeacherAnswer;
import dev.mizzen.train.preference.TeacherCounts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Every call of a teacher, one line of JSON each, written as it ends: a run that begins again finds
 * what was paid for. Refused answers were paid for, too, and are not asked for again; failed calls
 * are. All answers are on the heap.
 *
 * <p>A last line that was not finished is cut off; any other damage is an error. What was written
 * outlives the process at once, and a loss of power as the operating system pleases. One process
 * has a ledger at a time. Safe for use by many threads.
 */
public final class CallLedger implements AutoCloseable {
  private final Map<String, TeacherAnswer> answers = new HashMap<>();
  private final @Nullable FileChannel channel;
  private long calls;
  private long failures;
  private long refused;
  private long hits;
  private double cost;

  private CallLedger(@Nullable FileChannel channel) {
    this.channel = channel;
  }

  /** A ledger that is forgotten with this object. */
  public static CallLedger inMemory() {
    return new CallLedger(null);
  }

  /**
   * Opens a file, or begins it.
   *
   * @throws DataFormatException if it is damaged
   * @throws IllegalStateException if someone else has it open
   * @throws UncheckedIOException if it cannot be read or written
   */
  public static CallLedger open(Path file) {
    try {
      FileChannel channel =
          FileChannel.open(
              file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      try {
        lock(channel, file);
        CallLedger ledger = new CallLedger(channel);
        ledger.load(file, channel);
        return ledger;
      } catch (IOException | RuntimeException e) {
        channel.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UncheckedIOException("cannot open the ledger " + file, e);
    }
  }

  private static void lock(FileChannel channel, Path file) throws IOException {
    @Nullable FileLock lock;
    try {
      lock = channel.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null;
    }
    if (lock == null) {
      throw new IllegalStateException("the ledger " + file + " is open elsewhere");
    }
  }

  private void load(Path file, FileChannel open) throws IOException {
    long lines = 0;
    LineReader reader = new LineReader(open);
    for (String line = reader.next(); line != null; line = reader.next()) {
      lines++;
      try {
        count(LedgerLine.parse(line));
      } catch (IllegalArgumentException e) {
        throw new DataFormatException(file, lines, String.valueOf(e.getMessage()), e);
      }
    }
    open.truncate(reader.whole()); // which also goes back to this end
  }

  private void count(LedgerLine line) {
    calls++;
    failures += line.answer().isEmpty() ? 1 : 0;
    line.answer()
        .ifPresent(
            answer -> {
              refused += answer.refused() ? 1 : 0;
              cost += answer.cost();
              answers.put(line.key(), answer);
            });
  }

  /** The answer to a question, if it is known. */
  synchronized Optional<TeacherAnswer> find(String key) {
    Optional<TeacherAnswer> answer = Optional.ofNullable(answers.get(key));
    hits += answer.isPresent() ? 1 : 0;
    return answer;
  }

  /** Notes an answer. */
  void answered(String key, TeacherAnswer answer) {
    write(new LedgerLine(key, Optional.of(answer), ""));
  }

  /** Notes a call that failed. */
  void failed(String key, String problem) {
    write(new LedgerLine(key, Optional.empty(), problem));
  }

  private synchronized void write(LedgerLine line) {
    if (channel != null) {
      ByteBuffer bytes = ByteBuffer.wrap((line.json() + "\n").getBytes(StandardCharsets.UTF_8));
      try {
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
      } catch (IOException e) {
        throw new UncheckedIOException("cannot write the ledger of a teacher's calls", e);
      }
    }
    count(line);
  }

  /** What there is so far. */
  public synchronized TeacherCounts counts() {
    return new TeacherCounts(calls, failures, refused, hits, cost);
  }

  /** Closes the file. */
  @Override
  public synchronized void close() {
    if (channel != null) {
      try {
        channel.close();
      } catch (IOException e) {
        throw new UncheckedIOException("cannot close the ledger of a teacher's calls", e);
      }
    }
  }
}
