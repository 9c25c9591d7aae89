// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.model.PatchBatch;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.config.DataConfig;
import org.pixellm.train.config.PluginChoice;
import org.pixellm.train.data.BatchStream;
import org.pixellm.train.data.DataCursor;
import org.pixellm.train.data.PretrainingData;
import org.pixellm.train.random.RandomSource;

/** Text files through the whole data pipeline. */
class TextPipelineTest {
  @TempDir Path folder;

  /** A patch a letter, its first byte the letter. */
  private static final class LetterRenderer implements TextRenderer {
    @Override
    public int patchSize() {
      return 4;
    }

    @Override
    public int channels() {
      return 1;
    }

    @Override
    public RenderedText render(TextInput input, int maxPatches) {
      String text = input.parts().get(0);
      int end = Math.min(text.length(), maxPatches - 1);
      byte[] pixels = new byte[(end + 1) * 16];
      Alignment.Builder alignment = new Alignment.Builder(end + 1, end);
      for (int i = 0; i < end; i++) {
        pixels[i * 16] = (byte) text.charAt(i);
        alignment.cluster(0, i, i + 1, i, i + 1);
      }
      alignment.separator(end).drawn(List.of(end), end == text.length());
      return new RenderedText(4, 1, pixels, alignment.build(), Map.of());
    }

    @Override
    public List<RenderedText> renderWindows(TextInput input, int maxPatches, int overlap) {
      throw new UnsupportedOperationException("not needed here");
    }

    @Override
    public Map<String, Object> configuration() {
      return Map.of("renderer", "letters");
    }

    @Override
    public RendererFingerprint fingerprint() {
      return new RendererFingerprint("letters", "0", Map.of());
    }
  }

  private PretrainingData open() {
    DataConfig config =
        new DataConfig(
            PluginChoice.named("text"),
            List.of(folder.toString()),
            List.of(),
            0,
            8,
            40,
            2,
            1,
            1,
            2,
            true,
            1,
            0);
    return PretrainingData.open(
        config,
        new TextReader(TextReaderConfig.defaults()),
        new LetterRenderer(),
        new RandomSource(7));
  }

  private static List<String> words(PatchBatch batch) {
    List<String> words = new ArrayList<>();
    for (int row = 0; row < batch.size(); row++) {
      StringBuilder text = new StringBuilder();
      for (int patch = 0; patch < batch.length(row) - 1; patch++) {
        text.append((char) batch.pixels()[(row * batch.patchCount() + patch) * 16]);
      }
      words.addAll(Arrays.asList(text.toString().split(" ", -1)));
    }
    return words;
  }

  @Test
  void everyWordOfWrappedParagraphsIsTrainedOnOnceAnEpoch() throws IOException {
    List<String> expected = new ArrayList<>();
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < 6000; i++) {
      String end = i % 40 == 39 ? "\r\n\r\n" : i % 9 == 8 ? "\r\n" : " ";
      text.writeBytes(("w" + i + end).getBytes(StandardCharsets.UTF_8));
      expected.add("w" + i);
    }
    Files.write(folder.resolve("a.txt"), text.toByteArray());
    Files.writeString(folder.resolve("b.txt"), "another file");
    expected.addAll(List.of("another", "file"));
    List<String> seen = new ArrayList<>();
    try (BatchStream stream = open().batches(1, DataCursor.START)) {
      while (stream.epoch() == 0) {
        seen.addAll(words(stream.next()));
      }
      assertEquals(0, stream.counts().droppedWindows());
    }
    assertEquals(expected.stream().sorted().toList(), seen.stream().sorted().toList());
  }

  @Test
  void malformedBytesAreCountedNotFatal() throws IOException {
    byte[] text =
        "some words that go on and on for a while \u00e4 "
            .repeat(50)
            .getBytes(StandardCharsets.ISO_8859_1);
    Files.write(folder.resolve("latin1.txt"), text);
    try (BatchStream stream = open().batches(4, DataCursor.START)) {
      stream.next();
      assertEquals(50, stream.counts().replacedSequences());
    }
  }

  @Test
  void fileThatIsNotUtf8TextIsASentence() throws IOException {
    Files.writeString(folder.resolve("utf16.txt"), "\u6f22".repeat(9), StandardCharsets.UTF_16);
    PixelException e = assertThrows(PixelException.class, this::open);
    assertTrue(e.getMessage().endsWith("is UTF-16; convert it to UTF-8"), e.getMessage());
  }
}
