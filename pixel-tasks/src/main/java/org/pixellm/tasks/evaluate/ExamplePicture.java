// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.Alignment.CharRange;
import org.pixellm.plugins.render.Alignment.PatchRange;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.render.core.picture.PatchPicture;
import org.pixellm.tasks.example.Question;
import org.pixellm.tasks.prediction.AnswerSpan;

/**
 * Draws examples as a model saw them, with what it said below: patches that it was wrong about
 * stand in red frames, the right answer to a question in a blue one.
 */
public final class ExamplePicture {
  private static final int PATCHES_A_ROW = 60;
  private static final int GAP = 4;
  private static final int MOST_LINES = 12;
  private static final long MOST_PIXELS = 64_000_000;
  private static final Color WRONG = new Color(200, 30, 30);
  private static final Color RIGHT = new Color(31, 84, 153);

  private final Captions captions;

  /** Pictures with captions of a renderer. */
  public ExamplePicture(Captions captions) {
    this.captions = captions;
  }

  /**
   * An example with lines below.
   *
   * @param drawn what the model saw
   * @param frames patches that stand in frames
   * @param lines captions
   */
  private record Block(DrawnExample<?> drawn, List<Frame> frames, List<String> lines) {}

  private record Frame(int window, PatchRange patches, Color colour) {}

  /** Mistakes below each other. */
  public BufferedImage ofMistakes(List<Mistake> mistakes, ExampleDrawing drawing) {
    List<Block> blocks = new ArrayList<>();
    for (Mistake mistake : mistakes) {
      DrawnExample<Example> drawn = drawing.toPredict(mistake.example());
      List<String> lines =
          PredictionText.differences(mistake.example(), mistake.prediction(), mistake.gold());
      blocks.add(new Block(drawn, wrongFrames(mistake, drawn), shortened(lines)));
    }
    return draw(blocks);
  }

