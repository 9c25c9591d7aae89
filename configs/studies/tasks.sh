#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The study of docs/results.md, "What pretraining is worth": one tiny model, pretrained for half an
# hour, then fine-tuned on each data set, beside the same model without pretraining.
#
#   configs/studies/tasks.sh DATA OUT [ROW...]
#
#   DATA  a folder with text/en-classics, text/bible, text/udhr, ud, ner/masakhaner, glue, sib200 and qa/jaquad
#   OUT   where everything goes; what is there already is not made again
#   ROW   only these rows (the names are in the function `rows`)
#
# Needs jq, for the texts of JaQuAD.
set -euo pipefail
data=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
shift 2
cd "$(dirname "$0")/../.."

# The words of a CoNLL-U file, a sentence a line: neither tags nor trees.
words() {
  awk -F'\t' '/^#/ {next} NF == 0 {if (s != "") print s; s = ""; next}
    $1 ~ /^[0-9]+$/ {s = s == "" ? $2 : s " " $2} END {if (s != "") print s}' "$1"
}

# Pieces of about 2,000 bytes, so that all languages stand side by side when they are shuffled.
pieces() {
  LC_ALL=C awk '{s = s == "" ? $0 : s "\001" $0} length(s) > 2000 {print s; s = ""} END {if (s != "") print s}' "$@"
}

