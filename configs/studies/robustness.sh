#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The study of docs/robustness.md: a pixel model beside token models of the same encoder size,
# pretrained on English novels, fine-tuned, and measured under attack.
#
#   configs/studies/robustness.sh DATA OUT [BUDGET]
#
#   DATA    a folder with text/en-classics, glue/SST-2, and ud with UD_English-EWT,
#           UD_Vietnamese-VTB, UD_Tamil-TTB and UD_Coptic-Scriptorium
#   OUT     where everything goes; what is there already is not made again
#   BUDGET  of the pretraining of each model: the same time (15min), the same number of steps
#           (4000steps), or the same arithmetic, in floating-point operations (1.0e14)
#
# Rates are measured first, and nothing else should run then. Needs jq.
set -euo pipefail
data=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
budget=${3:-15min}
cd "$(dirname "$0")/../.."

seeds=(1 2 3)
models=(pixel bpe chars)
ud=$data/ud
ewt=$ud/UD_English-EWT/en_ewt-ud
sst=$data/glue/SST-2
# What changes how letters look, and leaves them in their places.
visual=confusable,visual-neighbours,cipher,diacritics,alphabet,leetspeak
# Half of the examples attacked, each word of them by one of these: neither cipher nor alphabet.
trained='{by: {name: chain, take: one, attacks: [confusable, visual-neighbours, diacritics, leetspeak, keyboard-typo]}, severities: [20, 50, 80]}'

# What each model is; everything else is the same.
settings() {
  case $1 in
    pixel) echo "--config configs/pretrain-tiny.yaml --set layout=bigrams" ;;
    bpe) echo "--config configs/pretrain-bpe.yaml" ;;
    chars) echo "--config configs/pretrain-bpe.yaml --set renderer=chars" ;;
  esac
}

# pretrain_run MODEL FOLDER SETTING
pretrain_run() {
  # shellcheck disable=SC2046
  ./pixel pretrain $(settings "$1") --set "output=$2" --set "data.train=[$data/text/en-classics]" \
    --set data.max_patches=128 --set "$3" --set training.evaluate_every=0 \
    --set training.checkpoint_every=2000 --resume
}

# The setting by which a model's pretraining ends. For the same time: so many steps as fit it, by
# the rate of the second half of a short run.
length() {
  local trial=$out/rate/$1
  case $budget in
    *min)
      [ -e "$trial/model/config.json" ] || pretrain_run "$1" "$trial" training.steps=120 >&2
      jq -rs --argjson minutes "${budget%min}" '
        map(select(.event == "step").seconds) | .[length / 2 | floor:] as $late
        | "training.steps=\(60 * $minutes / ($late | add / length) | floor)"' "$trial/metrics.jsonl"
      ;;
    *steps) echo "training.steps=${budget%steps}" ;;
    *) echo "training.operations=$budget" ;;
  esac
}

# finetune MODEL TASK NAME SEED SETTING...
finetune() {
  local model=$1 task=$2 name=$3 seed=$4 setting
  shift 4
  local folder=$out/$name/$model-$seed
  [ -e "$folder/results.json" ] && return
  local given=()
  for setting in "$@"; do given+=(--set "$setting"); done
  ./pixel finetune --config "configs/finetune-$task.yaml" --resume --set "output=$folder" \
    --set "model=$out/pretrain/$model/model" --set "seeds=[$seed]" "${given[@]}"
}

# tag MODEL NAME SEED SETTING...
tag() {
  local model=$1 name=$2 seed=$3
  shift 3
  finetune "$model" pos "$name" "$seed" training.epochs=4 "data.train=[$ewt-train.conllu]" \
    "data.validation=[$ewt-dev.conllu]" "data.test=[$ewt-test.conllu]" "$@"
}

# named NAME MODEL...: the models of a task, for --models
named() {
  local name=$1 model seed list=()
  shift
  for model in "$@"; do
    for seed in "${seeds[@]}"; do list+=("$model=$out/$name/$model-$seed/model"); done
  done
  local IFS=,
  echo "${list[*]}"
}

# measure NAME MODELS ARGUMENT...
measure() {
  local name=$1 compared=$2
  shift 2
  [ -e "$out/$name/report.html" ] && return
  ./pixel robustness --models "$compared" -o "$out/$name" --resume "$@"
}

# All rates first, so that nothing that starts later disturbs one and not the other.
for model in "${models[@]}"; do
  [ -e "$out/length-$model" ] && continue
  length "$model" >"$out/length-$model.part"
  mv "$out/length-$model.part" "$out/length-$model"
done
for model in "${models[@]}"; do
  [ -e "$out/pretrain/$model/model/config.json" ] ||
    pretrain_run "$model" "$out/pretrain/$model" "$(cat "$out/length-$model")"
done

for seed in "${seeds[@]}"; do
  for model in "${models[@]}"; do
    tag "$model" pos "$seed"
    finetune "$model" classification sst2 "$seed" training.epochs=0.5 training.batch_size=32 \
      training.evaluate_every=300 metric=accuracy 'data.reader={name: glue, task: sst2}' \
      "data.train=[$sst/train.tsv]" "data.validation=[$sst/dev.tsv]"
  done
  tag pixel pos-attacked "$seed" "data.attack=$trained"
  tag bpe pos-attacked "$seed" "data.attack=$trained"
done

measure robustness-pos "$(named pos "${models[@]}")" --data "$ewt-test.conllu" --examples 500 \
  --severities 20,50,80 --group "visual=$visual" \
  --also "vietnamese=$ud/UD_Vietnamese-VTB/vi_vtb-ud-test.conllu" \
  --also "tamil=$ud/UD_Tamil-TTB/ta_ttb-ud-test.conllu" \
  --also "coptic=$ud/UD_Coptic-Scriptorium/cop_scriptorium-ud-test.conllu"
measure robustness-sst2 "$(named sst2 "${models[@]}")" --data "$sst/dev.tsv" --severities 20,50,80 \
  --group "visual=$visual"
# The cipher set: 200 sentences, every letter a look-alike from an unrelated script.
measure cipher "$(named pos "${models[@]}")" --data "$ewt-test.conllu" --examples 200 \
  --attacks cipher --severities 100
measure robustness-attacked "$(named pos-attacked pixel bpe)" --data "$ewt-test.conllu" \
  --examples 500 --severities 50 --group "visual=$visual"
measure cipher-attacked "$(named pos-attacked pixel bpe)" --data "$ewt-test.conllu" \
  --examples 200 --attacks cipher --severities 100
