// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pixellm.model.weights.torch.PickleValue.Dict;
import org.pixellm.model.weights.torch.PickleValue.Flag;
import org.pixellm.model.weights.torch.PickleValue.Named;
import org.pixellm.model.weights.torch.PickleValue.Nothing;
import org.pixellm.model.weights.torch.PickleValue.Real;
import org.pixellm.model.weights.torch.PickleValue.Storage;
import org.pixellm.model.weights.torch.PickleValue.Text;
import org.pixellm.model.weights.torch.PickleValue.Tuple;
import org.pixellm.model.weights.torch.PickleValue.Whole;
import org.pixellm.plugins.PixelException;

/**
 * The stack machine of a pickle of protocol 2, which {@code torch.save} writes, with only the
 * instructions that a state dict needs. The rest is refused, and so are containers from the memo,
 * but for tuples of plain values: a state dict is a tree, so nothing can contain itself. The work
 * is bounded by {@link #MOST_OPERATIONS}, the memory by it and the pickle's length.
 *
 * <p>One reading of one pickle.
 */
final class Unpickler {
  /** A tensor takes about 45. */
  static final int MOST_OPERATIONS = 1_000_000;

  private static final int MOST_DEPTH = 16;
  private static final int PROTOCOL = 2;

  private final PickleBytes bytes;
  private final Rebuilding rebuilding;
  private final List<PickleValue> stack = new ArrayList<>();
  private final Deque<Integer> marks = new ArrayDeque<>();
  private final Map<Integer, PickleValue> memo = new HashMap<>();

  private Unpickler(PickleBytes bytes) {
    this.bytes = bytes;
    this.rebuilding = new Rebuilding(bytes);
  }

  /**
   * Reads a pickle.
   *
   * @param file the file's name, for messages
   * @throws PixelException if it is not that of a state dict, or anything in it is wrong
   */
  static PickleValue read(String file, byte[] pickle) {
    return new Unpickler(new PickleBytes(file, pickle)).run();
  }

  private PickleValue run() {
    for (int operation = 0; operation < MOST_OPERATIONS; operation++) {
      int code = bytes.uint8();
      if (operation == 0 && code != PickleCode.PROTO) {
        throw bytes.wrong("it does not begin with its protocol");
      }
      if (code == PickleCode.STOP) {
        return result();
      }
      step(code);
    }
    throw bytes.wrong("it has more than " + MOST_OPERATIONS + " instructions");
  }

  private PickleValue result() {
    if (stack.size() != 1 || !marks.isEmpty()) {
      throw bytes.wrong("it ends with %d values in place of one".formatted(stack.size()));
    }
    if (!bytes.atEnd()) {
      throw bytes.wrong("it goes on after its end");
    }
    return stack.get(0);
  }

  private void step(int code) {
    switch (code) {
      case PickleCode.PROTO -> protocol(bytes.uint8());
      case PickleCode.MARK -> marks.push(stack.size());
      case PickleCode.NONE -> push(new Nothing());
      case PickleCode.NEWTRUE -> push(new Flag(true));
      case PickleCode.NEWFALSE -> push(new Flag(false));
      case PickleCode.BININT -> push(new Whole(bytes.int32()));
      case PickleCode.BININT1 -> push(new Whole(bytes.uint8()));
      case PickleCode.BININT2 -> push(new Whole(bytes.uint16()));
      case PickleCode.LONG1 -> push(new Whole(bytes.longOfAnyLength()));
      case PickleCode.BINFLOAT -> push(new Real(bytes.float64()));
      case PickleCode.BINUNICODE -> push(new Text(bytes.text()));
      case PickleCode.EMPTY_DICT -> push(new Dict());
      case PickleCode.EMPTY_TUPLE -> push(Tuple.of(List.of()));
      case PickleCode.TUPLE1 -> push(tuple(pop(1)));
      case PickleCode.TUPLE2 -> push(tuple(pop(2)));
      case PickleCode.TUPLE3 -> push(tuple(pop(3)));
      case PickleCode.TUPLE -> push(tuple(popToMark()));
      case PickleCode.SETITEM -> setItems(pop(2));
      case PickleCode.SETITEMS -> setItems(popToMark());
      case PickleCode.BINPUT -> put(bytes.uint8());
      case PickleCode.LONG_BINPUT -> put(bytes.uint32());
      case PickleCode.BINGET -> push(get(bytes.uint8()));
      case PickleCode.LONG_BINGET -> push(get(bytes.uint32()));
      case PickleCode.GLOBAL -> push(named(bytes.line(), bytes.line()));
      case PickleCode.BINPERSID -> push(storage(pop(1).get(0)));
      case PickleCode.REDUCE -> reduce(pop(2));
      case PickleCode.BUILD -> build(pop(1).get(0));
      default ->
          throw bytes.wrong(
              "there is the instruction 0x%02x, which no state dict needs".formatted(code));
    }
  }

