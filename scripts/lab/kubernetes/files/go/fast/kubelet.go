package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"sigs.k8s.io/yaml"
)

const (
	kubeletConfig = "/var/lib/kubelet/config.yaml"
	apiManifest   = "/etc/kubernetes/manifests/kube-apiserver.yaml"
	etcdManifest  = "/etc/kubernetes/manifests/etcd.yaml"
	cniConfig     = "/etc/cni/net.d/10-flannel.conflist"
)

const page = "<!DOCTYPE html>\n<html><head><title>Welcome to nginx!</title></head><body><h1>Welcome to nginx!</h1></body></html>\n"

type node struct {
	name, address string
	registered    bool
	api           *http.Server
	ports         map[int]*http.Server
	next          time.Time // when to report
}

func kubelet(args []string) error {
	given, _ := flags(args)
	if given["version"] != "" {
		fmt.Println("Kubernetes " + version)
		return nil
	}
	if err := fitsDocker(); err != nil {
		return err
	}
	name, _ := os.Hostname()
	n := &node{name: strings.ToLower(name), address: given["node-ip"], ports: map[int]*http.Server{}}
	if given["hostname-override"] != "" {
		n.name = given["hostname-override"]
	}
	health := http.NewServeMux()
	health.HandleFunc("/healthz", func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok")) })
	listener, err := net.Listen("tcp", "127.0.0.1:10248")
	if err != nil {
		return err
	}
	go func() { _ = http.Serve(listener, health) }()
	for {
		n.runControlPlane()
		if time.Now().After(n.next) {
			if err := n.report(); err != nil {
				fmt.Fprintln(os.Stderr, err)
			}
		}
		time.Sleep(500 * time.Millisecond)
	}
}

// fitsDocker fails as the real kubelet does, whose text is what an orchestrator finds in the journal.
func fitsDocker() error {
	text, err := os.ReadFile(kubeletConfig)
	if err != nil {
		return fmt.Errorf("failed to load Kubelet config file %s, error failed to read kubelet config file %q, error: %v", kubeletConfig, kubeletConfig, err)
	}
	var config struct{ CgroupDriver string }
	if err := yaml.Unmarshal(text, &config); err != nil {
		return fmt.Errorf("failed to load Kubelet config file %s, error %v", kubeletConfig, err)
	}
	if config.CgroupDriver == "" {
		config.CgroupDriver = "cgroupfs"
	}
	var info struct{ CgroupDriver string }
	if err := dockerCall("GET", "/info", &info); err != nil {
		return fmt.Errorf("failed to run Kubelet: failed to get docker version: %v", err)
	}
	if info.CgroupDriver != config.CgroupDriver {
		return fmt.Errorf("failed to run Kubelet: misconfiguration: kubelet cgroup driver: %q is different from docker cgroup driver: %q", config.CgroupDriver, info.CgroupDriver)
	}
	return nil
}

// runControlPlane lets the API server be there exactly while its manifest and etcd's are.
func (n *node) runControlPlane() {
	wanted := exists(apiManifest) && exists(etcdManifest)
	if wanted == (n.api != nil) {
		return
	}
	if !wanted {
		_ = n.api.Close()
		n.api = nil
		return
	}
	phase()
	handler, err := apiServer()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	certificate, err := tls.LoadX509KeyPair(pki+"apiserver.crt", pki+"apiserver.key")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return
	}
	n.api = &http.Server{Addr: ":6443", Handler: handler, TLSConfig: &tls.Config{Certificates: []tls.Certificate{certificate}}}
	server := n.api
	go func() {
		if err := server.ListenAndServeTLS("", ""); err != nil && !errors.Is(err, http.ErrServerClosed) {
			fmt.Fprintln(os.Stderr, err)
		}
	}()
}

func (n *node) report() error {
	if !exists(ownConf) && exists(bootConf) {
		if err := n.bootstrap(); err != nil {
			return err
		}
	}
	config, err := readKubeconfig(ownConf)
	if err != nil {
		return nil
	}
	beat := heartbeat{Node: n.name, Address: n.address, Version: version, Network: exists(cniConfig), Register: !n.registered}
	var told orders
	if err := config.call("POST", "/heartbeat", beat, &told); err != nil {
		return err
	}
	n.registered = true
	n.next = time.Now().Add(time.Duration(told.NextMs-leastBeatMs/2) * time.Millisecond)
	if told.CNI != "" && !exists(cniConfig) {
		phase()
		if err := put(cniConfig, told.CNI, 0o644); err != nil {
			return err
		}
		subnet := strings.Replace(told.PodCIDR, ".0/", ".1/", 1)
		env := fmt.Sprintf("FLANNEL_NETWORK=%s\nFLANNEL_SUBNET=%s\nFLANNEL_MTU=1450\nFLANNEL_IPMASQ=true\n", told.Network, subnet)
		if err := put("/run/flannel/subnet.env", env, 0o644); err != nil {
			return err
		}
	}
	if told.CNI != "" && !exists("/sys/class/net/flannel.1") {
		// Carries nothing: it only is there, as that of flannel would be.
		address := strings.Replace(told.PodCIDR, ".0/24", ".0/32", 1)
		for _, words := range []string{"link add flannel.1 type bridge", "addr add " + address + " dev flannel.1"} {
			if err := exec.Command("ip", strings.Fields(words)...).Run(); err != nil {
				return fmt.Errorf("ip %s: %w", words, err)
			}
		}
	}
	n.serve(told.NodePorts)
	return nil
}

// bootstrap turns the token of kubeadm join into the node's own credentials.
func (n *node) bootstrap() error {
	config, err := readKubeconfig(bootConf)
	if err != nil {
		return err
	}
	var token string
	asked := map[string]string{"token": config.Users[0].User.Token, "node": n.name}
	if err := config.call("POST", "/join", asked, &token); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(ownConf), 0o755); err != nil {
		return err
	}
	cluster := config.Clusters[0].Cluster
	return writeKubeconfig(ownConf, cluster.Server, cluster.CA, "node-"+n.name, token)
}

func (n *node) serve(ports []int) {
	wanted := map[int]bool{}
	for _, port := range ports {
		wanted[port] = true
		if n.ports[port] != nil {
			continue
		}
		server := &http.Server{Addr: fmt.Sprintf(":%d", port), Handler: http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			_, _ = w.Write([]byte(page))
		})}
		n.ports[port] = server
		go func() { _ = server.ListenAndServe() }()
	}
	for port, server := range n.ports {
		if !wanted[port] {
			_ = server.Close()
			delete(n.ports, port)
		}
	}
}
