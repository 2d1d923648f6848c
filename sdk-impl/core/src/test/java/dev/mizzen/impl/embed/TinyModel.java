package dev.mizzen.impl.embed;

import dev.mizzen.impl.embed.onnx.TinyOnnx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A folder with a model of eight token ids, whose parts a test replaces by worse ones. */
final class TinyModel {
  static final int IDS = 8;

  static final String TOKENIZER =
      """
      {"version":"1.0","added_tokens":[
        {"id":2,"content":"[CLS]","special":true,"single_word":false,"lstrip":false,"rstrip":false,"normalized":false},
        {"id":3,"content":"[SEP]","special":true,"single_word":false,"lstrip":false,"rstrip":false,"normalized":false}],
       "normalizer":{"type":"BertNormalizer","clean_text":true,"handle_chinese_chars":true,"strip_accents":null,"lowercase":true},
       "pre_tokenizer":{"type":"BertPreTokenizer"},
       "post_processor":{"type":"TemplateProcessing",
         "single":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"SpecialToken":{"id":"[SEP]","type_id":0}}],
         "pair":[{"SpecialToken":{"id":"[CLS]","type_id":0}},{"Sequence":{"id":"A","type_id":0}},{"Sequence":{"id":"B","type_id":1}}],
         "special_tokens":{"[CLS]":{"id":"[CLS]","ids":[2],"tokens":["[CLS]"]},"[SEP]":{"id":"[SEP]","ids":[3],"tokens":["[SEP]"]}}},
       "model":{"type":"WordPiece","unk_token":"[UNK]","continuing_subword_prefix":"##","max_input_chars_per_word":100,
         "vocab":{"[PAD]":0,"[UNK]":1,"[CLS]":2,"[SEP]":3,"a":4,"b":5,"c":6,"d":7}}}
      """;

  private final Path folder;

  private TinyModel(Path folder) {
    this.folder = folder;
  }

  /** A sound model, meant for eight tokens and pooled by the mean. */
  static TinyModel in(Path folder) {
    return new TinyModel(folder)
        .put("model.onnx", TinyOnnx.sound(IDS))
        .put("tokenizer.json", TOKENIZER)
        .put("1_Pooling/config.json", "{\"pooling_mode_mean_tokens\":true}")
        .put("sentence_bert_config.json", "{\"max_seq_length\":8}");
  }

  TinyModel put(String name, String content) {
    return put(name, content.getBytes(java.nio.charset.StandardCharsets.UTF_8));
  }

  TinyModel put(String name, byte[] content) {
    try {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.write(folder.resolve(name), content);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  TinyModel remove(String name) {
    try {
      Files.delete(folder.resolve(name));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path folder() {
    return folder;
  }
}
