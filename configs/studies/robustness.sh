#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The study of docs/robustness.md: a pixel model beside token models of the same encoder size,
# pretrained on English novels for the same time, fine-tuned, and measured under attack.
#
#   configs/studies/robustness.sh DATA OUT [MINUTES]
#
#   DATA     a folder with text/en-classics, ud/UD_English-EWT and glue/SST-2
#   OUT      where everything goes; what is there already is not made again
#   MINUTES  of pretraining of each model (20)
#
# Nothing else should run beside it: models are given the same time, not the same steps. Needs jq.
set -euo pipefail
data=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
minutes=${3:-20}
cd "$(dirname "$0")/../.."

seeds=(1 2 3)
models=(pixel bpe chars)

# What each model is; everything else is the same.
settings() {
  case $1 in
    pixel) echo "--config configs/pretrain-tiny.yaml --set layout=bigrams" ;;
    bpe) echo "--config configs/pretrain-bpe.yaml" ;;
    chars) echo "--config configs/pretrain-bpe.yaml --set renderer=chars" ;;
  esac
}

# pretrain_run MODEL FOLDER STEPS
pretrain_run() {
  # shellcheck disable=SC2046
  ./pixel pretrain $(settings "$1") --set "output=$2" --set "data.train=[$data/text/en-classics]" \
    --set data.max_patches=128 --set "training.steps=$3" --set training.evaluate_every=0 \
    --set training.checkpoint_every=2000 --resume
}

# So many steps as fit the time, by the rate of the second half of a short run.
steps() {
  local trial=$out/rate/$1
  [ -e "$trial/model/config.json" ] || pretrain_run "$1" "$trial" 120 >&2
  jq -rs --argjson minutes "$minutes" '
    map(select(.event == "step").seconds) | .[length / 2 | floor:] as $late
    | 60 * $minutes / ($late | add / length) | floor' "$trial/metrics.jsonl"
}

pretrain() {
  local folder=$out/pretrain/$1
  [ -e "$folder/model/config.json" ] && return
  pretrain_run "$1" "$folder" "$(cat "$out/steps-$1")"
}

# finetune MODEL TASK SEED SETTING...
finetune() {
  local model=$1 task=$2 seed=$3 setting
  shift 3
  local folder=$out/$task/$model-$seed
  [ -e "$folder/results.json" ] && return
  local given=()
  for setting in "$@"; do given+=(--set "$setting"); done
  ./pixel finetune --config "configs/finetune-$task.yaml" --resume --set "output=$folder" \
    --set "model=$out/pretrain/$model/model" --set "seeds=[$seed]" "${given[@]}"
}

# The sentences of a CoNLL-U file up to a number, in a file of their own.
head_of() {
  awk -v most="$2" 'BEGIN {RS = ""; ORS = "\n\n"} NR <= most' "$1"
}

# All rates first, so that nothing that starts later disturbs one and not the other.
for model in "${models[@]}"; do
  [ -e "$out/steps-$model" ] || steps "$model" >"$out/steps-$model.part"
  [ -e "$out/steps-$model" ] || mv "$out/steps-$model.part" "$out/steps-$model"
done
for model in "${models[@]}"; do pretrain "$model"; done
ewt=$data/ud/UD_English-EWT/en_ewt-ud
sst=$data/glue/SST-2
for seed in "${seeds[@]}"; do
  for model in "${models[@]}"; do
    finetune "$model" pos "$seed" training.epochs=2 "data.train=[$ewt-train.conllu]" \
      "data.validation=[$ewt-dev.conllu]" "data.test=[$ewt-test.conllu]"
    finetune "$model" classification "$seed" training.epochs=0.5 training.batch_size=32 \
      training.evaluate_every=300 metric=accuracy 'data.reader={name: glue, task: sst2}' \
      "data.train=[$sst/train.tsv]" "data.validation=[$sst/dev.tsv]"
  done
done

named() {
  local task=$1 model seed list=()
  for model in "${models[@]}"; do
    for seed in "${seeds[@]}"; do list+=("$model=$out/$task/$model-$seed/model"); done
  done
  local IFS=,
  echo "${list[*]}"
}

visual=confusable,visual-neighbours,diacritics,alphabet,leetspeak
./pixel robustness --models "$(named pos)" --data "$ewt-test.conllu" --severities 20,50,80 \
  --group "visual=$visual" -o "$out/robustness-pos"
./pixel robustness --models "$(named classification)" --data "$sst/dev.tsv" --severities 20,50,80 \
  --group "visual=$visual" -o "$out/robustness-sst2"
head_of "$ewt-test.conllu" 200 >"$out/cipher.conllu"
./pixel robustness --models "$(named pos)" --data "$out/cipher.conllu" --attacks cipher \
  --severities 100 -o "$out/cipher"
