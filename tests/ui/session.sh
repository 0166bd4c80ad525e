#!/bin/bash
# session.sh — runs a command with an X server, a session bus and a home of its own
#
# SPDX-License-Identifier: GPL-3.0-or-later

set -uo pipefail

# One way for every machine, whatever desktop the person at it uses.
for program in Xvfb dbus-run-session xdotool import; do
  if ! command -v "$program" >/dev/null; then
    echo "1..0 # SKIP $program is not installed"
    exit 0
  fi
done

folder=$(mktemp -d)
server=
trap '[[ -z $server ]] || kill "$server"; wait; rm -rf "$folder"' EXIT

mkdir -p "$folder"/home/{.config/gtk-4.0,.cache,.local/share}
mkdir -m 700 "$folder/run"
export HOME=$folder/home XDG_RUNTIME_DIR=$folder/run
export XDG_CONFIG_HOME=$HOME/.config XDG_CACHE_HOME=$HOME/.cache XDG_DATA_HOME=$HOME/.local/share
unset WAYLAND_DISPLAY DBUS_SESSION_BUS_ADDRESS AT_SPI_BUS_ADDRESS

# Nothing may move or blink by itself: a picture is the same each time it is taken.
printf '[Settings]\ngtk-enable-animations=0\ngtk-cursor-blink=0\n' \
  >"$XDG_CONFIG_HOME/gtk-4.0/settings.ini"

mkfifo "$folder/display"
Xvfb -displayfd 3 -screen 0 "${SCREEN:-1600x1000}x24" -nolisten tcp -noreset \
  3>"$folder/display" >"$folder/server.log" 2>&1 &
server=$!
if ! read -r -t 30 number <"$folder/display"; then
  echo 'Bail out! The X server did not start'
  cat "$folder/server.log" >&2
  exit 1
fi

export DISPLAY=:$number GDK_BACKEND=x11 GSK_RENDERER=cairo GSETTINGS_BACKEND=keyfile
# What the services of the session print is no part of the test's TAP.
exec 4>&1
dbus-run-session -- bash -c '"$@" >&4' bash "$@" 2>&1 >/dev/null |
  grep -vE '^$|^(dbus-daemon|SpiRegistry|X connection)|dbind-WARNING' >&2
exit "${PIPESTATUS[0]}"
