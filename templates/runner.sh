# Runs one program apart from the connection that brought it. $1 is its folder. Started in a session of its own,
# with the folder's lock on descriptor 9: the kernel lets go of it when the process dies, however it dies.
exec 3<"$1/program"
# A program may hold a secret, so its text is gone before its first command runs.
rm -f "$1/program"
umask 022
cd /
sh -c 'eval "$(cat)"' <&3 3<&- 9>&- >>"$1/out" 2>&1
echo "$?" >"$1/code.part"
mv -f "$1/code.part" "$1/code"
