// SPDX-License-Identifier: Apache-2.0
package org.pixellm.render.harfbuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.pixellm.plugins.render.TextInput;
import org.pixellm.render.core.StripRenderer;
import org.pixellm.render.core.mode.ContinuousConfig;
import org.pixellm.render.core.mode.ContinuousMode;
import org.pixellm.render.harfbuzz.NativeScope.Stage;
import org.pixellm.render.samples.ProcessMemory;

/** Natives are freed when their owner is gone, those that stand on others before these. */
class NativeScopeTest {
  private static final int BACK_ENDS = 100;
  private static final int WARM_UP = 20;
  private static final long PATIENCE = 30_000_000_000L; // nanoseconds
  private static final TextInput LATIN = TextInput.of("What can be drawn");
  private static final TextInput HEBREW = TextInput.of("\u05e9\u05dc\u05d5\u05dd");

  @Test
  void stagesAreFreedInTheirOrderAndEachTheLatestFirst() {
    List<String> freed = new ArrayList<>();
    NativeScope scope = new NativeScope();
    scope.add(Stage.BYTES, () -> freed.add("first bytes"));
    scope.add(Stage.FONTS, () -> freed.add("first font"));
    scope.add(Stage.TOOLS, () -> freed.add("loader that reads both"));
    scope.add(Stage.BYTES, () -> freed.add("second bytes"));
    scope.add(Stage.FONTS, () -> freed.add("second font"));
    assertEquals(5, scope.held());
    scope.close();
    List<String> expected =
        List.of(
            "loader that reads both", "second font", "first font", "second bytes", "first bytes");
    assertEquals(expected, freed);
    scope.close();
    assertEquals(expected, freed);
    assertEquals(0, scope.held());
  }

  @Test
  void backEndsThatAreNoLongerUsedHoldNoNatives() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      makeUseAndDrop(WARM_UP, threads);
      long before = ProcessMemory.outsideTheHeap();
      makeUseAndDrop(BACK_ENDS, threads);
      long growth = ProcessMemory.outsideTheHeap() - before;
      // The two fonts alone are 0.5 MB for each back end.
      assertTrue(growth < 16L << 20, growth + " bytes more");
    } finally {
      threads.shutdownNow();
    }
  }

  private static void makeUseAndDrop(int backEnds, ExecutorService threads) throws Exception {
    List<NativeScope> scopes = new ArrayList<>();
    for (int i = 0; i < backEnds; i++) {
      NativeScope scope = new NativeScope();
      use(scope, threads);
      scopes.add(scope);
    }
    long start = System.nanoTime();
    while (scopes.stream().anyMatch(scope -> scope.held() > 0)
        && System.nanoTime() - start < PATIENCE) {
      System.gc();
      Thread.sleep(20);
    }
    assertEquals(0, scopes.stream().mapToInt(NativeScope::held).sum());
  }

  /** Two threads, one of which opens its faces before the other loads another font. */
  private static void use(NativeScope scope, ExecutorService threads) throws Exception {
    StripRenderer renderer =
        new StripRenderer(
            HarfBuzzBackend.create(HarfBuzzConfig.defaults(), false, scope),
            new ContinuousMode(ContinuousConfig.defaults()));
    renderer.render(LATIN, 20);
    List<Future<?>> drawn = new ArrayList<>();
    for (int thread = 0; thread < 2; thread++) {
      drawn.add(
          threads.submit(
              () -> {
                renderer.render(HEBREW, 20);
                renderer.render(LATIN, 20);
              }));
    }
    for (Future<?> done : drawn) {
      done.get();
    }
    // Two files, two fonts of HarfBuzz, and at least one loader and one buffer.
    assertTrue(scope.held() >= 6, scope.held() + " natives");
  }
}
