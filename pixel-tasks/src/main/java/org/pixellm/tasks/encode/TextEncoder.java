// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.encode;

import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.train.model.SavedEncoder;

/**
 * Turns texts into vectors, with the encoder of a saved model. Safe to share between threads; a
 * text's vector depends, but for rounding, on the text alone. {@link TextEncoders} opens it.
 */
public final class TextEncoder implements AutoCloseable {
  /** A bound on what one text can make us draw. */
  static final int MOST_CHARS = 1 << 22;

  private final TextRenderer renderer;
  private final SavedEncoder encoder;
  private final EncodingOptions options;
  private final int maxPatches;
  private final SequenceOps ops = new SequenceOps();
  private final Workers workers;
  private final EncoderPass pass;
  private final int threads;
  private final BackgroundTask<Boolean> checked;

  /**
   * An encoder.
   *
   * @param renderer draws texts as the model knows them
   * @param encoder is closed with this
   * @param checked whether it does; waited for before anything comes out
   */
  TextEncoder(
      TextRenderer renderer,
      SavedEncoder encoder,
      EncodingOptions options,
      BackgroundTask<Boolean> checked) {
    this.renderer = renderer;
    this.encoder = encoder;
    this.options = options;
    this.checked = checked;
    this.maxPatches = encoder.trainedPatches();
    this.threads = options.threadCount();
    this.workers = new Workers(threads);
    this.pass = new EncoderPass(encoder.backbone(), encoder.manager(), ops);
  }

  /** Width of a vector. */
  public int hidden() {
    return encoder.backbone().hiddenSize();
  }

  /** Most patches of one window of text: of the texts that the model was trained on. */
  public int maxPatches() {
    return maxPatches;
  }

  /** The encoder's parameters by their names in the file. */
  public Map<String, Parameter> parameters() {
    return encoder.backbone().parameters();
  }

  /**
   * Encodes texts.
   *
   * @return one result a text, in the order of the texts
   * @throws PixelException if a text is too long to be drawn
   */
  public List<EncodedText> encode(List<String> texts) {
    return encode(texts.stream()).toList();
  }

  /**
   * Encodes texts as they come, in bounded memory: some thousand patches are drawn ahead, put in
   * order of length, and encoded together.
   *
   * @param texts is read while results are taken
   * @return one result a text, in the order of the texts; may be left before its end
   * @throws PixelException while results are taken, if a text is too long to be drawn
   */
  public Stream<EncodedText> encode(Stream<String> texts) {
    Iterator<EncodedText> results =
        new TextBlocks(texts.iterator(), options, this::draw, this::run);
    return StreamSupport.stream(
            Spliterators.spliteratorUnknownSize(results, Spliterator.ORDERED | Spliterator.NONNULL),
            false)
        .onClose(texts::close);
  }

  /** Draws texts, a part of them in each thread. */
  private List<DrawnText> draw(List<String> texts) {
    int share = Math.max(1, (texts.size() + threads - 1) / threads);
    List<Callable<List<DrawnText>>> jobs = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += share) {
      List<String> part = texts.subList(from, Math.min(texts.size(), from + share));
      jobs.add(() -> part.stream().map(this::draw).toList());
    }
    return workers.all(jobs).stream().flatMap(List::stream).toList();
  }

  private DrawnText draw(String text) {
    if (text.length() > MOST_CHARS) {
      throw new PixelException(
          "a text of %d characters is too long to be encoded at once; the most is %d"
              .formatted(text.length(), MOST_CHARS));
    }
    TextInput input = TextInput.of(text);
    List<RenderedText> windows =
        options.longTexts() == LongTexts.TRUNCATE
            ? List.of(renderer.render(input, maxPatches))
            : renderer.renderWindows(input, maxPatches, options.overlap());
    return new DrawnText(text, windows);
  }

  /** Encodes drawn texts. */
  private List<EncodedText> run(List<DrawnText> texts) {
    List<RenderedText> windows = texts.stream().flatMap(text -> text.windows().stream()).toList();
    WindowResults results = new WindowResults(windows, options, hidden());
    int[] lengths = windows.stream().mapToInt(RenderedText::patchCount).toArray();
    List<Callable<Void>> jobs = new ArrayList<>();
    for (List<Integer> batch : LengthBatches.of(lengths, options.batchPatches())) {
      jobs.add(
          () -> {
            results.put(batch, pass.encode(batch.stream().map(windows::get).toList()));
            return null;
          });
    }
    workers.all(jobs);
    checked.get();
    List<EncodedText> encoded = new ArrayList<>(texts.size());
    int first = 0;
    for (DrawnText text : texts) {
      int end = first + text.windows().size();
      encoded.add(results.text(text, first, end));
      first = end;
    }
    return encoded;
  }

  @Override
  public void close() {
    checked.close();
    workers.close();
    ops.close();
    encoder.close();
  }
}
