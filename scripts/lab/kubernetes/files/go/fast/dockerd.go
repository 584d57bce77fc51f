package main

import (
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"sort"
	"strings"
	"sync"
)

const imagesFile = "/var/lib/docker/images.json"

type daemonSettings struct {
	Exec     []string `json:"exec-opts"`
	Insecure []string `json:"insecure-registries"`
	Mirrors  []string `json:"registry-mirrors"`
}

func dockerd(args []string) error {
	if len(args) > 0 && args[0] == "--version" {
		fmt.Println("Docker version 20.10.24+fast, build lab")
		return nil
	}
	settings := daemonSettings{}
	if text, err := os.ReadFile("/etc/docker/daemon.json"); err == nil {
		if err := json.Unmarshal(text, &settings); err != nil {
			return fmt.Errorf("unable to configure the Docker daemon with file /etc/docker/daemon.json: %v", err)
		}
	}
	phase()
	_ = os.Remove(dockerSocket)
	listener, err := net.Listen("unix", dockerSocket)
	if err != nil {
		return err
	}
	if err := os.Chmod(dockerSocket, 0o660); err != nil {
		return err
	}
	images := &imageStore{}
	images.read()
	mux := http.NewServeMux()
	mux.HandleFunc("/info", func(w http.ResponseWriter, _ *http.Request) { answerJSON(w, settings.info()) })
	mux.HandleFunc("/images", func(w http.ResponseWriter, _ *http.Request) { answerJSON(w, images.list()) })
	mux.HandleFunc("/pull", func(w http.ResponseWriter, r *http.Request) {
		image := r.URL.Query().Get("image")
		if err := settings.find(image); err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		if err := images.add(image); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		answerJSON(w, image)
	})
	notifyReady()
	return http.Serve(listener, mux)
}

func (s daemonSettings) driver() string {
	for _, option := range s.Exec {
		if strings.HasPrefix(option, "native.cgroupdriver=") {
			return strings.TrimPrefix(option, "native.cgroupdriver=")
		}
	}
	return "cgroupfs"
}

func (s daemonSettings) info() map[string]any {
	indexes := map[string]any{"docker.io": map[string]any{"Name": "docker.io", "Secure": true}}
	for _, name := range s.Insecure {
		indexes[name] = map[string]any{"Name": name, "Secure": false}
	}
	return map[string]any{
		"ServerVersion":  "20.10.24+fast",
		"CgroupDriver":   s.driver(),
		"Driver":         "overlay2",
		"RegistryConfig": map[string]any{"IndexConfigs": indexes, "Mirrors": s.Mirrors},
	}
}

// find asks the image's registry whether it has it, as a pull would.
func (s daemonSettings) find(image string) error {
	host, rest, _ := strings.Cut(image, "/")
	at := strings.LastIndex(rest, ":")
	if at < 0 {
		return fmt.Errorf("invalid reference format")
	}
	scheme := "https"
	for _, name := range s.Insecure {
		if name == host {
			scheme = "http"
		}
	}
	response, err := http.Head(scheme + "://" + host + "/v2/" + rest[:at] + "/manifests/" + rest[at+1:])
	if err != nil {
		return err
	}
	_ = response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("manifest for %s not found: manifest unknown: manifest unknown", image)
	}
	return nil
}

func notifyReady() {
	if conn, err := net.Dial("unixgram", os.Getenv("NOTIFY_SOCKET")); err == nil {
		_, _ = conn.Write([]byte("READY=1"))
		_ = conn.Close()
	}
}

func answerJSON(w http.ResponseWriter, value any) { _ = json.NewEncoder(w).Encode(value) }

type imageStore struct {
	sync.Mutex
	names map[string]bool
}

func (s *imageStore) read() {
	s.names = map[string]bool{}
	if text, err := os.ReadFile(imagesFile); err == nil {
		_ = json.Unmarshal(text, &s.names)
	}
}

func (s *imageStore) add(name string) error {
	s.Lock()
	defer s.Unlock()
	s.names[name] = true
	text, _ := json.Marshal(s.names)
	return put(imagesFile, string(text), 0o600)
}

func (s *imageStore) list() []string {
	s.Lock()
	defer s.Unlock()
	names := []string{}
	for name := range s.names {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}
