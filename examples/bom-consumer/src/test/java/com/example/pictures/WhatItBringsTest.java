// SPDX-License-Identifier: Apache-2.0
package com.example.pictures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhatItBringsTest {
  /** ICU's tables of characters take 15 MB of it, fonts 7. */
  private static final long MOST_BYTES = 30_000_000;

  private static List<Path> jars() throws IOException {
    String classPath = Files.readString(Path.of("target/runtime-classpath.txt")).strip();
    return Stream.of(classPath.split(File.pathSeparator)).map(Path::of).toList();
  }

  @Test
  void noEngineNoInjectionNoFilms() throws IOException {
    List<String> names = jars().stream().map(jar -> jar.getFileName().toString()).toList();
    assertTrue(names.stream().anyMatch(name -> name.startsWith("pixel-render-awt")), "" + names);
    List<String> unwanted =
        names.stream()
            .filter(
                name ->
                    name.matches(
                        "(pytorch|mxnet|tensorflow|onnxruntime|guice|guava|javacv|javacpp|ffmpeg"
                            + "|opencv|lwjgl|jackson|pixel-(model|train|tasks|tokens|attacks|bench|djl|cli)).*"))
            .toList();
    assertEquals(List.of(), unwanted);
  }

  @Test
  void itStaysSmall() throws IOException {
    long bytes = 0;
    for (Path jar : jars()) {
      bytes += Files.size(jar);
    }
    assertTrue(bytes < MOST_BYTES, bytes + " bytes");
  }

  @Test
  void whatItHasNoFontForIsCounted() {
    TextPicture pictures = new TextPicture();
    assertEquals(Map.of(), pictures.lacking("\u0E20\u0E32\u0E29\u0E32 Gr\u00FC\u00DFe"));
    assertEquals(Map.of(0x6F22, 2, 0x5B57, 1), pictures.lacking("\u6F22\u5B57\u6F22"));
  }

  @Test
  void itDraws() {
    BufferedImage image = new TextPicture().draw("Grüße");
    assertEquals(16, image.getHeight());
    int darkest = 255;
    for (int x = 0; x < image.getWidth(); x++) {
      darkest = Math.min(darkest, image.getRaster().getSample(x, 8, 0));
    }
    assertTrue(darkest < 128, "no ink");
  }
}
