// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.engine;

import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.TimeZone;

/**
 * Has Java look up some of its own native methods. While a library is loaded, the system's loader
 * lets no other thread look up a function: one that meets a native method for the first time waits
 * until all of PyTorch is there. These are the methods that the search for plug-ins, Guice and
 * Jackson meet in that time. What is missing here costs time, and nothing else.
 */
final class NativeLinks {
  private NativeLinks() {}

  static void make() {
    int[] met = new int[1];
    Array.set(met, 0, Array.getLength(new Throwable().getStackTrace()));
    for (Method method : NativeLinks.class.getDeclaredMethods()) {
      met[0] +=
          method.getParameters().length + method.getAnnotatedReturnType().getAnnotations().length;
    }
    met[0] += TimeZone.getDefault().getRawOffset();
    try (FileChannel file = FileChannel.open(Path.of(System.getProperty("java.home"), "release"))) {
      met[0] += file.read(ByteBuffer.allocate(1));
    } catch (IOException e) {
      // A Java without that file: the methods were looked up all the same.
    }
  }
}
