deadline=$(($(date +%s) + 60))
until { curl -fsS 'http://[::1]/a b'; } >/dev/null 2>&1; do
  if [ "$(date +%s)" -ge "$deadline" ]; then
    echo 'it didn'\''t answer' >&2
    curl -fsS 'http://[::1]/a b'

    exit 1
  fi
  sleep 0.5
done
