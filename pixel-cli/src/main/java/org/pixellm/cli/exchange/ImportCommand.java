// SPDX-License-Identifier: Apache-2.0
package org.pixellm.cli.exchange;

import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.pixellm.cli.Output;
import org.pixellm.cli.UsesEngine;
import org.pixellm.train.exchange.ModelImport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a model directory of a folder in one of the hub's forms. */
@UsesEngine
@Command(
    name = "import",
    description = {
      "Makes a model's folder of one that was fetched from Hugging Face's hub.",
      "",
      "Weights may be safetensors or pytorch_model.bin, in one file or several. No code of a "
          + "pytorch_model.bin is run. Such folders can also be used as they are; an import checks "
          + "them once, keeps one form of the weights and notes where they came from.",
    },
    footer = {
      "  pixel import pixel-base -o models/pixel-base",
      "  pixel import pixel-m4 --mode bigrams -o models/pixel-m4",
    })
public final class ImportCommand implements Runnable {
  @Parameters(paramLabel = "SOURCE", description = "A local folder with a model.")
  private Path source;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "DIR",
      description = "The new model's folder, which must not be there yet.")
  private Path output;

  @Option(
      names = "--mode",
      paramLabel = "NAME",
      description =
          "How text was laid out for the model, where its files do not say: bigrams for PIXEL-M4"
              + " and PIXEL-BIGRAMS.")
  private String mode;

  private final ModelImport importing;
  private final Output out;

  /** A command that imports. */
  @Inject
  public ImportCommand(ModelImport importing, Output out) {
    this.importing = importing;
    this.out = out;
  }

  @Override
  public void run() {
    ModelImport.Result result = importing.run(source, output, Optional.ofNullable(mode));
    result.notes().forEach(note -> out.err().println("note: " + note));
    out.out()
        .println(
            "read %d tensors from %s and wrote a model to %s"
                .formatted(result.tensors(), result.form().file(), output));
  }
}
