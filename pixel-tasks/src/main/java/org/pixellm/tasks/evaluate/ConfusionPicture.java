// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.evaluate;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/**
 * Draws a confusion matrix: a row a gold label, a column a predicted one, and how often it was
 * predicted, the darker the greater its share of the row. What is right is blue, what is wrong is
 * red.
 */
public final class ConfusionPicture {
  /** More labels would not be told apart. */
  public static final int MOST_LABELS = 60;

  private static final int GAP = 4;
  private static final int LEAST_CELL = 24;
  private static final Color RIGHT = new Color(31, 84, 153);
  private static final Color WRONG = new Color(178, 34, 34);

  private final Captions captions;

  /** Pictures with captions of a renderer. */
  public ConfusionPicture(Captions captions) {
    this.captions = captions;
  }

  /** Whether a matrix is small enough for a picture. */
  public static boolean fits(ConfusionMatrix matrix) {
    return matrix.labels().size() <= MOST_LABELS;
  }

  /** The picture. */
  public BufferedImage draw(ConfusionMatrix matrix) {
    List<BufferedImage> names = matrix.labels().stream().map(captions::of).toList();
    int margin = names.stream().mapToInt(BufferedImage::getWidth).max().orElse(0) + 2 * GAP;
    int cell = cell(matrix);
    int size = margin + names.size() * cell + GAP;
    int footer = captions.height() + 2 * GAP;
    BufferedImage image = new BufferedImage(size, size + footer, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    try {
      graphics.setColor(Color.WHITE);
      graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      for (int i = 0; i < names.size(); i++) {
        BufferedImage name = names.get(i);
        int middle = margin + i * cell + (cell - name.getHeight()) / 2;
        graphics.drawImage(name, margin - GAP - name.getWidth(), middle, null);
        AffineTransform upwards = AffineTransform.getTranslateInstance(middle, margin - GAP);
        upwards.rotate(-Math.PI / 2);
        graphics.drawImage(name, upwards, null);
      }
      for (int gold = 0; gold < names.size(); gold++) {
        for (int predicted = 0; predicted < names.size(); predicted++) {
          cell(graphics, matrix, gold, predicted, margin, cell);
        }
      }
      captions.write(
          graphics, "rows: gold labels; columns: predictions", GAP, size + GAP, Color.BLACK);
    } finally {
      graphics.dispose();
    }
    return image;
  }

  private int cell(ConfusionMatrix matrix) {
    long highest = matrix.counts().stream().flatMap(List::stream).max(Long::compare).orElse(0L);
    return Math.max(LEAST_CELL, captions.of(Long.toString(highest)).getWidth() + 2 * GAP);
  }

  private void cell(
      Graphics2D graphics, ConfusionMatrix matrix, int gold, int predicted, int margin, int cell) {
    long count = matrix.counts().get(gold).get(predicted);
    int x = margin + predicted * cell;
    int y = margin + gold * cell;
    if (count > 0) {
      double share = (double) count / matrix.total(gold);
      graphics.setColor(shade(gold == predicted ? RIGHT : WRONG, share));
      graphics.fillRect(x, y, cell - 1, cell - 1);
      String text = Long.toString(count);
      int left = x + (cell - captions.of(text).getWidth()) / 2;
      int top = y + (cell - captions.height()) / 2;
      captions.write(graphics, text, left, top, share > 0.5 ? Color.WHITE : Color.BLACK);
    }
    graphics.setColor(Color.LIGHT_GRAY);
    graphics.drawRect(x, y, cell - 1, cell - 1);
  }

  /** White for nothing, the colour for all. */
  private static Color shade(Color full, double share) {
    return new Color(
        shade(full.getRed(), share), shade(full.getGreen(), share), shade(full.getBlue(), share));
  }

  private static int shade(int full, double share) {
    return (int) Math.round(255 - (255 - full) * share);
  }
}