  /** Predictions below each other: of words a line each, else one. */
  public BufferedImage ofPredictions(
      List<Example> examples, List<Object> predictions, ExampleDrawing drawing) {
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < examples.size(); i++) {
      DrawnExample<Example> drawn = drawing.toPredict(examples.get(i));
      List<String> words = PredictionText.words(examples.get(i));
      List<String> lines = new ArrayList<>();
      for (int word = 0; word < words.size(); word++) {
        Optional<String> said = PredictionText.ofWord(predictions.get(i), word, words);
        lines.add(words.get(word) + ": " + said.orElse("not read"));
      }
      if (words.isEmpty()) {
        lines.add(PredictionText.line(predictions.get(i)));
      }
      List<Frame> frames =
          predictions.get(i) instanceof AnswerSpan answer && answer.answered()
              ? framesOf(new CharRange(1, answer.start(), answer.end()), drawn, RIGHT)
              : List.of();
      blocks.add(new Block(drawn, frames, lines));
    }
    return draw(blocks);
  }

  private static List<String> shortened(List<String> lines) {
    if (lines.size() <= MOST_LINES) {
      return lines;
    }
    List<String> some = new ArrayList<>(lines.subList(0, MOST_LINES));
    some.add("and %d more".formatted(lines.size() - MOST_LINES));
    return some;
  }

  private static List<Frame> wrongFrames(Mistake mistake, DrawnExample<?> drawn) {
    List<Frame> frames = new ArrayList<>();
    List<String> words = PredictionText.words(mistake.example());
    for (int word = 0; word < words.size(); word++) {
      Optional<String> found = PredictionText.ofWord(mistake.prediction(), word, words);
      if (found.isPresent() && !found.equals(PredictionText.ofWord(mistake.gold(), word, words))) {
        frames.addAll(framesOf(new CharRange(word, 0, words.get(word).length()), drawn, WRONG));
      }
    }
    if (mistake.example() instanceof Question question) {
      for (Question.Answer answer : question.answers()) {
        frames.addAll(framesOf(new CharRange(1, answer.start(), answer.end()), drawn, RIGHT));
      }
      if (mistake.prediction() instanceof AnswerSpan answer && answer.answered()) {
        frames.addAll(framesOf(new CharRange(1, answer.start(), answer.end()), drawn, WRONG));
      }
    }
    return frames;
  }

  /** Where characters are shown, in every window that shows them. */
  private static List<Frame> framesOf(CharRange range, DrawnExample<?> drawn, Color colour) {
    List<Frame> frames = new ArrayList<>();
    List<RenderedText> windows = drawn.windows();
    for (int window = 0; window < windows.size(); window++) {
      Alignment alignment = windows.get(window).alignment();
      Optional<PatchRange> patches = alignment.patchesOf(range);
      if (patches.isPresent()) {
        frames.add(new Frame(window, patches.get(), colour));
      }
    }
    return frames;
  }

  private BufferedImage draw(List<Block> blocks) {
    int width = GAP;
    long height = GAP;
    for (Block block : blocks) {
      width = Math.max(width, width(block));
      height += height(block);
    }
    if (width * height > MOST_PIXELS) {
      throw new PixelException(
          "the picture would have about %d million pixels, and at most %d million are drawn; draw fewer examples"
              .formatted(width * height / 1_000_000, MOST_PIXELS / 1_000_000));
    }
    BufferedImage image =
        new BufferedImage(width + GAP, Math.toIntExact(height), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      int y = GAP;
      for (Block block : blocks) {
        draw(graphics, block, y);
        y += height(block);
      }
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private int rowHeight() {
    return captions.height() + GAP;
  }

  private static int rows(RenderedText window) {
    return (window.patchCount() + PATCHES_A_ROW - 1) / PATCHES_A_ROW;
  }

  private int height(Block block) {
    int rows = block.drawn().windows().stream().mapToInt(ExamplePicture::rows).sum();
    return (rows + block.lines().size()) * rowHeight() + 4 * GAP;
  }

  private int width(Block block) {
    int strips =
        block.drawn().windows().stream()
            .mapToInt(w -> Math.min(PATCHES_A_ROW, w.patchCount()) * w.patchSize())
            .max()
            .orElse(0);
    int lines = block.lines().stream().mapToInt(l -> captions.of(l).getWidth()).max().orElse(0);
    return GAP + Math.max(strips, lines) + GAP;
  }

  private void draw(Graphics2D graphics, Block block, int top) {
    int y = top;
    List<RenderedText> windows = block.drawn().windows();
    for (int window = 0; window < windows.size(); window++) {
      RenderedText text = windows.get(window);
      BufferedImage strip = PatchPicture.of(text, text.patchCount()).image();
      for (int row = 0; row < rows(text); row++) {
        int from = row * PATCHES_A_ROW;
        int count = Math.min(PATCHES_A_ROW, text.patchCount() - from);
        int size = text.patchSize();
        graphics.drawImage(strip.getSubimage(from * size, 0, count * size, size), GAP, y, null);
        for (Frame frame : block.frames()) {
          if (frame.window() == window) {
            frame(graphics, frame, from, count, size, y);
          }
        }
        y += rowHeight();
      }
    }
    for (String line : block.lines()) {
      captions.write(graphics, line, GAP, y, Color.DARK_GRAY);
      y += rowHeight();
    }
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.drawLine(GAP, y + GAP, GAP + PATCHES_A_ROW * captions.height(), y + GAP);
  }

  private static void frame(
      Graphics2D graphics, Frame frame, int from, int count, int size, int y) {
    int start = Math.max(frame.patches().start(), from);
    int end = Math.min(frame.patches().end(), from + count);
    if (start < end) {
      graphics.setColor(frame.colour());
      graphics.drawRect(GAP + (start - from) * size, y - 1, (end - start) * size - 1, size + 1);
    }
  }
}
