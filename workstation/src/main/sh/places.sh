# Where state and sockets live; the same answer as Places.java. Sets `state` and `runtime`.
if [ -n "${BAILIWICK_HOME-}" ]; then
  case $BAILIWICK_HOME in /*) state=$BAILIWICK_HOME ;; *) state=$PWD/$BAILIWICK_HOME ;; esac
  runtime=$state/run
  state=$state/state
else
  case ${XDG_STATE_HOME-} in /*) state=$XDG_STATE_HOME/bailiwick ;; *) state=${HOME-}/.local/state/bailiwick ;; esac
  case ${XDG_RUNTIME_DIR-} in /*) runtime=$XDG_RUNTIME_DIR/bailiwick ;; *) runtime=$state/run ;; esac
fi
