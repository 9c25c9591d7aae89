// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.head.parse;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.random.RandomGenerator;
import org.pixellm.model.nn.ParameterSet;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.plugins.task.TrainingExamples;
import org.pixellm.tasks.example.LabelSet;
import org.pixellm.tasks.example.ParsedSentence;
import org.pixellm.tasks.head.part.ClsPooler;
import org.pixellm.tasks.head.part.ConstantGuess;
import org.pixellm.tasks.head.part.CrossEntropy;
import org.pixellm.tasks.head.part.Dropout;
import org.pixellm.tasks.head.part.LabelEntries;
import org.pixellm.tasks.head.part.RowMeans;
import org.pixellm.tasks.head.tree.ArcDecoder;
import org.pixellm.tasks.prediction.Tree;
import org.pixellm.tasks.window.WordPlaces;

/**
 * Dependency parsing (Rust et al. 2023, section 3): the root is the pooled CLS, a word the state of
 * its patches, and biaffine attention scores arcs and relations. Parameters have the names of
 * PIXELForBiaffineParsing. Words of a sentence in several windows may depend on each other across
 * them. A word that no picture shows has the zero vector and is still given a head, as in the
 * original.
 */
public final class BiaffineParsing implements TaskHead<ParsedSentence, Tree> {
  /** The relation of a word to the root, and of no other. */
  private static final String ROOT = "root";

  /** Marks a word without a label. */
  static final int UNLABELLED = -1;

  private final BiaffineConfig config;
  private final LabelSet labels;
  private final ArcDecoder decoder;
  private final ParameterSet set = new ParameterSet();
  private final ClsPooler pooler;
  private final BiaffineScores scores;
  private final Dropout dropout;
  private final RowMeans means = new RowMeans();
  private final CrossEntropy relationLoss = new CrossEntropy();

  /**
   * The true arcs of a sentence.
   *
   * @param heads of each word, or {@link #UNLABELLED}
   * @param relations by number, of each word that has a head
   */
  record Gold(List<Integer> heads, List<Integer> relations) {}

  /**
   * A head without values.
   *
   * @param hidden width of a state
   */
  BiaffineParsing(BiaffineConfig config, int hidden, LabelSet labels) {
    this.config = config;
    this.labels = labels;
    this.decoder = config.decoding().decoder();
    this.pooler = new ClsPooler(set, hidden);
    this.scores = new BiaffineScores(set, hidden, labels.size());
    this.dropout = new Dropout(config.dropout());
  }

  @Override
  public LossTerms loss(TaskBatch<? extends ParsedSentence> batch, StepContext context) {
    return loss(
        batch, batch.examples().stream().map(drawn -> gold(drawn.example())).toList(), context);
  }

  private Gold gold(ParsedSentence example) {
    if (!example.labelled()) {
      throw example.source().error("the sentence has no tree to learn from");
    }
    return new Gold(
        example.heads(),
        example.relations().stream()
            .map(relation -> labels.number(relation, example.source()))
            .toList());
  }

  /** The loss of a batch by true arcs, one {@link Gold} a sentence. */
  LossTerms loss(TaskBatch<? extends ParsedSentence> batch, List<Gold> gold, StepContext context) {
    NDManager scope = context.manager();
    SentenceStates sentences = sentences(batch, context);
    WordPairs pairs = new WordPairs(sentences);
    List<Long> arcs = new ArrayList<>();
    List<Integer> relations = new ArrayList<>();
    for (int i = 0; i < gold.size(); i++) {
      for (int word = 0; word < sentences.count(i); word++) {
        int head = gold.get(i).heads().get(word);
        if (head != UNLABELLED) {
          arcs.add(sentences.arc(i, word, head));
          pairs.add(i, word, head);
          relations.add(gold.get(i).relations().get(word));
        }
      }
    }
    if (arcs.isEmpty()) {
      return new LossTerms(scope.create(0f), 0);
    }
    NDArray trueArcs =
        scope.create(arcs.stream().mapToLong(Long::longValue).toArray(), new Shape(arcs.size()));
    long[] trueRelations = relations.stream().mapToLong(Integer::longValue).toArray();
    float[] equal = new float[trueRelations.length];
    Arrays.fill(equal, 1);
    NDArray loss =
        scores
            .arcLoss(sentences, trueArcs, scope)
            .add(
                relationLoss.loss(
                    scores.relations(sentences, pairs, scope), trueRelations, equal, scope));
    return new LossTerms(loss, trueRelations.length);
  }

  @Override
  public List<Tree> predict(TaskBatch<? extends ParsedSentence> batch, StepContext context) {
    NDManager scope = context.manager();
    SentenceStates sentences = sentences(batch, context);
    List<int[]> chosen = heads(sentences, scope);
    WordPairs pairs = new WordPairs(sentences);
    for (int i = 0; i < chosen.size(); i++) {
      for (int word = 0; word < chosen.get(i).length; word++) {
        int head = chosen.get(i)[word];
        // Padding as a head has no state; what relation it would have does not matter.
        pairs.add(i, word, head <= chosen.get(i).length ? head : 0);
      }
    }
    float[] relations = scores.relations(sentences, pairs, scope).toFloatArray();
    List<Tree> trees = new ArrayList<>();
    int from = 0;
    for (int[] heads : chosen) {
      List<String> names = new ArrayList<>();
      for (int head : heads) {
        names.add(relation(relations, from, head));
        from += labels.size();
      }
      trees.add(new Tree(Arrays.stream(heads).boxed().toList(), names));
    }
    return trees;
  }

