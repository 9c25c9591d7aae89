// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.doctor;

import jakarta.inject.Inject;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.pixellm.cli.JsonText;
import org.pixellm.cli.Output;
import org.pixellm.cli.TellsPluginProblems;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Looks at everything that pixel depends on. */
@TellsPluginProblems
@Command(
    name = "doctor",
    description = {
      "Says whether this machine is ready, and how to mend what is not.",
      "",
      "Looks at Java, PyTorch, GPUs, fonts, rendering and plug-ins. "
          + "Exits with 1 if anything is wrong."
    },
    footer = {
      "  pixel doctor",
      "  pixel doctor --json            for programs, and for reports of errors",
    })
public final class DoctorCommand implements Callable<Integer> {
  private static final int HEALTHY = 0;
  private static final int ILL = 1;

  @Option(names = "--json", description = "Write JSON.")
  private boolean json;

  private final List<Check> checks;
  private final JsonText jsonText;
  private final Output output;

  /** Checks in the order in which they are shown. */
  @Inject
  DoctorCommand(
      JavaCheck java,
      EngineCheck engine,
      GpuCheck gpus,
      NativeCacheCheck nativeCache,
      FontCheck fonts,
      RenderCheck rendering,
      PluginCheck plugins,
      JsonText jsonText,
      Output output) {
    this.output = output;
    this.checks = List.of(java, engine, gpus, nativeCache, fonts, rendering, plugins);
    this.jsonText = jsonText;
  }

  @Override
  public Integer call() {
    List<Finding> findings = checks.stream().map(Check::look).toList();
    boolean healthy = findings.stream().allMatch(Finding::healthy);
    PrintWriter out = output.out();
    if (json) {
      out.println(jsonText.write(new Report(healthy, findings)));
    } else {
      FindingText.print(findings, out);
    }
    out.flush();
    return healthy ? HEALTHY : ILL;
  }

  /** What {@code --json} writes. */
  record Report(boolean healthy, List<Finding> findings) {}
}
