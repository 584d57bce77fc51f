// A crictl for the lab: the commands, flags and answers of the real one (v1.20) that kubeadm and people use,
// over the real CRI of a real runtime. No archive that the lab reads has the real one.
package main

import (
	"context"
	"fmt"
	"io/ioutil"
	"os"
	"strings"
	"time"

	"google.golang.org/grpc"
	cri "k8s.io/cri-api/pkg/apis/runtime/v1alpha2"
)

const settings = "/etc/crictl.yaml"

type client struct {
	cri.RuntimeServiceClient
	images cri.ImageServiceClient
}

type command struct {
	run   func(ctx context.Context, c client, args arguments) error
	flags string
}

// The letters after a name are its flags; a colon says that the flag takes a value, as in getopt.
var commands = map[string]command{
	"version":  {version, ""},
	"info":     {info, "o:q"},
	"images":   {images, "o:q"},
	"pull":     {pull, ""},
	"inspecti": {inspectImage, "o:q"},
	"rmi":      {removeImage, ""},
	"ps":       {containers, "ao:qn:s:"},
	"pods":     {pods, "o:qn:s:"},
	"stopp":    {eachPod(stopPod), ""},
	"rmp":      {eachPod(removePod), "f"},
}

var longNames = map[string]string{
	"--all": "-a", "--output": "-o", "--quiet": "-q", "--last": "-n", "--state": "-s", "--force": "-f",
}

func main() {
	if err := crictl(os.Args[1:]); err != nil {
		fmt.Fprintf(os.Stderr, "time=%q level=fatal msg=%q\n", time.Now().Format(time.RFC3339), err)
		os.Exit(1)
	}
}

func crictl(args []string) error {
	endpoint := settingOf("runtime-endpoint")
	for len(args) > 0 && strings.HasPrefix(args[0], "-") {
		name, value, joined := cut(args[0])
		args = args[1:]
		if name == "--version" {
			fmt.Println("crictl version v1.20.0")
			return nil
		}
		if !joined {
			if len(args) == 0 {
				return fmt.Errorf("flag needs an argument: %s", name)
			}
			value, args = args[0], args[1:]
		}
		switch name {
		case "--runtime-endpoint", "-r":
			endpoint = value
		case "--image-endpoint", "-i", "--timeout", "-t", "--config", "-c":
		default:
			return fmt.Errorf("flag provided but not defined: %s", name)
		}
	}
	if len(args) == 0 {
		return fmt.Errorf("no command given")
	}
	chosen, known := commands[args[0]]
	if !known {
		return fmt.Errorf("No help topic for '%s'", args[0])
	}
	parsed, err := parse(args[1:], chosen.flags)
	if err != nil {
		return err
	}
	connection, err := connect(endpoint)
	if err != nil {
		return err
	}
	defer connection.Close()
	c := client{cri.NewRuntimeServiceClient(connection), cri.NewImageServiceClient(connection)}
	return chosen.run(context.Background(), c, parsed)
}

func connect(endpoint string) (*grpc.ClientConn, error) {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Second)
	defer cancel()
	target := "unix://" + strings.TrimPrefix(endpoint, "unix://")
	connection, err := grpc.DialContext(ctx, target, grpc.WithInsecure(), grpc.WithBlock(),
		grpc.WithDefaultCallOptions(grpc.MaxCallRecvMsgSize(16<<20)))
	if err != nil {
		return nil, fmt.Errorf("connect: connect endpoint '%s', make sure you are running as root and the endpoint has been started: %v", target, err)
	}
	return connection, nil
}

type arguments struct {
	flags map[byte]string
	words []string
}

func (a arguments) has(flag byte) bool {
	_, there := a.flags[flag]
	return there
}

func parse(args []string, known string) (arguments, error) {
	parsed := arguments{map[byte]string{}, nil}
	for i := 0; i < len(args); i++ {
		name, value, joined := cut(args[i])
		if short, there := longNames[name]; there {
			name = short
		}
		if !strings.HasPrefix(name, "-") {
			parsed.words = append(parsed.words, args[i])
			continue
		}
		at := strings.Index(known, name[1:])
		if len(name) != 2 || at < 0 {
			return parsed, fmt.Errorf("flag provided but not defined: %s", name)
		}
		if !joined && strings.HasPrefix(known[at+1:], ":") {
			if i++; i == len(args) {
				return parsed, fmt.Errorf("flag needs an argument: %s", name)
			}
			value = args[i]
		}
		parsed.flags[name[1]] = value
	}
	return parsed, nil
}

func cut(word string) (name, value string, joined bool) {
	if at := strings.Index(word, "="); strings.HasPrefix(word, "-") && at > 0 {
		return word[:at], word[at+1:], true
	}
	return word, "", false
}

func settingOf(key string) string {
	text, _ := ioutil.ReadFile(settings)
	for _, line := range strings.Split(string(text), "\n") {
		if strings.HasPrefix(line, key+":") {
			return strings.Trim(strings.TrimSpace(line[len(key)+1:]), `"`)
		}
	}
	return "unix:///run/containerd/containerd.sock"
}
