#!/bin/sh
# Static protobufjs modules from the contracts beside this file. `npm run proto` writes them; a test holds them to the contracts.
set -eu
out=${1:-src}
options="-t static-module -w esm --es6 -d --no-verify --no-convert --no-delimited --no-typeurl --no-service -p proto"
mkdir -p "$out/gnmi/generated" "$out/ndk/generated"
pbjs $options -r kbutler_gnmi -o "$out/gnmi/generated/gnmi.js" proto/gnmi/gnmi.proto
pbjs $options -r kbutler_ndk -o "$out/ndk/generated/ndk.js" proto/ndk/ndk.proto
