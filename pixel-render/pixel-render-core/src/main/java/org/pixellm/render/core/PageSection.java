// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.core;

import java.util.List;
import org.pixellm.plugins.render.TextInput;

/**
 * A part of the fingerprint page: some inputs that show how one script, or one kind of input, is
 * drawn. Apart, so that a difference can be told by its name.
 *
 * @param name what it shows, for people
 * @param inputs what is drawn
 */
record PageSection(String name, List<TextInput> inputs) {
  PageSection {
    inputs = List.copyOf(inputs);
  }

  private static PageSection of(String name, String... texts) {
    return new PageSection(name, List.of(texts).stream().map(TextInput::of).toList());
  }

  /** The page. Changing it changes every fingerprint. */
  static List<PageSection> page() {
    return List.of(
        of(
            "Latin",
            "Sphinx of black quartz, judge my vow! 0123456789 (AVATAR) \u00a7 & @ %",
            "\u00c5ngstr\u00f6m na\u00efve \u0141\u00f3d\u017a e\u0301 z\u0325\u0304 Ti\u1ebfng Vi\u1ec7t"),
        of(
            "Greek",
            "\u0395\u03bb\u03bb\u03b7\u03bd\u03b9\u03ba\u03ac \u1f04\u03bd\u03b8\u03c1\u03c9\u03c0\u03bf\u03c2"),
        of("Cyrillic", "\u0420\u0443\u0441\u0441\u043a\u0438\u0439 \u040f\u0402 \u0431\u0301"),
        of("Armenian", "\u0540\u0561\u0575\u0565\u0580\u0565\u0576"),
        of("Georgian", "\u10e5\u10d0\u10e0\u10d7\u10e3\u10da\u10d8"),
        of("Hebrew", "\u05e9\u05c1\u05b8\u05dc\u05d5\u05b9\u05dd"),
        of(
            "Arabic",
            "\u0627\u0644\u0633\u0651\u064e\u0644\u0627\u0645 \u06a9\u06cc\u0648\u06ba \u0661\u0662"),
        of("Syriac", "\u0723\u0718\u072a\u071d\u071d\u0710"),
        of(
            "Devanagari",
            "\u0915\u094d\u0937\u0924\u094d\u0930\u093f\u092f \u0928\u092e\u0938\u094d\u0924\u0947"),
        of("Bengali", "\u09ac\u09be\u0982\u09b2\u09be \u0995\u09cd\u09b7\u09c7"),
        of("Gujarati", "\u0a97\u0ac1\u0a9c\u0ab0\u0abe\u0aa4\u0ac0 \u0a95\u0acd\u0ab7\u0abf"),
        of("Gurmukhi", "\u0a2a\u0a70\u0a1c\u0a3e\u0a2c\u0a40 \u0a38\u0a4d\u0a30\u0a40"),
        of("Tamil", "\u0ba4\u0bae\u0bbf\u0bb4\u0bcd \u0b95\u0bca\u0b9f\u0bc1"),
        of("Telugu", "\u0c24\u0c46\u0c32\u0c41\u0c17\u0c41 \u0c15\u0c4d\u0c37\u0c3f"),
        of("Kannada", "\u0c95\u0ca8\u0ccd\u0ca8\u0ca1"),
        of("Malayalam", "\u0d2e\u0d32\u0d2f\u0d3e\u0d33\u0d02 \u0d15\u0d4d\u0d37\u0d46"),
        of("Sinhala", "\u0dc3\u0dd2\u0d82\u0dc4\u0dbd \u0dc1\u0dca\u200d\u0dbb\u0dd3"),
        of("Thai", "\u0e20\u0e32\u0e29\u0e32\u0e44\u0e17\u0e22 \u0e01\u0e33"),
        of("Lao", "\u0e9e\u0eb2\u0eaa\u0eb2\u0ea5\u0eb2\u0ea7"),
        of("Khmer", "\u1781\u17d2\u1798\u17c2\u179a"),
        of("Myanmar", "\u1019\u103c\u1014\u103a\u1019\u102c"),
        of("Tibetan", "\u0f56\u0f7c\u0f51\u0f0b\u0f66\u0f90\u0f51"),
        of("Ethiopic", "\u12a0\u121b\u122d\u129b"),
        of("Coptic", "\u2c98\u2c89\u2ca7\u2ca3\u2c89\u2c99\u2c9b\u03ef"),
        of("Cherokee", "\u13e3\u13b3\u13a9"),
        of("Canadian Aboriginal", "\u1403\u14c4\u1483\u144e\u1450\u1466"),
        of("Mongolian", "\u182e\u1823\u1829\u182d\u1823\u182f"),
        of("Han", "\u6f22\u5b57 \u4e2d\u6587\uff0c\u8fd9"),
        of("Kana", "\u3072\u3089\u304c\u306a \u30ab\u30bf\u30ab\u30ca\u30fc"),
        of("Hangul", "\ud55c\uad6d\uc5b4 \u1112\u1161\u11ab"),
        of("mathematics", "\u222b\u2211\u2200\u2203 \ud835\udd4f\ud835\udcdd \u2264\u2260"),
        of("symbols", "\u2605\u2192\u266b\u20ac \u15ea\ud83d\udf57 \u25a0\u2588"),
        of(
            "emoji",
            "\ud83d\ude00 \u2764\ufe0f \ud83d\udc4d\ud83c\udffd",
            "\ud83d\udc68\u200d\ud83d\udc69\u200d\ud83d\udc67 \ud83c\udde9\ud83c\uddea 1\ufe0f\u20e3"),
        of(
            "both directions",
            "\u05e9\u05dc\u05d5\u05dd abc (12) \u0627\u0644\u0633\u0644\u0627\u0645 34!",
            "abc \u202e\u05d0\u05d1\u202c \u2067def\u2069"),
        of("white space and controls", "tab\tline\nend\u00a0x\u3000y", "a\u200bb\u0000c"),
        of("no character", "a\uffff\ud800b \udb40\udc02"),
        of("text that is cut", "A text that is far too long for the strip. ".repeat(8)),
        new PageSection(
            "pairs",
            List.of(
                new TextInput.Pair("What is it?", "A sentence that stands after another one."))),
        new PageSection(
            "words",
            List.of(
                new TextInput.Words(
                    List.of("Each", "word", "\u05dc\u05d1\u05d3", "for", "itself", ".")))));
  }
}
