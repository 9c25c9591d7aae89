// SPDX-License-Identifier: Apache-2.0
package org.pixellm.train.device;

import ai.djl.engine.Engine;
import ai.djl.engine.StandardCapabilities;
import ai.djl.pytorch.jni.LibUtils;
import ai.djl.util.ClassLoaderUtils;
import ai.djl.util.cuda.CudaUtils;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks at what decides whether GPUs can be used on this machine. */
public final class GpuProbe {
  /** DJL's description of a set of native libraries; one in each jar of them. */
  private static final String NATIVES = "native/lib/pytorch.properties";

  /** Where the driver says its version on Linux. */
  private static final Path DRIVER = Path.of("/proc/driver/nvidia/version");

  private static final Pattern DRIVER_VERSION =
      Pattern.compile("\\s([0-9]{3,}\\.[0-9]+(?:\\.[0-9]+)?)\\s");

  /** In DJL's name of a folder of libraries: {@code 2.0.1-20230709-cu118-linux-x86_64}. */
  private static final Pattern FOLDER = Pattern.compile("-(cpu|cu[0-9]+)(?:-|$)");

  private final Path driver;

  /** A probe of this machine. */
  public GpuProbe() {
    this(DRIVER);
  }

  /**
   * A probe that takes the driver's version from a file.
   *
   * @param driver a file like that of the driver; it need not be there
   */
  GpuProbe(Path driver) {
    this.driver = driver;
  }

  /**
   * The facts.
   *
   * @param engine PyTorch's, which runs
   */
  public GpuFacts look(Engine engine) {
    return new GpuFacts(
        System.getProperty("os.name"),
        natives(),
        loaded(),
        driver(),
        runtime(),
        CudaUtils.getGpuCount(),
        engine.hasCapability(StandardCapabilities.CUDA));
  }

  private static List<String> natives() {
    List<String> flavours = new ArrayList<>();
    try {
      for (URL url :
          Collections.list(ClassLoaderUtils.getContextClassLoader().getResources(NATIVES))) {
        Properties properties = new Properties();
        try (InputStream in = url.openStream()) {
          properties.load(in);
        }
        // Older natives have it in front of their classifier: cu118-linux-x86_64.
        String flavour =
            properties.getProperty("flavor", properties.getProperty("classifier", "unknown"));
        flavours.add(flavour.split("-", 2)[0]);
      }
    } catch (IOException e) {
      return flavours; // what cannot be read cannot be loaded either
    }
    return flavours;
  }

  private static String loaded() {
    Path folder = Path.of(LibUtils.getLibtorchPath()).getFileName();
    Matcher parts = FOLDER.matcher(folder == null ? "" : folder.toString());
    return parts.find() ? parts.group(1) : "unknown";
  }

  private Optional<String> driver() {
    try {
      Matcher version = DRIVER_VERSION.matcher(Files.readString(driver));
      return version.find() ? Optional.of(version.group(1)) : Optional.of("of unknown version");
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static OptionalInt runtime() {
    try {
      return OptionalInt.of(CudaUtils.getCudaVersion());
    } catch (RuntimeException e) {
      return OptionalInt.empty(); // DJL's way to say that there is none
    }
  }
}
