// SPDX-License-Identifier: Apache-2.0
package org.pixellm.attack.visual;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacter.JoiningType;
import com.ibm.icu.lang.UCharacterCategory;
import com.ibm.icu.lang.UCharacterDirection;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.lang.UScript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.pixellm.plugins.render.TextRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousModeFactory;
import org.pixellm.render.fonts.BundledFonts;
import org.pixellm.render.harfbuzz.HarfBuzzConfig;
import org.pixellm.render.harfbuzz.HarfBuzzRendererFactory;

/**
 * Finds which letters are drawn alike, by twice the size that models read. A letter's neighbours
 * are of a script that can stand beside it without changing how a word is joined or ordered: any of
 * the simple scripts for a letter of one, otherwise its own. Ideographs have ideographs, and Hangul
 * has Hangul. Letters drawn in just the same way are left out: nothing would be seen of them.
 */
final class NeighbourSearch {
  static final int MOST = 8;
  static final float LEAST = 0.75f;
  private static final int LOOKED_AT = 32;
  private static final double SCALE = 2;

  /** Too many signs, which no living script needs. */
  private static final Set<Integer> LEFT_OUT =
      Set.of(
          UScript.TANGUT,
          UScript.NUSHU,
          UScript.CUNEIFORM,
          UScript.EGYPTIAN_HIEROGLYPHS,
          UScript.ANATOLIAN_HIEROGLYPHS,
          UScript.LINEAR_A,
          UScript.LINEAR_B,
          UScript.BAMUM,
          UScript.SIGN_WRITING);

  private final TextRenderer renderer;

  NeighbourSearch() {
    HarfBuzzConfig usual = HarfBuzzConfig.defaults();
    HarfBuzzConfig large =
        new HarfBuzzConfig(
            usual.fontSize() * SCALE,
            LetterPicture.HEIGHT,
            (int) (usual.baseline() * SCALE),
            usual.kerning(),
            usual.hinting(),
            usual.fonts(),
            usual.fallbackFonts(),
            usual.rgb(),
            usual.direction());
    ContinuousModeFactory mode = new ContinuousModeFactory();
    ContinuousConfig settings = mode.defaults();
    renderer = new HarfBuzzRendererFactory().create(large, mode.create(settings));
  }

  /** How a letter is drawn alone. */
  LetterPicture picture(int letter) {
    return LetterPicture.of(Character.toString(letter), renderer).orElseThrow();
  }

  private record Letter(int point, LetterPicture picture) {}

  private record Neighbour(int point, float similarity) {}

  /** For each letter that has any its neighbours, the most alike first. */
  Map<Integer, List<Integer>> all() {
    Map<String, List<Letter>> groups = new LinkedHashMap<>();
    for (int point = 0; point <= Character.MAX_CODE_POINT; point++) {
      if (isWanted(point)) {
        int letter = point;
        LetterPicture.of(Character.toString(point), renderer)
            .ifPresent(
                picture ->
                    groups
                        .computeIfAbsent(group(letter), name -> new ArrayList<>())
                        .add(new Letter(letter, picture)));
      }
    }
    Map<Integer, List<Integer>> neighbours = new TreeMap<>();
    groups.values().forEach(group -> neighbours.putAll(within(group)));
    return neighbours;
  }

  private static Map<Integer, List<Integer>> within(List<Letter> group) {
    List<List<Integer>> found =
        IntStream.range(0, group.size())
            .parallel()
            .mapToObj(i -> neighbours(group.get(i), group))
            .toList();
    Map<Integer, List<Integer>> neighbours = new TreeMap<>();
    for (int i = 0; i < group.size(); i++) {
      if (!found.get(i).isEmpty()) {
        neighbours.put(group.get(i).point(), found.get(i));
      }
    }
    return neighbours;
  }

  private static List<Integer> neighbours(Letter letter, List<Letter> group) {
    Comparator<Neighbour> order =
        Comparator.comparing(Neighbour::similarity).reversed().thenComparing(Neighbour::point);
    float[] coarse = new float[group.size()];
    for (int i = 0; i < coarse.length; i++) {
      coarse[i] = letter.picture().coarseSimilarity(group.get(i).picture());
    }
    float[] sorted = coarse.clone();
    Arrays.sort(sorted);
    float bound = sorted[Math.max(0, sorted.length - LOOKED_AT)];
    return IntStream.range(0, coarse.length)
        .filter(i -> coarse[i] >= bound && group.get(i).point() != letter.point())
        .filter(i -> !letter.picture().isSame(group.get(i).picture()))
        .mapToObj(
            i ->
                new Neighbour(
                    group.get(i).point(), letter.picture().similarity(group.get(i).picture())))
        .filter(neighbour -> neighbour.similarity() >= LEAST)
        .sorted(order)
        .limit(MOST)
        .map(Neighbour::point)
        .toList();
  }

  /** Letters and digits, but for ideographs outside of the common block and scripts left out. */
  static boolean isWanted(int point) {
    int type = UCharacter.getType(point);
    if (!UCharacter.isLetter(point) && type != UCharacterCategory.DECIMAL_DIGIT_NUMBER) {
      return false;
    }
    int script = UScript.getScript(point);
    boolean rare = script == UScript.HAN && (point < 0x4E00 || point > 0x9FFF);
    return !rare
        && !LEFT_OUT.contains(script)
        && !UCharacter.hasBinaryProperty(point, UProperty.DEFAULT_IGNORABLE_CODE_POINT)
        && BundledFonts.coverage().faces(point).length > 0;
  }

  /** Letters of one group can stand for each other. */
  static String group(int point) {
    int script = UScript.getScript(point);
    boolean alone =
        script == UScript.HAN
            || script == UScript.HANGUL
            || UCharacter.getIntPropertyValue(point, UProperty.JOINING_TYPE)
                != JoiningType.NON_JOINING
            || UCharacter.getIntPropertyValue(point, UProperty.INDIC_SYLLABIC_CATEGORY) != 0;
    int direction = UCharacter.getDirection(point);
    boolean leftToRight =
        direction == UCharacterDirection.LEFT_TO_RIGHT
            || direction == UCharacterDirection.EUROPEAN_NUMBER;
    return (leftToRight ? "left" : "right " + direction) + (alone ? " " + script : "");
  }
}
