// SPDX-License-Identifier: Apache-2.0
package org.pixellm.bench.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where and when something was measured.
 *
 * @param processor the CPU's name
 * @param cores processors that Java may use
 * @param load processes that ran or waited, averaged over the last minute; negative where the
 *     system does not tell
 * @param java version of the virtual machine
 * @param system operating system and architecture
 * @param commit of the checkout that is the working directory, with {@code +} if it was changed;
 *     empty if it is none
 */
public record Machine(
    String processor, int cores, double load, String java, String system, Optional<String> commit) {
  /** One core's tenth: what a machine does on its own. */
  private static final double QUIET = 0.3;

  private static final long GIT_SECONDS = 10;

  /** This machine, now. */
  public static Machine look() {
    return new Machine(
        processorName(),
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
        Runtime.version().toString(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch"),
        currentCommit());
  }

  /** Whether nothing else seemed to run. */
  public boolean quiet() {
    return load >= 0 && load < QUIET;
  }

  /** For a terminal. */
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add(
        String.format(
            Locale.ROOT,
            "%s, %d cores, load %.2f; Java %s, %s; commit %s",
            processor,
            cores,
            load,
            java,
            system,
            commit.orElse("unknown")));
    if (!quiet()) {
      lines.add(
          "NOT QUIET: other programs use this machine, so trust neither rates nor small ratios");
    }
    return lines;
  }

  /** For a file. */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("processor", processor);
    map.put("cores", cores);
    map.put("load", load);
    map.put("quiet", quiet());
    map.put("java", java);
    map.put("system", system);
    map.put("commit", commit.orElse("unknown"));
    return map;
  }

  private static String processorName() {
    Path info = Path.of("/proc/cpuinfo");
    if (Files.isReadable(info)) {
      try (Stream<String> lines = Files.lines(info)) {
        Optional<String> name =
            lines
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst();
        if (name.isPresent()) {
          return name.get();
        }
      } catch (IOException e) {
        return "unknown processor";
      }
    }
    return System.getProperty("os.arch");
  }

  private static Optional<String> currentCommit() {
    return git("rev-parse", "--short", "HEAD")
        .map(
            commit ->
                git("status", "--porcelain", "--untracked-files=no")
                    .map(changes -> changes.isEmpty() ? commit : commit + "+")
                    .orElse(commit));
  }

  private static Optional<String> git(String... arguments) {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      process.getOutputStream().close();
      String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      boolean done = process.waitFor(GIT_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
      return done ? Optional.of(output.strip()) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }
}
