package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/url"
	"os"
	"strings"
	"text/template"
)

const dockerSocket = "/var/run/docker.sock"

func dockerCall(method, path string, into any) error {
	dial := func(context.Context, string, string) (net.Conn, error) { return net.Dial("unix", dockerSocket) }
	client := &http.Client{Transport: &http.Transport{DialContext: dial}}
	request, err := http.NewRequest(method, "http://docker"+path, nil)
	if err != nil {
		return err
	}
	response, err := client.Do(request)
	if err != nil {
		return fmt.Errorf("Cannot connect to the Docker daemon at unix://%s. Is the docker daemon running?", dockerSocket)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		text, _ := io.ReadAll(response.Body)
		return fmt.Errorf("Error response from daemon: %s", strings.TrimSpace(string(text)))
	}
	return json.NewDecoder(response.Body).Decode(into)
}

func docker(args []string) error {
	values, words := flags(args, "q", "quiet", "a", "all", "aq", "qa", "f", "force", "no-trunc", "version", "v", "fq", "qf")
	command := strings.Join(words[:min(len(words), 1)], "")
	if command == "image" && len(words) > 1 {
		command = map[string]string{"ls": "images", "pull": "pull", "inspect": "inspect"}[words[1]]
		words = words[1:]
	}
	switch {
	case values["version"] != "" || values["v"] != "":
		fmt.Println("Docker version 20.10.24+fast, build lab")
		return nil
	case command == "info":
		var info map[string]any
		if err := dockerCall("GET", "/info", &info); err != nil {
			return err
		}
		return show(values, "Server Version: {{.ServerVersion}}\nCgroup Driver: {{.CgroupDriver}}", info)
	case command == "version":
		var info map[string]any
		if err := dockerCall("GET", "/info", &info); err != nil {
			return err
		}
		server := map[string]any{"Version": info["ServerVersion"]}
		return show(values, "Server Version: {{.Server.Version}}", map[string]any{"Server": server, "Client": server})
	case command == "images":
		var images []string
		if err := dockerCall("GET", "/images", &images); err != nil {
			return err
		}
		for _, image := range images {
			at := strings.LastIndex(image, ":")
			if err := show(values, "{{.Repository}}\t{{.Tag}}", map[string]any{"Repository": image[:at], "Tag": image[at+1:]}); err != nil {
				return err
			}
		}
		return nil
	case command == "pull" && len(words) == 2:
		var pulled string
		if err := dockerCall("POST", "/pull?image="+url.QueryEscape(words[1]), &pulled); err != nil {
			return err
		}
		fmt.Println(pulled)
		return nil
	case command == "ps" || command == "rm" || command == "logs":
		var info map[string]any
		return dockerCall("GET", "/info", &info)
	}
	return fmt.Errorf("docker: the fast lab's docker does not know: %s", strings.Join(args, " "))
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func show(values map[string]string, format string, data any) error {
	for _, name := range []string{"format", "f"} {
		if values[name] != "" && values[name] != "true" {
			format = values[name]
		}
	}
	asJSON := func(value any) (string, error) {
		text, err := json.Marshal(value)
		return string(text), err
	}
	parsed, err := template.New("").Funcs(template.FuncMap{"json": asJSON}).Parse(format + "\n")
	if err != nil {
		return err
	}
	return parsed.Execute(os.Stdout, data)
}
