// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.metric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.pixellm.plugins.task.Metric;
import org.pixellm.tasks.prediction.Tree;

/**
 * Attachment scores of dependency parses over gold words. {@code uas}: the share of words whose
 * head is right; {@code las}: whose head and relation are; {@code label_accuracy}: whose relation
 * is, whatever the head. {@code clas}: F1 of head and relation over content words alone, as the
 * CoNLL-18 shared task defines it (Zeman et al. 2018): words with a relation of content in the gold
 * tree are to be found, words predicted with one count as found. All 0 to 1, where the original
 * prints per cent.
 *
 * <p>By default every word counts, punctuation too, and subtypes of relations are cut off: the rule
 * of the original, and of LAS in CoNLL-18.
 *
 * <p>A prediction may have fewer words than the gold tree; the words after them are not scored.
 */
public final class Attachment implements Metric<Tree, Tree> {
  private static final String PUNCTUATION = "punct";

  /** Universal relations that CoNLL-18 counts as content. */
  private static final Set<String> CONTENT =
      Set.of(
          "nsubj",
          "obj",
          "iobj",
          "csubj",
          "ccomp",
          "xcomp",
          "obl",
          "vocative",
          "expl",
          "dislocated",
          "advcl",
          "advmod",
          "discourse",
          "nmod",
          "appos",
          "nummod",
          "acl",
          "amod",
          "conj",
          "fixed",
          "flat",
          "compound",
          "list",
          "parataxis",
          "orphan",
          "goeswith",
          "reparandum",
          "root",
          "dep");

  private final AttachmentConfig config;

  /** A metric. */
  public Attachment(AttachmentConfig config) {
    this.config = config;
  }

  @Override
  public String mainScore() {
    return "las";
  }

  @Override
  public Tally<Tree, Tree> start() {
    return new TreeTally();
  }

  private static String universal(String relation) {
    int colon = relation.indexOf(':');
    return colon < 0 ? relation : relation.substring(0, colon);
  }

  private String compared(String relation) {
    return config.subtypes() == AttachmentConfig.Subtypes.DROPPED ? universal(relation) : relation;
  }

  private final class TreeTally implements Tally<Tree, Tree> {
    private long words;
    private long heads;
    private long relations;
    private long both;
    private long contentGold;
    private long contentPredicted;
    private long contentRight;

    @Override
    public void add(Tree prediction, Tree gold) {
      List<String> scored = Scored.prefix(prediction.size(), gold.relations());
      for (int word = 0; word < scored.size(); word++) {
        String there = scored.get(word);
        if (config.punctuation() == AttachmentConfig.Punctuation.SKIPPED
            && universal(there).equals(PUNCTUATION)) {
          continue;
        }
        String found = prediction.relations().get(word);
        boolean head = prediction.heads().get(word).equals(gold.heads().get(word));
        boolean relation = compared(found).equals(compared(there));
        words++;
        heads += head ? 1 : 0;
        relations += relation ? 1 : 0;
        both += head && relation ? 1 : 0;
        boolean content = CONTENT.contains(universal(there));
        contentGold += content ? 1 : 0;
        contentPredicted += CONTENT.contains(universal(found)) ? 1 : 0;
        contentRight += content && head && relation ? 1 : 0;
      }
    }

    @Override
    public Map<String, Double> scores() {
      Map<String, Double> scores = new LinkedHashMap<>();
      scores.put("las", Ratio.of(both, words));
      scores.put("uas", Ratio.of(heads, words));
      scores.put("clas", Ratio.of(2 * contentRight, contentGold + contentPredicted));
      scores.put("label_accuracy", Ratio.of(relations, words));
      return scores;
    }
  }
}
