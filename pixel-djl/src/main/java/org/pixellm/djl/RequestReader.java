// SPDX-License-Identifier: Apache-2.0
package org.pixellm.djl;

import ai.djl.modality.Input;
import ai.djl.modality.nlp.qa.QAInput;
import ai.djl.translate.TranslateException;
import ai.djl.util.JsonUtils;
import ai.djl.util.StringPair;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.pixellm.tasks.predict.TextExamples;

/**
 * Reads requests: plain text; or JSON with a text, {@code {"inputs": text}}, {@code {"text":,
 * "text_pair":}}, {@code {"question":, "paragraph":}} (or {@code context}), or a list of one of
 * them, by itself or as {@code inputs}.
 */
final class RequestReader {
  private static final String JSON = "application/json";
  private static final String INPUTS = "inputs";

  private final Optional<Form<String, ?, ?>> text;
  private final Optional<Form<StringPair, ?, ?>> pair;
  private final Optional<Form<QAInput, ?, ?>> question;

  /**
   * A reader.
   *
   * @param forms those of the model; of each input the first counts
   */
  RequestReader(List<Form<?, ?, ?>> forms) {
    this.text = first(forms, InputKind.TEXT);
    this.pair = first(forms, InputKind.PAIR);
    this.question = first(forms, InputKind.QUESTION);
  }

  /**
   * A request.
   *
   * @param items at least one
   * @param many whether they stood in a list
   */
  record Request(List<Item<?>> items, boolean many) {}

  /** Something to answer. */
  record Item<I>(Form<I, ?, ?> form, I input) {
    /** The same for a model. */
    Asked.Question question(TextExamples examples) {
      return new Asked.Question(form, input, form.input().example(input, examples));
    }
  }

  @SuppressWarnings("unchecked") // a kind stands for its type
  private static <I> Optional<Form<I, ?, ?>> first(List<Form<?, ?, ?>> forms, InputKind<I> kind) {
    return forms.stream()
        .filter(form -> form.input().equals(kind))
        .findFirst()
        .map(form -> (Form<I, ?, ?>) form);
  }

  /**
   * Reads a request.
   *
   * @throws TranslateException if it is none that the model can answer
   */
  Request read(Input input) throws TranslateException {
    if (input.getContent().isEmpty()) {
      throw new TranslateException("the request is empty; " + wanted());
    }
    String type = input.getProperty("Content-Type", "").split(";", 2)[0].strip();
    if (type.toLowerCase(Locale.ROOT).equals(JSON)) {
      return read(parse(input.getData().getAsString()));
    }
    Optional<Item<?>> named = fields(input);
    return new Request(
        List.of(named.isPresent() ? named.get() : text(input.getData().getAsString())), false);
  }

  private static JsonElement parse(String json) throws TranslateException {
    try {
      JsonElement element = JsonUtils.GSON.fromJson(json, JsonElement.class);
      if (element == null || element.isJsonNull()) {
        throw new TranslateException("the request's JSON is empty");
      }
      return element;
    } catch (JsonParseException e) {
      throw new TranslateException("the request is not valid JSON: " + e.getMessage(), e);
    }
  }

  private Request read(JsonElement element) throws TranslateException {
    if (element.isJsonObject() && element.getAsJsonObject().has(INPUTS)) {
      return read(element.getAsJsonObject().get(INPUTS));
    }
    if (!element.isJsonArray()) {
      return new Request(List.of(item(element)), false);
    }
    List<Item<?>> items = new ArrayList<>();
    for (JsonElement one : element.getAsJsonArray()) {
      items.add(item(one));
    }
    return new Request(items, true);
  }

  private Item<?> item(JsonElement element) throws TranslateException {
    if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isString()) {
      return text(element.getAsString());
    }
    if (element.isJsonObject()) {
      JsonObject object = element.getAsJsonObject();
      Optional<Item<?>> known =
          fields(
              string(object, "text"),
              string(object, "text_pair"),
              string(object, "question"),
              string(object, "paragraph").or(() -> string(object, "context")));
      if (known.isPresent()) {
        return known.get();
      }
    }
    throw new TranslateException("the request has something else; " + wanted());
  }

  private static Optional<String> string(JsonObject object, String name) {
    JsonElement value = object.get(name);
    return value != null && value.isJsonPrimitive()
        ? Optional.of(value.getAsString())
        : Optional.empty();
  }

  /** Fields of a form. */
  private Optional<Item<?>> fields(Input input) throws TranslateException {
    return fields(
        Optional.ofNullable(input.getAsString("text")),
        Optional.ofNullable(input.getAsString("text_pair")),
        Optional.ofNullable(input.getAsString("question")),
        Optional.ofNullable(input.getAsString("paragraph"))
            .or(() -> Optional.ofNullable(input.getAsString("context"))));
  }

  private Optional<Item<?>> fields(
      Optional<String> first,
      Optional<String> second,
      Optional<String> asked,
      Optional<String> paragraph)
      throws TranslateException {
    if (asked.isPresent() && paragraph.isPresent()) {
      return Optional.of(item(question, new QAInput(asked.get(), paragraph.get()), "a question"));
    }
    if (first.isPresent() && second.isPresent()) {
      return Optional.of(item(pair, new StringPair(first.get(), second.get()), "two texts"));
    }
    return first.isPresent() ? Optional.of(text(first.get())) : Optional.empty();
  }

  private Item<String> text(String value) throws TranslateException {
    return item(text, value, "a text");
  }

  private <I> Item<I> item(Optional<Form<I, ?, ?>> form, I input, String what)
      throws TranslateException {
    return new Item<>(
        form.orElseThrow(
            () -> new TranslateException("the request has %s; %s".formatted(what, wanted()))),
        input);
  }

  private String wanted() {
    List<String> ways = new ArrayList<>();
    if (text.isPresent()) {
      ways.add("a text");
    }
    if (pair.isPresent()) {
      ways.add("{\"text\": ..., \"text_pair\": ...}");
    }
    if (question.isPresent()) {
      ways.add("{\"question\": ..., \"paragraph\": ...}");
    }
    return "this model answers " + String.join(" or ", ways) + ", or a JSON list of them";
  }
}
