// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.jmh;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pixellm.bench.render.Corpus;
import org.pixellm.bench.render.Renderers;
import org.pixellm.plugins.render.Alignment;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.plugins.render.TextRenderer;

/**
 * Texts a second, and by {@code patches} patches a second, by back end, mode, kind of input and
 * corpus. The number of threads is JMH's {@code -t}.
 *
 * <p>Every text is a real one; a round over the corpus comes between two looks at the same. For a
 * pair the characters of every patch are asked for as well, as question answering does.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
    value = 1,
    jvmArgs = {"-Xmx1g", "-Djava.awt.headless=true", "-XX:+UseParallelGC"})
public class RenderBenchmark {
  private static final int MAX_PATCHES = 529;

  /** What is drawn, by what; shared by all threads. */
  @State(Scope.Benchmark)
  public static class Drawing {
    /** Name of the renderer. */
    @Param({"awt", "harfbuzz"})
    public String backend;

    /** Name of the layout mode. */
    @Param({"continuous", "words", "mono", "bigrams"})
    public String mode;

    /** Kind of the inputs. */
    @Param({"text", "words", "pair"})
    public String kind;

    /** Name of the corpus, or a file. */
    @Param({"en-classics", "udhr"})
    public String corpus;

    private TextRenderer renderer;
    private TextInput[] inputs;

    /** Loads fonts and texts. */
    @Setup(Level.Trial)
    public void load() {
      renderer = Renderers.create(backend, mode);
      inputs = Corpus.named(corpus).inputs(kind);
    }
  }

  /** Where a thread is in the corpus, and what it drew. */
  @AuxCounters
  @State(Scope.Thread)
  public static class Progress {
    /** Patches drawn, separators included. */
    public long patches;

    private int next;

    /** Starts counting anew. */
    @Setup(Level.Iteration)
    public void reset() {
      patches = 0;
    }
  }

  /** Draws one text. */
  @Benchmark
  public long render(Drawing drawing, Progress progress) {
    TextInput input = drawing.inputs[progress.next];
    progress.next = (progress.next + 1) % drawing.inputs.length;
    RenderedText text = drawing.renderer.render(input, MAX_PATCHES);
    progress.patches += text.patchCount();
    return input instanceof TextInput.Pair ? characters(text.alignment()) : text.patchCount();
  }

  private static long characters(Alignment alignment) {
    long sum = 0;
    for (int patch = 0; patch < alignment.patchCount(); patch++) {
      sum += alignment.charsIn(patch).map(range -> range.start() + range.end()).orElse(0);
    }
    return sum;
  }
}
