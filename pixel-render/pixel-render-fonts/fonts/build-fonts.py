#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the font resources of pixel-render-fonts, -fonts-large and pixel-render-emoji from unpacked packages.

Called by build-fonts.sh, which gets the packages. The build of the project does not need it: what it
makes is committed. Needs fontTools.
"""
import argparse
import hashlib
import pathlib
import re
import shutil

from fontTools.pens.boundsPen import BoundsPen
from fontTools import subset
from fontTools.ttLib import TTFont

# The order in which a renderer asks faces for a glyph. It is that of fontconfig for "Noto Sans" with Debian's
# packages, with which the original draws, as far as it matters: Noto Sans before all, the CJK face before other
# faces that have symbols, then Symbols 2, Math and Symbols. Scripts that share marks or digits with others come in
# the order of how many people use them.
FIRST_SCRIPTS = """Arabic Hebrew Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala
Thai Lao Myanmar Khmer Ethiopic Armenian Georgian Syriac Thaana NKo Adlam""".split()
ONLY_SERIF = "Tibetan Tangut Yezidi Ahom Dogra NyiakengPuachueHmong".split()
GENERAL = ["NotoSansSymbols2", "NotoSansMath", "NotoSansSymbols", "NotoMusic", "NotoSansMono"]
# Other styles of what a face above has already.
LEFT_OUT = re.compile("Tifinagh.+|AdlamUnjoined|Display|CJK.*")

CJK = "NotoSansCJKjp-Regular.otf"
EMOJI = "NotoEmoji-Regular.ttf"
COLOUR = "NotoColorEmoji.ttf"
# Two thirds of the weight of all; they stand in a jar of their own, and the tables beside the others tell of them.
LARGE = [CJK, "NotoSansSignWriting-Regular.ttf", "NotoSerifTangut-Regular.ttf"]
LARGE_JAR = "pixel-render-fonts-large"
# Features that shaping uses without being asked, for horizontal text in the face's own language.
CJK_FEATURES = "ccmp calt clig liga rlig kern ljmo vjmo tjmo mark mkmk dist".split()

# Characters that are blank by nature, beyond white space, format characters and default ignorables: the Braille
# blank, the null note head, and marks that only tell how to stack letters.
BLANK_TOO = {0x2800, 0x1D159}
RANK_FIRST, RANK_COLOUR, RANK_EMOJI, RANK_TEXT, RANK_COLOUR_LATE, RANK_EMOJI_LATE = 0, 10, 20, 100, 900, 910


def ucd_set(path, value):
    """The code points that a file of the Unicode character database gives a value."""
    found = set()
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) >= 2 and fields[1] == value:
            ends = [int(end, 16) for end in fields[0].split("..")]
            found.update(range(ends[0], ends[-1] + 1))
    return found


def blanks(ucd):
    found = ucd_set(ucd / "PropList.txt", "White_Space") | BLANK_TOO
    found |= ucd_set(ucd / "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
    found |= ucd_set(ucd / "extracted" / "DerivedGeneralCategory.txt", "Cf")
    found |= ucd_set(ucd / "extracted" / "DerivedGeneralCategory.txt", "Cc")
    for kind in ("Invisible_Stacker", "Virama", "Pure_Killer"):
        found |= ucd_set(ucd / "IndicSyllabicCategory.txt", kind)
    return found


def has_ink(font, glyphs, name):
    if "CBDT" in font:
        return any(name in strike for strike in font["CBDT"].strikeData)
    if "CFF " in font:
        top = font["CFF "].cff.topDictIndex[0]
        if len(top.CharStrings[name].bytecode or b"x" * 99) > 12:
            return True
    elif font["glyf"][name].numberOfContours == 0:
        return False
    pen = BoundsPen(glyphs)
    glyphs[name].draw(pen)
    left, bottom, right, top = pen.bounds or (0, 0, 0, 0)
    return left < right or bottom < top


def coverage(file, may_be_blank, log):
    font = TTFont(file)
    glyphs = None if "CBDT" in font else font.getGlyphSet()
    covered, empty = set(), set()
    for code, name in font.getBestCmap().items():
        if name == ".notdef":
            continue
        if code in may_be_blank or has_ink(font, glyphs, name):
            covered.add(code)
        else:
            empty.add(code)
    if empty:
        log.append(f"{file.name}: no ink for {ranges(empty)}")
    return covered


def ranges(codes):
    parts, codes = [], sorted(codes)
    for code in codes:
        if parts and parts[-1][1] == code - 1:
            parts[-1][1] = code
        else:
            parts.append([code, code])
    return " ".join(f"{a:X}" if a == b else f"{a:X}-{b:X}" for a, b in parts)


def make_cjk(source, target):
    """One face of the collection with horizontal text in its own language, and all its characters."""
    font = TTFont(source, fontNumber=0, recalcTimestamp=False)
    options = subset.Options()
    options.layout_features = CJK_FEATURES
    options.name_IDs = ["*"]
    options.notdef_outline = True
    options.recalc_timestamp = False
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE"]
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=font.getBestCmap())
    subsetter.subset(font)
    font.save(target)


def make_emoji(source, target):
    """The same tables without the packing of web fonts."""
    font = TTFont(source, recalcTimestamp=False)
    font.flavor = None
    for table in ("vhea", "vmtx"):
        del font[table]
    font.save(target)


def text_faces(noto):
    def regular(name):
        return noto / f"{name}-Regular.ttf"

    first = [f"NotoSans{script}" for script in FIRST_SCRIPTS]
    rest = sorted(
        name
        for name in (file.name.removesuffix("-Regular.ttf") for file in noto.glob("NotoSans*-Regular.ttf"))
        if name not in first + GENERAL + ["NotoSans"] and not LEFT_OUT.fullmatch(name.removeprefix("NotoSans"))
    )
    rest += [f"NotoSerif{script}" for script in ONLY_SERIF]
    return [regular("NotoSans")], [regular(name) for name in first + rest + GENERAL]


def describe(file):
    font = TTFont(file, lazy=True)
    name = font["name"]
    full = name.getDebugName(4)
    full = full if full.endswith(("Regular", "Emoji")) else full + " Regular"
    version = re.search(r"[0-9]+\.[0-9]+", name.getDebugName(5)).group()
    traits = ["emoji"] if "Emoji" in file.name else ["monospaced"] if "Mono-" in file.name else []
    traits += ["colour"] if "CBDT" in font else []
    return full, version, traits, name.getDebugName(0).strip()


def write_catalogue(folder, paths, ranked):
    rows = []
    for path in paths:
        full, version, traits, _ = describe(path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        rows.append("\t".join([path.name, full, version, digest, ",".join(traits) or "-"]))
    (folder / "fonts.tsv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    lines = [f"{rank}\t{file}\t{ranges(codes)}" for rank, file, codes in ranked if codes]
    (folder / "coverage.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def write_licence(folder, paths, intro):
    notices = [f"{path.name}: {describe(path)[3]}" for path in paths]
    licence = pathlib.Path(__file__).with_name("OFL-1.1.txt").read_text(encoding="utf-8")
    (folder / "OFL.txt").write_text(intro + "\n\n" + "\n".join(notices) + "\n\n" + licence, encoding="utf-8")


def table_rows(folder, place):
    """Rows of the table in docs/fonts.md; place gives the path of a file."""
    covered = {}
    for line in (folder / "coverage.tsv").read_text(encoding="utf-8").splitlines():
        _, file, text = line.split("\t")
        for part in text.split():
            ends = part.split("-")
            covered[file] = covered.get(file, 0) + int(ends[-1], 16) - int(ends[0], 16) + 1
    for line in (folder / "fonts.tsv").read_text(encoding="utf-8").splitlines():
        file, full, version, _, traits = line.split("\t")
        size = place(file).stat().st_size / 1000
        yield f"| {full} | {version} | {covered[file]:,} | {size:,.0f} | {'' if traits == '-' else traits.replace(',', ', ')} |"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--fonts", type=pathlib.Path, required=True, help="usr/share/fonts of the Debian packages")
    parser.add_argument("--ucd", type=pathlib.Path, required=True, help="usr/share/unicode of the Debian packages")
    parser.add_argument("--emoji", type=pathlib.Path, required=True, help="woff file of the monochrome emoji")
    parser.add_argument("--out", type=pathlib.Path, required=True, help="resources of pixel-render-fonts")
    parser.add_argument("--out-large", type=pathlib.Path, required=True, help="resources of pixel-render-fonts-large")
    parser.add_argument("--out-colour", type=pathlib.Path, required=True, help="resources of pixel-render-emoji")
    parser.add_argument("--docs", type=pathlib.Path, required=True, help="docs/fonts.md")
    args = parser.parse_args()
    for folder in (args.out, args.out_large, args.out_colour):
        folder.mkdir(parents=True, exist_ok=True)
    noto = args.fonts / "truetype" / "noto"

    def place(file):
        return (args.out_large if file in LARGE else args.out) / file

    first, text = text_faces(noto)
    for file in first + text:
        shutil.copyfile(file, place(file.name))
    make_cjk(args.fonts / "opentype" / "noto" / "NotoSansCJK-Regular.ttc", place(CJK))
    make_emoji(args.emoji, args.out / EMOJI)
    shutil.copyfile(noto / COLOUR, args.out_colour / COLOUR)

    may_be_blank = blanks(args.ucd)
    emoji_first = ucd_set(args.ucd / "emoji" / "emoji-data.txt", "Emoji_Presentation")
    log = []
    files = [first[0].name, CJK] + [file.name for file in text] + [EMOJI]
    covered = {file: coverage(place(file), may_be_blank, log) for file in files}
    ranked = [(RANK_FIRST, files[0], covered[files[0]]), (RANK_EMOJI, EMOJI, covered[EMOJI] & emoji_first)]
    ranked += [(RANK_TEXT + i, file, covered[file]) for i, file in enumerate(files[1:-1])]
    ranked.append((RANK_EMOJI_LATE, EMOJI, covered[EMOJI] - emoji_first))
    write_catalogue(args.out, [place(file) for file in files], ranked)
    (args.out / "elsewhere.tsv").write_text("".join(f"{file}\t{LARGE_JAR}\n" for file in LARGE), encoding="utf-8")
    write_licence(
        args.out, [place(file) for file in files if file not in LARGE],
        "The fonts beside this file, with their copyright notices. All are under the SIL Open Font License 1.1, which\n"
        f"follows. {EMOJI} is unpacked from a web font; the others are as they were published. Noto is a\n"
        "trademark of Google Inc.",
    )
    write_licence(
        args.out_large, [place(file) for file in LARGE],
        "The fonts beside this file, with their copyright notices. All are under the SIL Open Font License 1.1, which\n"
        f"follows. {CJK} is one face of NotoSansCJK-Regular.ttc without vertical\n"
        "alternates and other regions' forms; the others are as they were published. Noto is a trademark of Google Inc.",
    )
    colours = coverage(args.out_colour / COLOUR, may_be_blank, log)
    write_catalogue(
        args.out_colour, [args.out_colour / COLOUR],
        [(RANK_COLOUR, COLOUR, colours & emoji_first), (RANK_COLOUR_LATE, COLOUR, colours - emoji_first)],
    )
    write_licence(
        args.out_colour, [args.out_colour / COLOUR],
        "The font beside this file, with its copyright notice. It is as it was published, under the SIL Open Font\n"
        "License 1.1, which follows. Noto is a trademark of Google Inc.",
    )
    print("\n".join(log))

    docs = args.docs.read_text(encoding="utf-8")
    rows = list(table_rows(args.out, place)) + list(table_rows(args.out_colour, lambda file: args.out_colour / file))
    head = "| face | version | code points | kB | |\n|---|---|---:|---:|---|\n"
    begin, end = "<!-- table: begin -->\n", "<!-- table: end -->"
    before, rest = docs.split(begin)
    args.docs.write_text(before + begin + head + "\n".join(rows) + "\n" + end + rest.split(end)[1], encoding="utf-8")


if __name__ == "__main__":
    main()
