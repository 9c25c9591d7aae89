// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.read.conll;

import java.util.List;

/**
 * The labels of Universal Dependencies, version 2, which treebanks of all languages share. See <a
 * href="https://universaldependencies.org/u/pos/">its tags</a> and <a
 * href="https://universaldependencies.org/u/dep/">its relations</a>.
 */
final class UniversalLabels {
  /** The 17 parts of speech. */
  static final List<String> PARTS_OF_SPEECH =
      List.of(
          "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON",
          "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X");

  /** The 37 relations, without subtypes. */
  static final List<String> RELATIONS =
      List.of(
          "acl",
          "advcl",
          "advmod",
          "amod",
          "appos",
          "aux",
          "case",
          "cc",
          "ccomp",
          "clf",
          "compound",
          "conj",
          "cop",
          "csubj",
          "dep",
          "det",
          "discourse",
          "dislocated",
          "expl",
          "fixed",
          "flat",
          "goeswith",
          "iobj",
          "list",
          "mark",
          "nmod",
          "nsubj",
          "nummod",
          "obj",
          "obl",
          "orphan",
          "parataxis",
          "punct",
          "reparandum",
          "root",
          "vocative",
          "xcomp");

  private UniversalLabels() {}
}