  private List<int[]> heads(SentenceStates sentences, NDManager scope) {
    float[] values = scores.arcs(sentences, scope).toFloatArray();
    List<int[]> heads = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sentences.size(); i++) {
      int columns = sentences.columns(i);
      double[][] arcs = new double[sentences.count(i)][columns];
      for (double[] row : arcs) {
        for (int head = 0; head < columns; head++) {
          row[head] = values[from++];
        }
      }
      heads.add(decoder.heads(arcs));
    }
    return heads;
  }

  /**
   * The best relation to a head; in a legal tree that to the root is {@code root}, and no other.
   */
  private String relation(float[] values, int from, int head) {
    boolean constrained = config.decoding().legal() && labels.contains(ROOT) && labels.size() > 1;
    if (constrained && head == 0) {
      return ROOT;
    }
    int best = -1;
    for (int label = 0; label < labels.size(); label++) {
      boolean allowed = !constrained || !labels.labels().get(label).equals(ROOT);
      if (allowed && (best < 0 || values[from + label] > values[from + best])) {
        best = label;
      }
    }
    return labels.labels().get(best);
  }

  private SentenceStates sentences(TaskBatch<? extends ParsedSentence> batch, StepContext context) {
    List<long[]> rows = new ArrayList<>();
    int[] counts = new int[batch.examples().size()];
    int[] padding = new int[counts.length];
    for (int i = 0; i < counts.length; i++) {
      DrawnExample<? extends ParsedSentence> drawn = batch.examples().get(i);
      int words = drawn.example().words().size();
      int first = batch.firstWindow(i);
      WordPlaces places = WordPlaces.of(drawn.example().words(), drawn.windows());
      for (int word = 0; word < words; word++) {
        rows.add(
            word < places.size()
                ? config.wordPatches().rows(batch, first, places.get(word))
                : new long[0]);
      }
      counts[i] = words;
      padding[i] =
          config.referencePadding() ? Math.max(0, batch.patchesWithStates(first) - words) : 0;
    }
    NDManager scope = context.manager();
    NDArray words = dropout.forward(means.of(batch.states(), rows, scope), context.training());
    return new SentenceStates(words, pooler.forward(batch, scope), counts, padding);
  }

  /**
   * Scores of all arcs and, for each arc between words or from the root, of its relations.
   *
   * @param arcs of each sentence {@code [words * (1 + words + padding)]}
   * @param relations of each sentence {@code [words * (1 + words) * relations]}
   */
  record AllScores(List<float[]> arcs, List<float[]> relations) {}

  /** All scores of a batch, for who wants to look at them. */
  AllScores allScores(TaskBatch<? extends ParsedSentence> batch, StepContext context) {
    NDManager scope = context.manager();
    SentenceStates sentences = sentences(batch, context);
    float[] flat = scores.arcs(sentences, scope).toFloatArray();
    List<float[]> arcs = new ArrayList<>();
    List<float[]> relations = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < sentences.size(); i++) {
      int words = sentences.count(i);
      int size = words * sentences.columns(i);
      arcs.add(Arrays.copyOfRange(flat, from, from + size));
      from += size;
      WordPairs pairs = new WordPairs(sentences);
      for (int word = 0; word < words; word++) {
        for (int head = 0; head <= words; head++) {
          pairs.add(i, word, head);
        }
      }
      relations.add(scores.relations(sentences, pairs, scope).toFloatArray());
    }
    return new AllScores(arcs, relations);
  }

  /**
   * Of heads any word or the root alike, which costs ln(1 + words) a word, and of relations the
   * entropy.
   */
  @Override
  public OptionalDouble constantGuessLoss(TrainingExamples<ParsedSentence> training) {
    ConstantGuess guess = new ConstantGuess(labels.size());
    double heads = 0;
    long words = 0;
    for (ParsedSentence example : training.examples()) {
      example.relations().forEach(r -> guess.add(labels.number(r, example.source())));
      int size = example.heads().size();
      heads += size * Math.log1p(size);
      words += size;
    }
    OptionalDouble relations = guess.loss();
    return relations.isEmpty()
        ? relations
        : OptionalDouble.of(heads / words + relations.getAsDouble());
  }

  @Override
  public boolean drawsEngineRandomness() {
    return dropout.drops();
  }

  @Override
  public Map<String, Parameter> parameters() {
    return set.asMap();
  }

  @Override
  public void initialize(NDManager manager, RandomGenerator random) {
    set.initialize(manager, random);
  }

  @Override
  public Map<String, Object> configuration() {
    Map<String, Object> entries = new LinkedHashMap<>();
    entries.put("architectures", List.of("PIXELForBiaffineParsing"));
    LabelEntries.write(labels, entries);
    entries.put("word_patches", config.wordPatches().label());
    entries.put("arc_decoding", config.decoding().label());
    entries.put("classifier_dropout", config.dropout());
    entries.put("reference_padding", config.referencePadding());
    return entries;
  }

  @Override
  public void close() {
    pooler.close();
    scores.close();
    dropout.close();
    means.close();
    relationLoss.close();
  }
}
