// The fast lab's kubeadm, kubelet, kubectl, docker and dockerd, in one program that goes by the name
// it is called with. They leave the files, answers, texts and exit codes that a tool sees over SSH,
// and run nothing: no container, no etcd, no network between pods. What works with them is not
// thereby known to work with the real ones.
package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

func main() {
	name := filepath.Base(os.Args[0])
	programs := map[string]func([]string) error{
		"kubeadm": kubeadm,
		"kubelet": kubelet,
		"kubectl": kubectl,
		"docker":  docker,
		"dockerd": dockerd,
	}
	run, known := programs[name]
	if !known {
		fmt.Fprintf(os.Stderr, "%s: the fast lab has no such program\n", name)
		os.Exit(127)
	}
	if err := run(os.Args[1:]); err != nil {
		var told exitCode
		if errors.As(err, &told) {
			os.Exit(int(told))
		}
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// exitCode is an error whose text has been printed already.
type exitCode int

func (e exitCode) Error() string { return "exit " + strconv.Itoa(int(e)) }

// version is set by the linker.
var version = "v0.0.0"

// phase takes as long as a step of the real program is meant to take here; a file can stretch it, to
// leave time for killing it.
func phase() {
	length := 150
	if text, err := os.ReadFile("/etc/lab-fast/phase-ms"); err == nil {
		if given, err := strconv.Atoi(strings.TrimSpace(string(text))); err == nil {
			length = given
		}
	}
	time.Sleep(time.Duration(length) * time.Millisecond)
}

func exists(path string) bool {
	_, err := os.Stat(path)
	return err == nil
}

// put writes a file whole or not at all.
func put(path, text string, mode os.FileMode) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", []byte(text), mode); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}

func systemctl(args ...string) {
	_ = exec.Command("systemctl", args...).Run()
}

// flags divides `--name=value`, `--name value` and bare words; names in `alone` take no value.
func flags(args []string, alone ...string) (map[string]string, []string) {
	values, words := map[string]string{}, []string{}
	isAlone := map[string]bool{}
	for _, name := range alone {
		isAlone[name] = true
	}
	for i := 0; i < len(args); i++ {
		if args[i] == "-" || !strings.HasPrefix(args[i], "-") {
			words = append(words, args[i])
			continue
		}
		name := strings.TrimLeft(args[i], "-")
		if before, after, joined := strings.Cut(name, "="); joined {
			values[before] = after
		} else if isAlone[name] || i+1 == len(args) {
			values[name] = "true"
		} else {
			i++
			values[name] = args[i]
		}
	}
	return values, words
}
