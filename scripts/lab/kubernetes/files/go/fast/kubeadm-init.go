package main

import (
	"fmt"
	"net"
	"os"
	"time"
)

var manifests = []string{"kube-apiserver", "kube-controller-manager", "kube-scheduler"}

func kubeadmInit(file clusterFile) error {
	fmt.Printf("[init] Using Kubernetes version: %s\n", file.KubernetesVersion)
	errors := hostErrors()
	for _, name := range append([]string{"etcd"}, manifests...) {
		if path := "/etc/kubernetes/manifests/" + name + ".yaml"; exists(path) {
			errors = append(errors, "FileAvailable--etc-kubernetes-manifests-"+name+".yaml]: "+path+" already exists")
		}
	}
	if entries, _ := os.ReadDir("/var/lib/etcd"); len(entries) > 0 {
		errors = append(errors, "DirAvailable--var-lib-etcd]: /var/lib/etcd is not empty")
	}
	for _, port := range []string{"6443", "10250"} {
		if listener, err := net.Listen("tcp", ":"+port); err != nil {
			errors = append(errors, "Port-"+port+"]: Port "+port+" is in use")
		} else {
			_ = listener.Close()
		}
	}
	if err := preflight(errors); err != nil {
		return err
	}
	if err := kubeadmImages(file, true); err != nil {
		return err
	}
	address := file.LocalAPIEndpoint.AdvertiseAddress
	server := "https://" + address + ":6443"
	name := file.NodeRegistration.Name

	fmt.Printf("[certs] Using certificateDir folder %q\n", "/etc/kubernetes/pki")
	phase()
	names := append([]string{name, "kubernetes", "kubernetes.default", "localhost"}, file.APIServer.CertSANs...)
	if err := makeCertificates(names, []net.IP{net.ParseIP(address), net.IPv4(127, 0, 0, 1), net.IPv4(10, 96, 0, 1)}); err != nil {
		return err
	}
	authority, err := os.ReadFile(pki + "ca.crt")
	if err != nil {
		return err
	}
	fmt.Printf("[kubeconfig] Using kubeconfig folder %q\n", "/etc/kubernetes")
	for user, path := range map[string]string{"kubernetes-admin": adminConf, "node-" + name: ownConf, "controller-manager": "/etc/kubernetes/controller-manager.conf", "scheduler": "/etc/kubernetes/scheduler.conf"} {
		fmt.Printf("[kubeconfig] Writing %q kubeconfig file\n", path)
		if err := writeKubeconfig(path, server, authority, user, tokenFor(user)); err != nil {
			return err
		}
	}
	phase()
	if err := startKubelet(file, file.kubelet); err != nil {
		return err
	}
	phase()
	fmt.Printf("[control-plane] Using manifest folder %q\n", "/etc/kubernetes/manifests")
	for _, name := range append(manifests, "etcd") {
		fmt.Printf("[control-plane] Creating static Pod manifest for %q\n", name)
		if err := put("/etc/kubernetes/manifests/"+name+".yaml", "# a static pod of the fast lab: "+name+"\n", 0o600); err != nil {
			return err
		}
		phase()
	}
	fmt.Println("[wait-control-plane] Waiting for the kubelet to boot up the control plane as static Pods from directory \"/etc/kubernetes/manifests\". This can take up to 4m0s")
	config, err := readKubeconfig(adminConf)
	if err != nil {
		return err
	}
	start := time.Now()
	for config.call("GET", "/find?kind=node", nil, nil) != nil {
		if time.Since(start) > 40*time.Second {
			return fmt.Errorf("\tUnfortunately, an error has occurred:\n\t\ttimed out waiting for the condition\n\n\tThis error is likely caused by:\n\t\t- The kubelet is not running\nerror execution phase wait-control-plane: couldn't initialize a Kubernetes cluster")
		}
		time.Sleep(200 * time.Millisecond)
	}
	fmt.Printf("[apiclient] All control plane components are healthy after %f seconds\n", time.Since(start).Seconds())
	return furnishCluster(config, file)
}

// furnishCluster is what kubeadm does once the API server answers, phase by phase.
func furnishCluster(config kubeconfig, file clusterFile) error {
	put := func(what string, objects ...object) error {
		fmt.Println(what)
		phase()
		return config.call("POST", "/apply", objects, nil)
	}
	system := func(kind, name string) object {
		return object{"apiVersion": "v1", "kind": kind, "metadata": map[string]any{"name": name, "namespace": "kube-system"}}
	}
	stored := system("ConfigMap", "kubeadm-config")
	stored["data"] = map[string]any{"ClusterConfiguration": file.cluster}
	if err := put("[upload-config] Storing the configuration used in ConfigMap \"kubeadm-config\" in the \"kube-system\" Namespace", stored); err != nil {
		return err
	}
	kubelets := system("ConfigMap", "kubelet-config-1.20")
	kubelets["data"] = map[string]any{"kubelet": file.kubelet}
	if err := put("[kubelet] Creating a ConfigMap \"kubelet-config-1.20\" in namespace kube-system with the configuration for the kubelets in the cluster", kubelets); err != nil {
		return err
	}
	own := object{"kind": "Node", "metadata": map[string]any{"name": file.NodeRegistration.Name, "labels": map[string]any{
		"node-role.kubernetes.io/master": "", "node-role.kubernetes.io/control-plane": "",
	}}, "spec": map[string]any{"taints": []any{map[string]any{"key": "node-role.kubernetes.io/master", "effect": "NoSchedule"}}}}
	for start := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		var found []object
		if err := config.call("GET", "/find?kind=node&name="+file.NodeRegistration.Name, nil, &found); err == nil && len(found) > 0 {
			break
		}
		if time.Since(start) > 30*time.Second {
			return fmt.Errorf("error execution phase mark-control-plane: timed out waiting for the node to register")
		}
	}
	if err := put("[mark-control-plane] Marking the node "+file.NodeRegistration.Name+" as control-plane", own); err != nil {
		return err
	}
	if err := put("[addons] Applied essential addon: CoreDNS", system("Deployment", "coredns")); err != nil {
		return err
	}
	if err := put("[addons] Applied essential addon: kube-proxy", system("DaemonSet", "kube-proxy")); err != nil {
		return err
	}
	fmt.Println("\nYour Kubernetes control-plane has initialized successfully!")
	return nil
}
