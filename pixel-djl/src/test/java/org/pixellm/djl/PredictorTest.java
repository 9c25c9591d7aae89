// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.djl.inference.Predictor;
import ai.djl.modality.Classifications;
import ai.djl.modality.nlp.qa.QAInput;
import ai.djl.modality.nlp.translator.NamedEntity;
import ai.djl.repository.zoo.ZooModel;
import ai.djl.util.StringPair;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.data.Example;
import org.pixellm.tasks.encode.EncodingOptions;
import org.pixellm.tasks.encode.TextEncoder;
import org.pixellm.tasks.encode.TextEncoders;
import org.pixellm.tasks.example.Source;
import org.pixellm.tasks.predict.TaskPrediction;
import org.pixellm.tasks.prediction.AnswerSpan;
import org.pixellm.tasks.prediction.ClassPrediction;
import org.pixellm.tasks.prediction.TextVectors;
import org.pixellm.tasks.prediction.Tree;
import org.pixellm.tasks.prediction.WordTags;
import org.pixellm.train.device.DeviceChoice;
import org.pixellm.train.model.RendererCheck;

/** Every kind of head, as DJL asks it, beside what the command line's prediction says. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictorTest {
  private static final float CLOSE = 1e-5f;
  private static final Source SOURCE = new Source(Path.of("test"), 1);

  @TempDir static Path folder;
  private TinyModels models;

  @BeforeAll
  void begin() {
    models = new TinyModels(folder);
  }

  /** What {@code ./pixel predict} would say. */
  private List<Object> predicted(Path model, List<String> texts, Optional<String> second) {
    TaskPrediction prediction = models.injector().getInstance(TaskPrediction.class);
    try (TaskPrediction.Predictor predictor =
        prediction.open(model, RendererCheck.none(), 1, DeviceChoice.CPU)) {
      List<Example> examples =
          texts.stream().map(text -> predictor.lines().of(text, second, SOURCE)).toList();
      List<Object> predictions = new ArrayList<>();
      predictor.predict(examples, (example, answer) -> predictions.add(answer));
      return predictions;
    }
  }

  @Test
  void textsAreClassifiedAloneAsTheyAreInABatch() throws Exception {
    Path directory = models.headed("sequence-classification", "sib200", "sea", "land", "air");
    List<String> texts = Texts.of(30);
    List<Object> expected = predicted(directory, texts, Optional.empty());
    try (ZooModel<String, Classifications> model =
            Loading.load(directory, String.class, Classifications.class);
        Predictor<String, Classifications> predictor = model.newPredictor()) {
      List<Classifications> batch = predictor.batchPredict(texts);
      for (int i = 0; i < texts.size(); i++) {
        Classifications alone = predictor.predict(texts.get(i));
        assertEquals(List.of("sea", "land", "air"), alone.getClassNames());
        ClassPrediction wanted = (ClassPrediction) expected.get(i);
        for (int label = 0; label < 3; label++) {
          double probability = alone.getProbabilities().get(label);
          assertEquals(probability, batch.get(i).getProbabilities().get(label), CLOSE);
          assertEquals(wanted.probabilities().get(label), probability, CLOSE);
        }
      }
      assertTrue(
          batch.stream().map(c -> c.getProbabilities().get(0)).distinct().count() > 20,
          "texts differ");
    }
  }

  @Test
  void pairsAreClassified() throws Exception {
    Path directory = models.headed("sequence-classification", "nli", "yes", "no");
    ClassPrediction wanted =
        (ClassPrediction)
            predicted(directory, List.of("A\tman."), Optional.of("He\tsleeps.")).get(0);
    try (ZooModel<StringPair, Classifications> model =
            Loading.load(directory, StringPair.class, Classifications.class);
        Predictor<StringPair, Classifications> predictor = model.newPredictor()) {
      Classifications found = predictor.predict(new StringPair("A\tman.", "He\tsleeps."));
      assertEquals(wanted.probabilities().get(0), found.getProbabilities().get(0), CLOSE);
    }
  }

  @Test
  void wordsAreTaggedWhereTheyStand() throws Exception {
    Path directory = models.headed("token-classification", "bio", "O", "B-PER", "I-PER");
    List<String> texts = new ArrayList<>(Texts.of(12));
    texts.add("  two\n words ");
    List<Object> expected = predicted(directory, texts, Optional.empty());
    int entities = 0;
    int outside = 0;
    try (ZooModel<String, NamedEntity[]> model =
            Loading.load(directory, String.class, NamedEntity[].class);
        Predictor<String, NamedEntity[]> predictor = model.newPredictor()) {
      List<NamedEntity[]> found = predictor.batchPredict(texts);
      for (int i = 0; i < texts.size(); i++) {
        WordTags tags = (WordTags) expected.get(i);
        String[] words = texts.get(i).strip().split("\\s+", -1);
        assertEquals(words.length, tags.size());
        List<String> named = new ArrayList<>(tags);
        for (NamedEntity entity : found.get(i)) {
          int word = entity.getIndex();
          assertEquals(words[word], entity.getWord());
          assertEquals(words[word], texts.get(i).substring(entity.getStart(), entity.getEnd()));
          assertEquals(tags.get(word), entity.getEntity());
          assertEquals(tags.probability(word), entity.getScore(), CLOSE);
          assertTrue(entity.getScore() >= 1f / 3 - CLOSE, "the likeliest of three");
          named.set(word, "O");
          entities++;
        }
        assertTrue(named.stream().allMatch("O"::equals), "all that is not O is an entity");
        outside += named.size() - found.get(i).length;
      }
    }
    assertTrue(entities > 0 && outside > 0, entities + " entities, " + outside + " others");
  }

  @Test
  void sentencesAreParsed() throws Exception {
    Path directory = models.headed("biaffine-parsing", "conllu-trees", "root", "nsubj", "obj");
    List<String> texts = List.of("She reads books", "море");
    List<Object> expected = predicted(directory, texts, Optional.empty());
    try (ZooModel<String, Tree> model = Loading.load(directory, String.class, Tree.class);
        Predictor<String, Tree> predictor = model.newPredictor()) {
      assertEquals(expected, predictor.batchPredict(texts));
    }
  }

  @Test
  void questionsAreAnsweredFromTheText() throws Exception {
    Path directory = models.headed("question-answering", "squad");
    String paragraph = "Ada Lovelace wrote about the engine in 1843 and Bob came later .";
    AnswerSpan wanted =
        (AnswerSpan) predicted(directory, List.of("Who?"), Optional.of(paragraph)).get(0);
    try (ZooModel<QAInput, String> model = Loading.load(directory, QAInput.class, String.class);
        Predictor<QAInput, String> predictor = model.newPredictor()) {
      assertEquals(wanted.text(), predictor.predict(new QAInput("Who?", paragraph)));
    }
    try (ZooModel<QAInput, AnswerSpan> model =
            Loading.load(directory, QAInput.class, AnswerSpan.class);
        Predictor<QAInput, AnswerSpan> predictor = model.newPredictor()) {
      AnswerSpan found = predictor.predict(new QAInput("Who?", paragraph));
      assertEquals(wanted.text(), found.text());
      assertEquals(wanted.text(), paragraph.substring(found.start(), found.end()));
      assertEquals(wanted.score(), found.score(), CLOSE);
    }
  }

  @Test
  void numbersAreOneFloat() throws Exception {
    Path directory = models.headed("sequence-regression", "glue");
    List<Object> expected = predicted(directory, List.of("A text."), Optional.empty());
    try (ZooModel<String, Float> model = Loading.load(directory, String.class, Float.class);
        Predictor<String, Float> predictor = model.newPredictor()) {
      assertEquals((Double) expected.get(0), predictor.predict("A text."), CLOSE);
    }
    try (ZooModel<String, float[]> model = Loading.load(directory, String.class, float[].class);
        Predictor<String, float[]> predictor = model.newPredictor()) {
      float[] found = predictor.predict("A text.");
      assertEquals(1, found.length);
      assertEquals((Double) expected.get(0), found[0], CLOSE);
    }
  }

  @Test
  void textsBecomeVectorsByTheHeadThatLearntThem() throws Exception {
    Path directory = models.headed("sentence-embedding", "text");
    List<String> texts = Texts.of(9);
    List<Object> expected = predicted(directory, texts, Optional.empty());
    try (ZooModel<String, float[]> model = Loading.load(directory, String.class, float[].class);
        Predictor<String, float[]> predictor = model.newPredictor()) {
      List<float[]> found = predictor.batchPredict(texts);
      for (int i = 0; i < texts.size(); i++) {
        float[] wanted = ((TextVectors) expected.get(i)).vectors().get(0);
        assertArrayEquals(wanted, found.get(i), CLOSE);
        assertArrayEquals(found.get(i), predictor.predict(texts.get(i)), CLOSE);
      }
    }
    try (ZooModel<StringPair, Float> model =
            Loading.load(directory, StringPair.class, Float.class);
        Predictor<StringPair, Float> predictor = model.newPredictor()) {
      assertEquals(1, predictor.predict(new StringPair("the sea", "the sea")), CLOSE);
      assertTrue(predictor.predict(new StringPair("the sea", "книга WWW")) < 1 - CLOSE);
    }
  }

  @Test
  void aPretrainedModelGivesTheMeanOfAText() throws Exception {
    Path directory = models.pretrained();
    List<String> texts = new ArrayList<>(Texts.of(9));
    texts.add(""); // a text, too
    TextEncoders encoders = models.injector().getInstance(TextEncoders.class);
    EncodingOptions options = EncodingOptions.defaults().withThreads(1);
    List<float[]> wanted = new ArrayList<>();
    try (TextEncoder encoder = encoders.open(directory, options, RendererCheck.none())) {
      encoder.encode(texts).forEach(text -> wanted.add(text.vector()));
    }
    try (ZooModel<String, float[]> model = Loading.load(directory, String.class, float[].class);
        Predictor<String, float[]> predictor = model.newPredictor()) {
      List<float[]> found = predictor.batchPredict(texts);
      for (int i = 0; i < texts.size(); i++) {
        assertArrayEquals(wanted.get(i), found.get(i), CLOSE);
        assertArrayEquals(wanted.get(i), predictor.predict(texts.get(i)), CLOSE);
      }
    }
    try (ZooModel<String, float[]> model =
            Loading.criteria(directory, String.class, float[].class)
                .optArgument("pooling", "cls")
                .build()
                .loadModel();
        Predictor<String, float[]> predictor = model.newPredictor()) {
      assertTrue(!Arrays.equals(wanted.get(0), predictor.predict(texts.get(0))), "another pooling");
    }
  }

  @Test
  void noTextsHaveNoAnswers() throws Exception {
    Path directory = models.headed("sequence-classification", "sib200", "sea", "land");
    try (ZooModel<String, Classifications> model =
            Loading.load(directory, String.class, Classifications.class);
        Predictor<String, Classifications> predictor = model.newPredictor()) {
      assertEquals(List.of(), predictor.batchPredict(List.of()));
    }
  }
}
