// SPDX-License-Identifier: Apache-2.0
package org.pixellm.tasks.model;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.pixellm.model.torch.SequenceOps;
import org.pixellm.plugins.data.Example;
import org.pixellm.plugins.model.EncoderBackbone;
import org.pixellm.plugins.model.LossTerms;
import org.pixellm.plugins.model.StepContext;
import org.pixellm.plugins.render.RenderedText;
import org.pixellm.plugins.task.DrawnExample;
import org.pixellm.plugins.task.TaskBatch;
import org.pixellm.plugins.task.TaskHead;
import org.pixellm.tasks.encode.EncoderWindows;

/**
 * An encoder and a head, with the arrays of both. Several threads may ask for losses and
 * predictions at once.
 */
public final class TaskModel implements AutoCloseable {
  private final TaskDescription description;
  private final String backboneName;
  private final EncoderBackbone backbone;
  private final TaskHead<Example, Object> head;
  private final NDManager manager;
  private final SequenceOps ops = new SequenceOps();
  private boolean encoderFrozen;
  private int padTo;

  /**
   * A model whose parts have no values yet.
   *
   * @param backboneName name of the plug-in that made the backbone
   * @param head made by the plug-in that the description names, for the examples of its reader
   * @param device where its arrays are, and what it computes
   */
  @SuppressWarnings("unchecked") // the caller has compared the reader's examples with the head's
  public TaskModel(
      TaskDescription description,
      String backboneName,
      EncoderBackbone backbone,
      TaskHead<?, ?> head,
      Device device) {
    this.manager = NDManager.newBaseManager(device);
    this.description = description;
    this.backboneName = backboneName;
    this.backbone = backbone;
    this.head = (TaskHead<Example, Object>) head;
  }

  /** What the model is for. */
  public TaskDescription description() {
    return description;
  }

  /** The encoder. */
  public EncoderBackbone backbone() {
    return backbone;
  }

  /** What turns its states into predictions. */
  public TaskHead<Example, Object> head() {
    return head;
  }

  /** Owns the model's arrays; make sub-managers of it for work that ends. */
  public NDManager manager() {
    return manager;
  }

  /** Gives the head fresh values. */
  public void initializeHead(RandomGenerator random) {
    head.initialize(manager, random);
  }

  /** Gives the encoder fresh values. */
  public void initializeEncoder(RandomGenerator random) {
    backbone.initialize(manager, random);
  }

  /** From now on the encoder stays as it is, and is run without dropout: only the head learns. */
  public void freezeEncoder() {
    encoderFrozen = true;
    backbone.parameters().values().forEach(parameter -> parameter.freeze(true));
  }

  /**
   * From now on pads every window, as the original does, which costs time and changes nothing: for
   * comparisons.
   *
   * @param patches to how many; 0 for none
   */
  public void padTo(int patches) {
    padTo = patches;
  }

  /** All parameters by checkpoint name: the backbone's, then the head's. */
  public Map<String, Parameter> parameters() {
    Map<String, Parameter> all = new LinkedHashMap<>(backbone.parameters());
    all.putAll(head.parameters());
    return all;
  }

  /** How many values are trained. */
  public long trainedValues() {
    return parameters().values().stream()
        .filter(Parameter::requiresGradient)
        .mapToLong(parameter -> parameter.getShape().size())
        .sum();
  }

  /** Whether training passes must run one after another. */
  public boolean drawsEngineRandomness() {
    return (!encoderFrozen && backbone.drawsEngineRandomness()) || head.drawsEngineRandomness();
  }

  /** The entries of {@code config.json}. */
  public Map<String, Object> configuration() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("model_type", backboneName);
    map.putAll(backbone.configuration());
    map.putAll(head.configuration());
    description.write(map);
    return map;
  }

  /**
   * The loss of labelled examples.
   *
   * @param examples at least one
   * @throws org.pixellm.plugins.PixelException naming file and line, if one has no label, or one
   *     that the head does not know
   */
  public LossTerms loss(List<? extends DrawnExample<?>> examples, StepContext context) {
    return head.loss(read(examples, context), context);
  }

  /**
   * Predictions, one an example; labels are not looked at.
   *
   * @param examples at least one
   */
  public List<Object> predict(List<? extends DrawnExample<?>> examples, StepContext context) {
    return head.predict(read(examples, context), context);
  }

  /** Runs examples through the encoder. */
  public TaskBatch<Example> read(List<? extends DrawnExample<?>> examples, StepContext context) {
    List<RenderedText> windows =
        examples.stream().flatMap(example -> example.windows().stream()).toList();
    EncoderWindows given = EncoderWindows.of(backbone, windows, padTo, context.manager(), ops);
    StepContext encoding =
        encoderFrozen
            ? new StepContext(
                context.manager(), false, context.random(), context.step(), context.totalSteps())
            : context;
    return new TaskBatch<Example>(
        backbone.encode(given.input(), encoding), given.lengths(), examples);
  }

  @Override
  public void close() {
    head.close();
    backbone.close();
    ops.close();
    manager.close();
  }
}
