package main

import (
	"fmt"
	"os"
	"strings"

	"sigs.k8s.io/yaml"
)

// clusterFile is what the lab's kubeadm reads of its configuration, whichever documents it stands in.
type clusterFile struct {
	LocalAPIEndpoint struct{ AdvertiseAddress string }
	NodeRegistration struct {
		Name             string
		KubeletExtraArgs map[string]string
	}
	ClusterName       string
	KubernetesVersion string
	ImageRepository   string
	APIServer         struct{ CertSANs []string }
	Discovery         struct {
		BootstrapToken struct {
			Token             string
			APIServerEndpoint string `json:"apiServerEndpoint"`
			CACertHashes      []string
		}
	}
	cluster, kubelet string // the documents as they were written
}

func kubeadm(args []string) error {
	values, words := flags(args, "f", "force", "skip-token-print", "upload-certs", "dry-run", "print-join-command")
	switch strings.Join(words, " ") {
	case "version":
		if values["o"] == "short" || values["output"] == "short" {
			fmt.Println(version)
		} else {
			fmt.Printf("kubeadm version: &version.Info{GitVersion:%q, GitTreeState:\"fast lab\"}\n", version)
		}
		return nil
	case "reset":
		return kubeadmReset()
	}
	file, err := readClusterFile(values["config"])
	if err != nil {
		return err
	}
	switch strings.Join(words, " ") {
	case "init":
		return kubeadmInit(file)
	case "join":
		return kubeadmJoin(file)
	case "config images list", "config images pull":
		return kubeadmImages(file, words[2] == "pull")
	}
	return fmt.Errorf("kubeadm: the fast lab's kubeadm does not know: %s", strings.Join(args, " "))
}

func readClusterFile(path string) (clusterFile, error) {
	file := clusterFile{}
	if path == "" {
		return file, fmt.Errorf("the fast lab's kubeadm wants --config")
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return file, fmt.Errorf("unable to read config from %q : %v", path, err)
	}
	for _, document := range strings.Split(string(text), "\n---") {
		var kind struct{ Kind string }
		if err := yaml.Unmarshal([]byte(document), &kind); err != nil {
			return file, err
		}
		switch kind.Kind {
		case "KubeletConfiguration":
			file.kubelet = document
			continue
		case "ClusterConfiguration":
			file.cluster = strings.TrimPrefix(document, "\n")
		case "InitConfiguration", "JoinConfiguration":
		default:
			continue
		}
		if err := yaml.Unmarshal([]byte(document), &file); err != nil {
			return file, err
		}
	}
	if file.NodeRegistration.Name == "" {
		file.NodeRegistration.Name, _ = os.Hostname()
	}
	return file, nil
}

func kubeadmImages(file clusterFile, pull bool) error {
	tags := map[string]string{"etcd": "3.4.13-0", "coredns": "1.7.0", "pause": "3.2"}
	for _, name := range []string{"kube-apiserver", "kube-controller-manager", "kube-scheduler", "kube-proxy", "pause", "etcd", "coredns"} {
		tag := tags[name]
		if tag == "" {
			tag = file.KubernetesVersion
		}
		image := file.ImageRepository + "/" + name + ":" + tag
		if !pull {
			fmt.Println(image)
			continue
		}
		if err := docker([]string{"pull", "-q", image}); err != nil {
			return fmt.Errorf("failed to pull image %q: output: %v, error: exit status 1", image, err)
		}
	}
	return nil
}

// startKubelet writes what the kubelet starts with, and starts it.
func startKubelet(file clusterFile, config string) error {
	arguments := []string{"--network-plugin=cni"}
	if name, _ := os.Hostname(); file.NodeRegistration.Name != name {
		arguments = append(arguments, "--hostname-override="+file.NodeRegistration.Name)
	}
	for name, value := range file.NodeRegistration.KubeletExtraArgs {
		arguments = append(arguments, "--"+name+"="+value)
	}
	fmt.Printf("[kubelet-start] Writing kubelet environment file with flags to file %q\n", "/var/lib/kubelet/kubeadm-flags.env")
	environment := fmt.Sprintf("KUBELET_KUBEADM_ARGS=%q\n", strings.Join(arguments, " "))
	if err := put("/var/lib/kubelet/kubeadm-flags.env", environment, 0o644); err != nil {
		return err
	}
	fmt.Printf("[kubelet-start] Writing kubelet configuration to file %q\n", kubeletConfig)
	if err := put(kubeletConfig, config, 0o644); err != nil {
		return err
	}
	fmt.Println("[kubelet-start] Starting the kubelet")
	systemctl("restart", "kubelet")
	return nil
}

func preflight(errors []string) error {
	fmt.Println("[preflight] Running pre-flight checks")
	if len(errors) == 0 {
		return nil
	}
	return fmt.Errorf("error execution phase preflight: [preflight] Some fatal errors occurred:\n\t[ERROR %s\n[preflight] If you know what you are doing, you can make a check non-fatal with `--ignore-preflight-errors=...`\nTo see the stack trace of this error execute with --v=5 or higher", strings.Join(errors, "\n\t[ERROR "))
}

// hostErrors are the checks that init and join share.
func hostErrors() []string {
	errors := []string{}
	var info map[string]any
	if err := dockerCall("GET", "/info", &info); err != nil {
		errors = append(errors, "CRI]: container runtime is not running: output: "+err.Error()+", error: exit status 1")
	}
	for name, path := range map[string]string{
		"proc-sys-net-bridge-bridge-nf-call-iptables": "/proc/sys/net/bridge/bridge-nf-call-iptables",
		"proc-sys-net-ipv4-ip_forward":                "/proc/sys/net/ipv4/ip_forward",
	} {
		if text, err := os.ReadFile(path); err != nil {
			errors = append(errors, "FileContent--"+name+"]: "+path+" does not exist")
		} else if strings.TrimSpace(string(text)) != "1" {
			errors = append(errors, "FileContent--"+name+"]: "+path+" contents are not set to 1")
		}
	}
	return errors
}

func kubeadmReset() error {
	fmt.Println("[preflight] Running pre-flight checks\n[reset] Stopping the kubelet service")
	systemctl("stop", "kubelet")
	phase()
	fmt.Println("[reset] Deleting contents of config directories: [/etc/kubernetes/manifests /etc/kubernetes/pki]")
	for _, dir := range []string{"/etc/kubernetes/manifests", "/etc/kubernetes/pki", "/var/lib/kubelet", "/var/lib/etcd", "/var/lib/cni"} {
		entries, _ := os.ReadDir(dir)
		for _, entry := range entries {
			if err := os.RemoveAll(dir + "/" + entry.Name()); err != nil {
				return err
			}
		}
	}
	for _, name := range []string{"admin.conf", "kubelet.conf", "bootstrap-kubelet.conf", "controller-manager.conf", "scheduler.conf"} {
		_ = os.Remove("/etc/kubernetes/" + name)
	}
	fmt.Println("\nThe reset process does not clean CNI configuration. To do so, you must remove /etc/cni/net.d")
	return nil
}
