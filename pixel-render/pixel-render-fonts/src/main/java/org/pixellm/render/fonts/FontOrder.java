// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.fonts;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The faces of one renderer by number: the user's fonts that come first, the bundled ones, the
 * user's fonts for what those lack. Threads can share it.
 */
public final class FontOrder {
  private static final System.Logger LOGGER = System.getLogger(FontOrder.class.getName());

  private final int before;
  private final int after;
  private final List<BundledFont> bundled;

  /** Place among the bundled faces here, by index in the catalogue; -1 for those left out. */
  private final int[] places;

  /** Faces from the start of the bundled ones that are asked before any ranking. */
  private final int first;

  private final FontCoverage coverage = BundledFonts.coverage();

  /** Jars that the log has named. */
  private final Set<String> told = ConcurrentHashMap.newKeySet();

  /** Whether one of the user's fonts draws a code point. */
  @FunctionalInterface
  public interface Drawn {
    /** Whether the face with a number draws a code point. */
    boolean draws(int face, int codePoint);
  }

  private FontOrder(int before, int after, List<BundledFont> bundled, int first) {
    this.before = before;
    this.after = after;
    this.bundled = bundled;
    this.first = first;
    IdentityHashMap<BundledFont, Integer> place = new IdentityHashMap<>();
    bundled.forEach(font -> place.put(font, place.size()));
    this.places =
        BundledFonts.inOrder().stream().mapToInt(font -> place.getOrDefault(font, -1)).toArray();
  }

  /**
   * An order.
   *
   * @param before number of the user's fonts that come first
   * @param after number of the user's fonts that come last
   * @param monospaced whether bundled faces whose letters are equally wide come before the others
   * @param colour whether coloured faces are asked at all
   */
  public static FontOrder of(int before, int after, boolean monospaced, boolean colour) {
    List<BundledFont> usable =
        BundledFonts.inOrder().stream()
            .filter(font -> colour || !font.is(FontTrait.COLOUR))
            .toList();
    List<BundledFont> mono =
        usable.stream().filter(font -> monospaced && font.is(FontTrait.MONOSPACED)).toList();
    List<BundledFont> ordered =
        java.util.stream.Stream.concat(
                mono.stream(), usable.stream().filter(font -> !mono.contains(font)))
            .toList();
    return new FontOrder(before, after, ordered, mono.size());
  }

  /** Number of faces. */
  public int faces() {
    return before + bundled.size() + after;
  }

  /** The bundled font that a face is; nothing for the user's. */
  public Optional<BundledFont> bundled(int face) {
    int place = face - before;
    return place >= 0 && place < bundled.size()
        ? Optional.of(bundled.get(place))
        : Optional.empty();
  }

  /**
   * What tells these fonts from others, for a fingerprint: the user's one by one, under {@code font
   * 1}, {@code fallback font 1} and so on, and all bundled ones together.
   *
   * @param told what tells one of the user's fonts, by number of its face, from others
   */
  public Map<String, String> versions(IntFunction<String> told) {
    return versions(Collections.emptySortedSet(), told);
  }

  /** The same, and those of some faces that are bundled by their names. */
  public Map<String, String> versions(SortedSet<Integer> faces, IntFunction<String> told) {
    Map<String, String> versions = new LinkedHashMap<>();
    IntStream.range(0, faces())
        .filter(face -> bundled(face).isEmpty())
        .forEach(face -> versions.put(nameOfUsers(face), told.apply(face)));
    for (int face : faces) {
      bundled(face)
          .ifPresent(
              font -> versions.put("font " + font.name(), font.version() + ", " + font.sha256()));
    }
    versions.put("bundled fonts", BundledFonts.digest());
    return versions;
  }

  private String nameOfUsers(int face) {
    return face < before ? "font " + (face + 1) : "fallback font " + (ofUser(face) - before + 1);
  }

  /**
   * Place of one of the user's fonts among them, those that come first and those that come last.
   */
  public int ofUser(int face) {
    return face < before ? face : face - bundled.size();
  }

  /** The first face made for a single script: those for all, if there are any, are before it. */
  public int firstOfScripts() {
    return before + first + 1;
  }

  /** Whether a face is a bundled one for emoji. */
  public boolean emoji(int face) {
    return bundled(face).filter(font -> font.is(FontTrait.EMOJI)).isPresent();
  }

  /**
   * Whether a bundled face draws a code point.
   *
   * @param face number of a face that {@link #bundled} knows
   */
  public boolean covers(int face, int codePoint) {
    for (int index : coverage.faces(codePoint)) {
      if (places[index] == face - before) {
        return true;
      }
    }
    return false;
  }

  /**
   * The faces that draw a code point, best first.
   *
   * @param drawn asked about the user's fonts
   */
  public int[] candidates(int codePoint, Drawn drawn) {
    int[] ranked = coverage.faces(codePoint);
    IntStream firstOnes =
        IntStream.range(0, first).filter(place -> covers(before + place, codePoint));
    IntStream others = IntStream.of(ranked).map(index -> places[index]).filter(p -> p >= first);
    int afterStart = before + bundled.size();
    return IntStream.concat(
            IntStream.concat(
                IntStream.range(0, before).filter(face -> drawn.draws(face, codePoint)),
                IntStream.concat(firstOnes, others).map(place -> before + place)),
            IntStream.range(afterStart, faces()).filter(face -> drawn.draws(face, codePoint)))
        .toArray();
  }

  /**
   * Tells the log of the jars whose absent faces would draw what no face here drew, of each once.
   *
   * @param codePoints what a user's text had and was drawn as boxes
   */
  public void noteMissing(Set<Integer> codePoints) {
    for (int codePoint : codePoints) {
      BundledFonts.absentJar(codePoint).filter(told::add).ifPresent(jar -> tell(codePoint, jar));
    }
  }

  private static void tell(int codePoint, String jar) {
    LOGGER.log(
        System.Logger.Level.WARNING,
        () ->
            "U+%04X and maybe others are drawn as a box: %s has a font for it; add this jar to the class path"
                .formatted(codePoint, jar));
  }
}