corpus() {
  local novels="Anthony_Trollope--Framley_Parsonage Arthur_Conan_Doyle--The_Lost_World
    Charles_Dickens--Great_Expectations Charles_Dickens--Hard_Times Elizabeth_Gaskell--North_and_South
    George_Eliot--Silas_Marner Mark_Twain--Life_on_the_Mississippi Mark_Twain--The_Innocents_Abroad
    Wilkie_Collins--The_Moonstone"
  {
    for novel in $novels; do pieces "$data/text/en-classics/$novel.txt"; done
    for language in Swahili Wolof Ukranian Coptic; do pieces "$data/text/bible/$language-NT.txt"; done
    for declaration in "$data"/text/udhr/*.txt; do pieces "$declaration"; done
    for _ in 1 2; do
      words "$data/ud/UD_Vietnamese-VTB/vi_vtb-ud-train.conllu" | pieces
      words "$data/ud/UD_Coptic-Scriptorium/cop_scriptorium-ud-train.conllu" | pieces
    done
    jq -r '.data[].paragraphs[].context' "$data"/qa/jaquad/train_*.json | sort -u | pieces
  } | LC_ALL=C shuf --random-source=<(yes) | tr '\001' '\n' >"$out/corpus.txt.new"
  mv "$out/corpus.txt.new" "$out/corpus.txt"
}

pretrain() {
  ./pixel pretrain --config configs/pretrain-tiny.yaml --set "output=$out/pretrain" \
    --set "data.train=[$out/corpus.txt]" --set 'data.reader={name: text, unit: line}' \
    --set layout=bigrams --set data.max_patches=128 --set training.steps=5600
}

# run NAME TASK EPOCHS TRAIN VALIDATION TEST [SETTING...]: both weights, each measured once.
run() {
  local name=$1 task=$2 epochs=$3 train=$4 validation=$5 test=$6 weights setting settings=()
  shift 6
  for setting in "$@"; do settings+=(--set "$setting"); done
  for weights in pretrained fresh; do
    local folder=$out/$name/$weights
    [ -e "$folder/results.json" ] && continue
    local from=$SECONDS
    ./pixel finetune --config "configs/finetune-$task.yaml" --resume --set "output=$folder" \
      --set "model=$out/pretrain/model" --set "weights=$weights" --set 'seeds=[1]' \
      --set "training.epochs=$epochs" --set "data.train=[$train]" \
      --set "data.validation=[$validation]" --set "data.test=[$test]" "${settings[@]}"
    echo $((SECONDS - from)) >"$folder/seconds"
  done
}

# What GLUE and JaQuAD publish has labels for training and development alone: there the score is
# that of the development data, by which the best weights were chosen.
rows() {
  local ud=$data/ud ner=$data/ner/masakhaner glue=$data/glue sib=$data/sib200 qa=$data/qa/jaquad
  local name=$1
  case $name in
    pos-vi) treebank pos UD_Vietnamese-VTB/vi_vtb-ud 10 ;;
    pos-cop) treebank pos UD_Coptic-Scriptorium/cop_scriptorium-ud 10 ;;
    pos-en) treebank pos UD_English-EWT/en_ewt-ud 2 ;;
    las-vi) treebank parsing UD_Vietnamese-VTB/vi_vtb-ud 12 ;;
    ner-swa) run "$name" ner 4 "$ner/swa/train.txt" "$ner/swa/dev.txt" "$ner/swa/test.txt" ;;
    ner-wol) run "$name" ner 4 "$ner/wol/train.txt" "$ner/wol/dev.txt" "$ner/wol/test.txt" ;;
    sst2)
      run "$name" classification 0.5 "$glue/SST-2/train.tsv" "$glue/SST-2/dev.tsv" "" \
        'data.reader={name: glue, task: sst2}' metric=accuracy training.batch_size=32 \
        training.evaluate_every=300
      ;;
    stsb)
      run "$name" similarity 2 "$glue/STS-B/train.tsv" "$glue/STS-B/dev.tsv" "" \
        'data.reader={name: glue, task: stsb}'
      ;;
    stsb-vectors)
      run "$name" embedding 2 "$glue/STS-B/train.tsv" "$glue/STS-B/dev.tsv" "" \
        'data.reader={name: glue, task: stsb}'
      ;;
    sib-eng) topics eng_Latn ;;
    sib-ukr) topics ukr_Cyrl ;;
    sib-hin) topics hin_Deva ;;
    jaquad)
      local shards
      shards=$(printf '%s, ' "$qa"/train_*.json)
      run "$name" questions 0.25 "${shards%, }" "$qa/dev_0000.json" "" \
        'metric={name: answers, units: characters, punctuation: unicode}' \
        data.max_patches=128 data.overlap=32 training.evaluate_every=1000
      ;;
    *)
      echo "tasks.sh: there is no row $name" >&2
      exit 2
      ;;
  esac
}

treebank() {
  run "$name" "$1" "$3" "$ud/$2-train.conllu" "$ud/$2-dev.conllu" "$ud/$2-test.conllu"
}

topics() {
  run "$name" classification 8 "$sib/$1/train.tsv" "$sib/$1/dev.tsv" "$sib/$1/test.tsv"
}

all=(pos-vi pos-cop pos-en las-vi ner-swa ner-wol sst2 stsb stsb-vectors sib-eng sib-ukr sib-hin jaquad)
[ $# -gt 0 ] || set -- "${all[@]}"
[ -e "$out/corpus.txt" ] || corpus
[ -e "$out/pretrain/model/config.json" ] || pretrain
for name in "$@"; do rows "$name"; done

# A Markdown table of what is there, scores in per cent.
echo "| row | score | majority | fresh | pretrained | minutes |"
echo "|---|---|---|---|---|---|"
for name in "${all[@]}"; do
  fresh=$out/$name/fresh/results.json
  pretrained=$out/$name/pretrained/results.json
  [ -e "$fresh" ] && [ -e "$pretrained" ] || continue
  jq -rn --arg name "$name" --slurpfile f "$fresh" --slurpfile p "$pretrained" \
    --arg s "$(cat "$out/$name/pretrained/seconds")" '
    def per_cent: . * 1000 | round / 10;
    def scores: if .test == {} then .validation else .test end;
    $p[0].best_metric as $metric
    | "| \($name) | \($metric) | \($p[0].majority_guess[$metric] | per_cent) | " +
      "\($f[0] | scores[$metric].mean | per_cent) | \($p[0] | scores[$metric].mean | per_cent) | " +
      "\(($s | tonumber) / 6 | round / 10) |"'
done
