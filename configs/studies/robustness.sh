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
# Rates are measured first, and nothing else should run then. Needs jq. The tables are in
# OUT/tables.md at the end.
set -euo pipefail
if [ $# -lt 2 ] || ! command -v jq >/dev/null; then
  echo "usage: $0 DATA OUT [BUDGET], and jq must be installed" >&2
  exit 2
fi
data=$(cd "$1" && pwd)
mkdir -p "$2"
out=$(cd "$2" && pwd)
budget=${3:-15min}
cd "$(dirname "$0")/../.."

seeds=(1 2 3)
# Beside the claim, and tried with one seed: training on attacked text.
once=(1)
models=(pixel bpe chars)
ud=$data/ud
ewt=$ud/UD_English-EWT/en_ewt-ud
sst=$data/glue/SST-2
# What changes how letters look, and leaves them in their places.
visual=confusable,visual-neighbours,cipher,diacritics,alphabet,leetspeak
# Half of the examples attacked, each word of them by one of these: neither by the cipher nor by
# other alphabets, which are left for the measurement. A third of the cipher's pairs are among the
# confusable characters, though.
trained='{by: {name: chain, take: one, attacks: [{name: confusable, alphabets: false}, visual-neighbours, diacritics, leetspeak, keyboard-typo]}, severities: [20, 50, 80]}'

others=("vietnamese=$ud/UD_Vietnamese-VTB/vi_vtb-ud-test.conllu"
  "tamil=$ud/UD_Tamil-TTB/ta_ttb-ud-test.conllu"
  "coptic=$ud/UD_Coptic-Scriptorium/cop_scriptorium-ud-test.conllu")
for file in "$data/text/en-classics" "$ewt"-{train,dev,test}.conllu "$sst"/{train,dev}.tsv \
  "${others[@]#*=}"; do
  [ -e "$file" ] || { echo "there is no $file, which the study needs" >&2; exit 2; }
done
if [ -e "$out/budget" ] && [ "$(cat "$out/budget")" != "$budget" ]; then
  echo "$out is of the budget $(cat "$out/budget"), not of $budget: name another folder" >&2
  exit 2
fi
echo "$budget" >"$out/budget"

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

# named NAME MODEL...: the models of a task, of all seeds, for --models
named() {
  local name=$1 model folder list=()
  shift
  for model in "$@"; do
    for folder in "$out/$name/$model"-*; do list+=("$model=$folder/model"); done
  done
  local IFS=,
  echo "${list[*]}"
}

# measure NAME MODELS ARGUMENT...
measure() {
  local name=$1 compared=$2
  shift 2
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
done
also=()
for other in "${others[@]}"; do also+=(--also "$other"); done
measure robustness-pos "$(named pos "${models[@]}")" --data "$ewt-test.conllu" --examples 300 \
  --severities 50 --group "visual=$visual" "${also[@]}"
measure curves "$(named pos "${models[@]}")" --data "$ewt-test.conllu" --examples 300 \
  --attacks "$visual" --severities 20,50,80 --group "visual=$visual"
measure robustness-sst2 "$(named sst2 "${models[@]}")" --data "$sst/dev.tsv" --examples 250 --severities 50 \
  --group "visual=$visual"
# The cipher set: 200 sentences, every letter a look-alike from an unrelated script.
measure cipher "$(named pos "${models[@]}")" --data "$ewt-test.conllu" --examples 200 \
  --attacks cipher --severities 100
for seed in "${once[@]}"; do
  tag pixel pos-attacked "$seed" "data.attack=$trained"
  tag bpe pos-attacked "$seed" "data.attack=$trained"
done
# Is it that letters become bytes that no model has learnt? The same models, for which what has no
# token is one sign.
for folder in "$out/pos/bpe"-*; do
  masked=$out/pos-masked/$(basename "$folder")/model
  [ -e "$masked" ] && continue
  mkdir -p "$masked.part"
  cp "$folder/model/"* "$masked.part"
  jq '.renderer_config.unknown = "mask"' "$folder/model/text_renderer_config.json" \
    >"$masked.part/text_renderer_config.json"
  mv "$masked.part" "$masked"
done

controls="$(named pos pixel bpe),$(named pos-masked bpe | sed 's/bpe=/masked=/g')"
trainings="$(named pos-attacked pixel bpe)"
for compared in controls trainings; do
  measure "$compared" "${!compared}" --data "$ewt-test.conllu" --examples 300 \
    --attacks "$visual" --severities 50 --group "visual=$visual"
  measure "cipher-$compared" "${!compared}" --data "$ewt-test.conllu" --examples 200 \
    --attacks cipher --severities 100
done

# table NAME SEVERITY: a line for each attack: score and what is lost, in percent, for each model
table() {
  jq -r --argjson severity "$2" '
    def percent: . * 1000 | round / 10 | tostring | if test("[.]") then . else . + ".0" end;
    def range: "\(.[0] | percent) to \(.[1] | percent)";
    ([.models[].name] | reduce .[] as $n ([]; if index($n) then . else . + [$n] end)) as $models
    | (.rows | map(select(.severity == 0 or .severity == $severity))) as $rows
    | ($rows | map(.attack) | reduce .[] as $a ([]; if index($a) then . else . + [$a] end)) as $attacks
    | (["| at \($severity) %"] + ($models | map("\(.), lost")) | join(" | ") + " |"),
      "|" + ([range($models | length + 1)] | map("---|") | join("")),
      ($attacks[] as $attack
        | ["| `\($attack)`"] + ($models | map(. as $m
            | [$rows[] | select(.attack == $attack and .model == $m)][0]
            | if . == null then ""
              elif .lost == null or .attack == "clean" then "\(.score | percent)"
              else "\(.score | percent), \(.lost | percent) (\(.lost_interval | range))" end))
        | join(" | ") + " |")' "$out/$1/robustness.json"
}
# lost NAME MODEL: what a model loses at 50 % on average over the visual attacks
lost() {
  jq --arg model "$2" '.rows[] | select(.attack == "visual" and .severity == 50 and .model == $model).lost' \
    "$out/$1/robustness.json"
}

# floor SENTENCES: who reads nothing, tags words without a letter right, for no attack changes
# them, and gives all others the tag that is most frequent among them
floor() {
  awk -v RS= -v most="$1" 'NR <= most' "$ewt-test.conllu" | jq -Rrn --arg most "$1" '
    [inputs | split("\t") | select(length == 10 and (.[0] | test("^[0-9]+$")))] as $words
    | ($words | map(select(.[1] | test("\\p{L}")))) as $written
    | ($written | group_by(.[3]) | map(length) | max) as $frequent
    | "floor: \((($words | length) - ($written | length) + $frequent) * 1000
        / ($words | length) | round / 10) % of the words of \($most) sentences"'
}

{
  for name in robustness-pos robustness-sst2 controls trainings; do
    table "$name" 50
    echo
  done
  for name in cipher cipher-controls cipher-trainings; do
    table "$name" 100
    echo
  done
  for most in 200 300; do floor $most; done
  for name in robustness-pos robustness-sst2; do
    echo "$name: pixel loses $(jq -n "$(lost $name pixel) / $(lost $name bpe) * 100 | round") % of what bpe loses"
  done
} | tee "$out/tables.md"
