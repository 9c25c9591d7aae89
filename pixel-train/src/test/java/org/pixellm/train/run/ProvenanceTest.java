// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.plugins.PixelException;
import org.pixellm.plugins.render.RendererFingerprint;
import org.pixellm.train.data.DataFingerprint;
import org.pixellm.train.data.DataManifest;
import org.pixellm.train.device.Devices;
import org.pixellm.train.engine.TorchEngine;

class ProvenanceTest {
  @TempDir Path folder;

  private static Provenance of(Supplier<DataManifest> data) {
    return new Provenance(
        Provenance.Kind.PRETRAINING,
        Map.of(),
        TorchEngine.start(1),
        Devices.CPU,
        new RendererFingerprint("none", "0", Map.of()),
        data);
  }

  private Map<?, ?> data(Provenance provenance, Path text) {
    return (Map<?, ?>)
        provenance
            .entries(1, DataFingerprint.ofFiles(List.of(text.toString())), Map.of())
            .get("data");
  }

  @Test
  void theDataIsReadOnceBesideTheCallerWhereThatIsAskedFor() throws Exception {
    Path text = Files.writeString(folder.resolve("a.txt"), "text");
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch mayGoOn = new CountDownLatch(1);
    AtomicInteger times = new AtomicInteger();
    Provenance provenance =
        of(() -> {
              times.incrementAndGet();
              asked.countDown();
              await(mayGoOn);
              return DataManifest.of(List.of(text.toString()));
            })
            .readAhead()
            .with("more", 1);
    await(asked); // though nothing was saved
    mayGoOn.countDown();
    Map<?, ?> contents = (Map<?, ?>) data(provenance, text).get("contents");
    assertEquals(1, contents.get("count"));
    data(provenance, text);
    assertEquals(1, times.get());
  }

  @Test
  void whatWentWrongIsToldWhenSomethingIsSaved() throws Exception {
    Path text = Files.writeString(folder.resolve("a.txt"), "text");
    PixelException gone = new PixelException("cannot read b.txt");
    Provenance provenance =
        of(() -> {
              throw gone;
            })
            .readAhead();
    assertSame(gone, assertThrows(PixelException.class, () -> data(provenance, text)));
  }

  private static void await(CountDownLatch latch) {
    try {
      assertTrue(latch.await(1, TimeUnit.MINUTES));
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
