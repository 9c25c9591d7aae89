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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhatItBringsTest {
  /** Fonts for all scripts take 19 MB of it, ICU's tables of characters 15. */
  private static final long MOST_BYTES = 45_000_000;

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
                            + "|opencv|lwjgl|jackson|pixel-(model|train|tasks|cli)).*"))
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
