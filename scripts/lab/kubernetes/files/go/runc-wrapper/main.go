// A runc for hosts without CAP_SYS_RESOURCE. There the kernel refuses a negative OOM score and the
// capability itself, and the real runc gives up on both. This one takes them out of the container's
// description and then becomes the real runc. Where the capability is there, it changes nothing.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
)

const (
	realRunc         = "/usr/bin/runc"
	resource         = "CAP_SYS_RESOURCE"
	resourceBit uint = 24
)

func main() {
	if !holdsResource() {
		if path, pick := description(os.Args[1:]); path != "" {
			if err := soften(path, pick); err != nil {
				fmt.Fprintf(os.Stderr, "runc wrapper: %s: %v\n", path, err)
			}
		}
	}
	err := syscall.Exec(realRunc, append([]string{"runc"}, os.Args[1:]...), os.Environ())
	fmt.Fprintf(os.Stderr, "runc wrapper: %s: %v\n", realRunc, err)
	os.Exit(127)
}

func holdsResource() bool {
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return true
	}
	for _, line := range strings.Split(string(status), "\n") {
		if strings.HasPrefix(line, "CapEff:") {
			value := strings.TrimSpace(strings.TrimPrefix(line, "CapEff:"))
			bits, err := strconv.ParseUint(value, 16, 64)
			return err != nil || bits&(1<<resourceBit) != 0
		}
	}
	return true
}

// description finds the file that says how to run the process, and how to get to the process in it.
func description(args []string) (string, func(map[string]any) map[string]any) {
	command, bundle, process := "", ".", ""
	for i := 0; i < len(args); i++ {
		name, value, joined := strings.Cut(args[i], "=")
		if !joined && i+1 < len(args) {
			value = args[i+1]
		}
		switch name {
		case "create", "run", "restore", "exec":
			if command == "" {
				command = name
			}
		case "--bundle", "-b":
			bundle = value
		case "--process", "-p":
			process = value
		}
	}
	switch command {
	case "create", "run", "restore":
		return filepath.Join(bundle, "config.json"), func(spec map[string]any) map[string]any {
			inner, _ := spec["process"].(map[string]any)
			return inner
		}
	case "exec":
		return process, func(spec map[string]any) map[string]any { return spec }
	}
	return "", nil
}

func soften(path string, pick func(map[string]any) map[string]any) error {
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	decoder := json.NewDecoder(strings.NewReader(string(text)))
	// Limits go up to 2^64-1, which a float64 would round.
	decoder.UseNumber()
	var spec map[string]any
	if err := decoder.Decode(&spec); err != nil {
		return err
	}
	process := pick(spec)
	if process == nil {
		return nil
	}
	if score, ok := process["oomScoreAdj"].(json.Number); ok && strings.HasPrefix(score.String(), "-") {
		process["oomScoreAdj"] = 0
	}
	if sets, ok := process["capabilities"].(map[string]any); ok {
		for name, set := range sets {
			sets[name] = without(set, resource)
		}
	}
	changed, err := json.Marshal(spec)
	if err != nil {
		return err
	}
	return os.WriteFile(path, changed, 0o600)
}

func without(set any, unwanted string) any {
	names, ok := set.([]any)
	if !ok {
		return set
	}
	kept := []any{}
	for _, name := range names {
		if name != unwanted {
			kept = append(kept, name)
		}
	}
	return kept
}
