package dev.mizzen.impl.embed;

import dev.mizzen.embed.EncodeOptions;
import dev.mizzen.embed.Encoding;
import dev.mizzen.impl.embed.onnx.OnnxInput;
import dev.mizzen.impl.embed.work.Cancellation;
import dev.mizzen.impl.embed.work.Progress;
import dev.mizzen.impl.embed.work.Workers;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * One call of the door. Texts are taken a portion at a time: tokenized, cut into windows, put into
 * batches of similar length, run, and put back into order. So memory holds the tokens of one
 * portion and one batch for each thread, besides the results.
 */
final class EncodeCall {
  private static final int PORTION_TEXTS = 1024;
  private static final int PORTION_CHARS = 4 << 20;

  private final TextModel model;
  private final Workers workers;
  private final Progress progress;
  private final Cancellation cancellation;
  private final WindowCutter cutter;
  private final Pooler pooler;

  EncodeCall(
      TextModel model,
      Workers workers,
      EncodeOptions options,
      Progress progress,
      Cancellation cancellation) {
    this.model = model;
    this.workers = workers;
    this.progress = progress;
    this.cancellation = cancellation;
    this.cutter = new WindowCutter(model, options);
    this.pooler = new Pooler(model.identity(), options);
  }

  List<Encoding> encode(List<String> texts) {
    List<Encoding> encodings = new ArrayList<>(texts.size());
    while (encodings.size() < texts.size()) {
      cancellation.check();
      int from = encodings.size();
      encodings.addAll(portion(texts.subList(from, endOfPortion(texts, from)), from));
    }
    return List.copyOf(encodings);
  }

  private static int endOfPortion(List<String> texts, int from) {
    int to = from;
    long chars = 0;
    while (to < texts.size() && to - from < PORTION_TEXTS && chars < PORTION_CHARS) {
      chars += texts.get(to).length();
      to++;
    }
    return to;
  }

  private List<Encoding> portion(List<String> texts, int offset) {
    CutText[] cuts = new CutText[texts.size()];
    workers.forEach(cuts.length, cancellation, i -> cuts[i] = cutter.cut(texts.get(i), offset + i));
    Portion portion = new Portion(List.of(cuts));
    List<List<Portion.Slot>> batches = Batches.of(portion.slots(), model.batchInvariant());
    workers.forEach(batches.size(), cancellation, i -> run(portion, batches.get(i)));
    return portion.encodings();
  }

  private void run(Portion portion, List<Portion.Slot> batch) {
    List<OnnxInput> inputs = batch.stream().map(slot -> slot.window().input()).toList();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment vectors = model.onnx().run(inputs, arena);
      long rows = vectors.byteSize() / ((long) model.identity().dimension() * Float.BYTES);
      int longest = Math.toIntExact(rows / batch.size());
      for (int i = 0; i < batch.size(); i++) {
        Portion.Slot slot = batch.get(i);
        portion.put(
            slot, pooler.pool(vectors, (long) i * longest, slot.window(), slot.textIndex()));
      }
    }
    progress.add(portion.takeFinished());
  }
}