  private void protocol(int version) {
    if (version != PROTOCOL) {
      throw bytes.wrong(
          "it says protocol %d, and only %d is read, which torch.save writes"
              .formatted(version, PROTOCOL));
    }
  }

  private void push(PickleValue value) {
    stack.add(value);
  }

  /** The last values of the stack, which must be there above the last mark. */
  private List<PickleValue> pop(int count) {
    int floor = marks.isEmpty() ? 0 : marks.peek();
    if (stack.size() - floor < count) {
      throw bytes.wrong("it takes more values than there are");
    }
    return cut(stack.size() - count);
  }

  private List<PickleValue> popToMark() {
    if (marks.isEmpty()) {
      throw bytes.wrong("it goes back to a mark that was never set");
    }
    return cut(marks.pop());
  }

  private List<PickleValue> cut(int from) {
    List<PickleValue> end = stack.subList(from, stack.size());
    List<PickleValue> values = List.copyOf(end);
    end.clear();
    return values;
  }

  private Tuple tuple(List<PickleValue> items) {
    Tuple tuple = Tuple.of(items);
    requireShallow(tuple);
    return tuple;
  }

  private void requireShallow(PickleValue value) {
    if (value.depth() > MOST_DEPTH) {
      throw bytes.wrong("its containers are more than %d deep".formatted(MOST_DEPTH));
    }
  }

  /** Keys and values in turn, for the dict that is then on top of the stack. */
  private void setItems(List<PickleValue> items) {
    if (!(top() instanceof Dict dict)) {
      throw bytes.wrong("it gives entries to %s, which takes none".formatted(top().kind()));
    }
    if (items.size() % 2 != 0) {
      throw bytes.wrong("it has a key without a value");
    }
    for (int i = 0; i < items.size(); i += 2) {
      if (!(items.get(i) instanceof Text key)) {
        throw bytes.wrong(
            "it has %s for a key, which must be a string".formatted(items.get(i).kind()));
      }
      if (!dict.put(key.value(), items.get(i + 1))) {
        throw bytes.wrong("it has the key %s twice".formatted(PickleBytes.shown(key.value())));
      }
    }
    requireShallow(dict);
  }

  private PickleValue top() {
    List<PickleValue> last = pop(1);
    push(last.get(0));
    return last.get(0);
  }

  private void put(long place) {
    if (place >= MOST_OPERATIONS) {
      throw bytes.wrong(
          "it remembers something as number %d, of at most %d".formatted(place, MOST_OPERATIONS));
    }
    memo.put((int) place, top());
  }

  private PickleValue get(long place) {
    PickleValue value = place < MOST_OPERATIONS ? memo.get((int) place) : null;
    if (value == null) {
      throw bytes.wrong("it asks for number %d, which it never remembered".formatted(place));
    }
    if (value instanceof Dict || value.depth() > 1) {
      throw bytes.wrong(
          "it uses %s in two places, and a state dict is a tree, in which nothing can contain itself"
              .formatted(value.kind()));
    }
    return value;
  }

  private Named named(String module, String attribute) {
    return PickleName.of(module, attribute)
        .map(Named::new)
        .orElseThrow(
            () ->
                bytes.wrong(
                    "it asks for %s, and a state dict needs only %s; nothing of it was run"
                        .formatted(PickleBytes.shown(module + "." + attribute), PickleName.all())));
  }

  private Storage storage(PickleValue identity) {
    return rebuilding.storage(identity);
  }

  private void reduce(List<PickleValue> call) {
    if (!(call.get(0) instanceof Named function)) {
      throw bytes.wrong("it calls %s, which is no function".formatted(call.get(0).kind()));
    }
    if (!(call.get(1) instanceof Tuple arguments)) {
      throw bytes.wrong(
          "it calls %s with %s for arguments".formatted(function.name(), call.get(1).kind()));
    }
    push(rebuilding.call(function.name(), arguments.items()));
  }

  /** A state dict carries versions of modules as an attribute; nothing is done with attributes. */
  private void build(PickleValue state) {
    if (!(top() instanceof Dict) || !(state instanceof Dict)) {
      throw bytes.wrong(
          "it sets attributes of %s to %s, and only dicts have any"
              .formatted(top().kind(), state.kind()));
    }
  }
}
