// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.guide;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The Java that the guides show compiles. They show methods without the class around them, which
 * stands here; where a method is said to be one of an interface, the class implements it.
 */
class GuideSnippetsTest {
  private static final Path ROOT = Path.of("..");

  /** The Braille renderer's sources, of which the guide shows pieces. */
  private static final Path BRAILLE =
      ROOT.resolve(Path.of("examples", "custom-renderer", "src", "main", "java"));

  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /**
   * What stands around a snippet.
   *
   * @param guide the page
   * @param begins how the snippet begins
   * @param before up to the snippet, with the class {@code Snippet} or the package of its own
   * @param after behind it
   */
  private record Surroundings(String guide, String begins, String before, String after) {}

  private static final List<Surroundings> SURROUNDINGS =
      List.of(
          new Surroundings(
              "docs/plugins.md",
              "MapBinder.newMapBinder(",
              """
              import com.google.inject.AbstractModule;
              import com.google.inject.multibindings.MapBinder;
              import org.pixellm.plugins.task.*;
              import org.pixellm.train.plugins.PluginTypes;
              class Snippet extends AbstractModule {
                record None() {}
                static final class MyMetricFactory implements MetricFactory<None> {
                  public String name() { return "my-metric"; }
                  public String summary() { return "mine"; }
                  public None defaults() { return new None(); }
                  public Metric<?, ?> create(None none) { throw new IllegalStateException(); }
                }
                @Override protected void configure() {
              """,
              "}}"),
          new Surroundings(
              "docs/plugins.md",
              "public TextRenderer create(BrailleConfig",
              """
              package com.example.braille;
              import org.pixellm.plugins.render.*;
              import org.pixellm.render.core.StripRenderer;
              abstract class Snippet implements TextRendererFactory<BrailleConfig> {
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public NDArray encode(",
              """
              import ai.djl.ndarray.NDArray;
              import ai.djl.nn.Parameter;
              import java.util.Optional;
              import org.pixellm.plugins.model.*;
              abstract class Snippet implements EncoderBackbone {
                Parameter matrix;
                abstract NDArray mean(NDArray states, Optional<NDArray> attention);
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public Stream<TextExample> read(",
              """
              import java.util.stream.Stream;
              import org.pixellm.plugins.data.*;
              abstract class Snippet implements DatasetReader<TextExample> {
                abstract Stream<String> lines(Shard shard);
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public TextAttack create(",
              """
              import java.util.Locale;
              import org.pixellm.plugins.task.*;
              abstract class Snippet implements TextAttackFactory<Snippet.None> {
                record None() {}
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public PictureAttack create(",
              """
              import org.pixellm.plugins.render.*;
              abstract class Snippet implements PictureAttackFactory<Snippet.None> {
                record None() {}
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public void onEvaluation(",
              """
              import java.util.Map;
              import org.pixellm.plugins.run.*;
              abstract class Snippet implements RunListener {
                abstract void post(long step, Map<String, Double> scores);
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "class BrailleRendererTest extends",
              """
              package com.example.braille;
              import org.pixellm.plugins.render.TextRenderer;
              import org.pixellm.plugins.testkit.TextRendererContract;
              import org.pixellm.render.core.mode.ContinuousModeFactory;
              """,
              ""),
          new Surroundings(
              "docs/architecture.md",
              "public LossTerms loss(",
              """
              import ai.djl.ndarray.NDArray;
              import java.util.*;
              import org.pixellm.model.nn.Linear;
              import org.pixellm.plugins.model.*;
              import org.pixellm.plugins.task.*;
              import org.pixellm.tasks.example.LabelledText;
              import org.pixellm.tasks.head.part.*;
              abstract class Snippet implements TaskHead<LabelledText, String> {
                RowMeans means;
                Linear classifier;
                CrossEntropy crossEntropy;
                long[] gold;
                float[] ones;
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public PatchLayout layout(",
              """
              import java.util.List;
              import org.pixellm.plugins.render.*;
              abstract class Snippet implements LayoutMode {
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public LossTerms loss(",
              """
              import ai.djl.ndarray.*;
              import ai.djl.nn.Parameter;
              import org.pixellm.plugins.model.*;
              abstract class Snippet implements Objective {
                Parameter weights;
                abstract EncoderInput padded(PatchBatch batch, NDManager manager);
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public List<Double> predict(",
              """
              import ai.djl.nn.Parameter;
              import java.util.*;
              import org.pixellm.plugins.data.TextExample;
              import org.pixellm.plugins.model.StepContext;
              import org.pixellm.plugins.task.*;
              abstract class Snippet implements TaskHead<TextExample, Double> {
                Parameter weights;
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public Tally<String, String> start(",
              """
              import java.util.Map;
              import org.pixellm.plugins.task.*;
              abstract class Snippet implements Metric<String, String> {
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public List<RenderedText> read(",
              """
              import java.nio.file.Path;
              import java.util.*;
              import org.pixellm.plugins.render.*;
              abstract class Snippet implements ScreenshotReader {
                abstract byte[] strip(Path picture, TextRenderer like, int maxPatches);
              """,
              "}"),
          new Surroundings(
              "docs/plugins.md",
              "public int write(",
              """
              import java.awt.image.BufferedImage;
              import java.nio.file.Path;
              import java.util.Iterator;
              import org.pixellm.plugins.film.FilmWriter;
              abstract class Snippet implements FilmWriter {
                abstract static class Film implements AutoCloseable {
                  static Film beside(Path file) { throw new IllegalStateException(); }
                  abstract void add(BufferedImage frame);
                  abstract void moveTo(Path file);
                  @Override public abstract void close();
                }
              """,
              "}"),
          new Surroundings(
              "docs/attacks.md",
              "TextAttack attack = ",
              """
              import java.util.*;
              import org.pixellm.plugins.data.Example;
              import org.pixellm.plugins.task.TextAttack;
              import org.pixellm.train.attack.*;
              import org.pixellm.train.config.PluginChoice;
              import org.pixellm.train.plugins.PluginCreator;
              import org.pixellm.train.random.RandomSource;
              class Snippet {
                void disturb(PluginCreator plugins, Example tagged) {
              """,
              "}}"),
          new Surroundings(
              "docs/attacks.md",
              "PictureAttack blur = ",
              """
              import java.util.*;
              import org.pixellm.plugins.render.*;
              import org.pixellm.train.attack.picture.*;
              import org.pixellm.train.config.PluginChoice;
              import org.pixellm.train.plugins.PluginCreator;
              import org.pixellm.train.random.RandomSource;
              class Snippet {
                void blur(PluginCreator plugins, TextRenderer renderer) {
              """,
              "}}"),
          new Surroundings(
              "docs/inference.md",
              "TextEncoders encoders = ",
              """
              import com.google.inject.Injector;
              import java.nio.file.Path;
              import java.util.stream.Stream;
              import org.pixellm.tasks.encode.*;
              import org.pixellm.train.model.RendererCheck;
              abstract class Snippet {
                abstract void use(float[] vector, float[] states);
                void encode(Injector injector, Path model, Stream<String> lines) {
              """,
              "}}"),
          new Surroundings(
              "docs/screenshots-and-films.md",
              "ScreenshotReader reader = ",
              """
              import java.nio.file.Path;
              import java.util.List;
              import org.pixellm.plugins.render.*;
              import org.pixellm.train.config.PluginChoice;
              import org.pixellm.train.plugins.PluginCreator;
              class Snippet {
                void read(PluginCreator plugins, TextRenderer renderer) {
              """,
              "}}"),
          new Surroundings(
              "README.md",
              "Injector injector = ",
              """
              import com.google.inject.*;
              import org.pixellm.plugins.render.*;
              import org.pixellm.train.config.PluginChoice;
              import org.pixellm.train.plugins.*;
              class Snippet {
                void draw() {
              """,
              "}}"));

  @TempDir Path classes;

  @Test
  void whatTheGuidesShowCompiles() throws IOException {
    List<Surroundings> unused = new ArrayList<>(SURROUNDINGS);
    List<JavaFileObject> files = new ArrayList<>();
    for (String guide : SURROUNDINGS.stream().map(Surroundings::guide).distinct().toList()) {
      for (MatchResult block :
          BLOCK.matcher(Files.readString(ROOT.resolve(guide))).results().toList()) {
        String snippet = block.group(1);
        Surroundings around =
            unused.stream()
                .filter(
                    each -> each.guide().equals(guide) && snippet.strip().startsWith(each.begins()))
                .findFirst()
                .orElseThrow(
                    () -> new AssertionError(guide + " shows what is unknown here:\n" + snippet));
        unused.remove(around);
        String source = around.before() + snippet + around.after();
        files.add(file(guide, source.replace("Snippet", "Snippet" + files.size())));
      }
    }
    assertEquals(List.of(), unused, "not shown any more");
    assertEquals("", problems(files));
  }

  private static JavaFileObject file(String guide, String source) {
    return new SimpleJavaFileObject(
        URI.create("string:///" + guide + ".java"), JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    };
  }

  /** What the compiler says. */
  private String problems(List<JavaFileObject> files) {
    StringWriter messages = new StringWriter();
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(
                messages,
                null,
                null,
                List.of(
                    "-d",
                    classes.toString(),
                    "-proc:none",
                    "-sourcepath",
                    BRAILLE.toString(),
                    "-classpath",
                    System.getProperty("java.class.path")),
                null,
                files)
            .call();
    return compiled ? "" : "does not compile: " + messages;
  }
}
