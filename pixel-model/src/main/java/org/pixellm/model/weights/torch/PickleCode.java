// SPDX-License-Identifier: Apache-2.0
package org.pixellm.model.weights.torch;

/** The instructions of a pickle that a state dict needs, under Python's names for them. */
final class PickleCode {
  static final int PROTO = 0x80;
  static final int STOP = '.';
  static final int MARK = '(';
  static final int NONE = 'N';
  static final int NEWTRUE = 0x88;
  static final int NEWFALSE = 0x89;
  static final int BININT = 'J';
  static final int BININT1 = 'K';
  static final int BININT2 = 'M';
  static final int LONG1 = 0x8a;
  static final int BINFLOAT = 'G';
  static final int BINUNICODE = 'X';
  static final int EMPTY_DICT = '}';
  static final int EMPTY_TUPLE = ')';
  static final int TUPLE = 't';
  static final int TUPLE1 = 0x85;
  static final int TUPLE2 = 0x86;
  static final int TUPLE3 = 0x87;
  static final int SETITEM = 's';
  static final int SETITEMS = 'u';
  static final int BINPUT = 'q';
  static final int LONG_BINPUT = 'r';
  static final int BINGET = 'h';
  static final int LONG_BINGET = 'j';
  static final int GLOBAL = 'c';
  static final int BINPERSID = 'Q';
  static final int REDUCE = 'R';
  static final int BUILD = 'b';

  private PickleCode() {}
}
