#!/bin/sh
# What an install without a pinned version gets from the lab's repositories: a newer name, no program.
echo "${0##*/}: this package is the lab's decoy for version 1.28.2; pin the version you want" >&2
exit 1
