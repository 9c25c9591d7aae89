// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.djl.Device;
import com.google.inject.Injector;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.pixellm.bench.Benches;
import org.pixellm.tasks.encode.EncodedText;
import org.pixellm.tasks.encode.EncodingOptions;
import org.pixellm.tasks.encode.Pooling;
import org.pixellm.tasks.encode.TextEncoder;
import org.pixellm.tasks.encode.TextEncoders;
import org.pixellm.train.config.RunConfig;
import org.pixellm.train.model.ModelFiles;
import org.pixellm.train.model.RendererCheck;

/** What is padded computes more, and the same. */
class PaddedEncodingTest {
  private static final List<String> TEXTS =
      List.of("one", "a text of some words", "and another one, longer than both of the others");

  @TempDir Path folder;

  @Test
  void statesAreThoseOfEncodingByLength() {
    Injector injector = Benches.injector();
    FreshModels fresh = injector.getInstance(FreshModels.class);
    RunConfig config = fresh.configuration("tiny", Benches.SMALLEST);
    fresh.write(folder, config);

    EncodingOptions options = EncodingOptions.defaults().withPooling(Pooling.CLS);
    try (TextEncoder byLength =
            injector
                .getInstance(TextEncoders.class)
                .open(folder, options, RendererCheck.warning(message -> {}));
        PaddedEncoding padded =
            new PaddedEncoding(
                injector.getInstance(ModelFiles.class).readEncoder(folder, Device.cpu()),
                fresh.renderer(config),
                256,
                2)) {
      List<EncodedText> expected = byLength.encode(TEXTS);
      List<float[]> states = padded.encode(TEXTS);
      assertEquals(TEXTS.size(), states.size());
      for (int i = 0; i < TEXTS.size(); i++) {
        assertArrayEquals(expected.get(i).vector(), states.get(i), 1e-4f);
      }
    }
  }
}
