package main

import (
	"crypto/tls"
	"errors"
	"fmt"
	"net/http"
	"os"
	"time"
)

func kubeadmJoin(file clusterFile) error {
	problems := hostErrors()
	for name, path := range map[string]string{"etc-kubernetes-kubelet.conf": ownConf, "etc-kubernetes-pki-ca.crt": pki + "ca.crt", "etc-kubernetes-bootstrap-kubelet.conf": bootConf} {
		if exists(path) {
			problems = append(problems, "FileAvailable--"+name+"]: "+path+" already exists")
		}
	}
	if err := preflight(problems); err != nil {
		return err
	}
	told := file.Discovery.BootstrapToken
	server := "https://" + told.APIServerEndpoint
	authority, err := discover(server, told.Token, file.NodeRegistration.Name, told.CACertHashes)
	if err != nil {
		return fmt.Errorf("error execution phase preflight: couldn't validate the identity of the API Server: %v\nTo see the stack trace of this error execute with --v=5 or higher", err)
	}
	phase()
	if err := writeKubeconfig(bootConf, server, []byte(authority), "tls-bootstrap-token-user", told.Token); err != nil {
		return err
	}
	if err := put(pki+"ca.crt", authority, 0o644); err != nil {
		return err
	}
	phase()
	config, err := kubeletSettings(server, authority, told.Token, file.NodeRegistration.Name)
	if err != nil {
		return fmt.Errorf("error execution phase kubelet-start: %v", err)
	}
	if err := startKubelet(file, config); err != nil {
		return err
	}
	fmt.Println("[kubelet-start] Waiting for the kubelet to perform the TLS Bootstrap...")
	for start := time.Now(); !exists(ownConf); time.Sleep(100 * time.Millisecond) {
		if time.Since(start) > 40*time.Second {
			return fmt.Errorf("error execution phase kubelet-start: timed out waiting for the condition")
		}
	}
	phase()
	_ = os.Remove(bootConf)
	fmt.Println("\nThis node has joined the cluster:\n* Certificate signing request was sent to apiserver and a response was received.\n* The Kubelet was informed of the new secure connection details.")
	return nil
}

var blind = &http.Transport{TLSClientConfig: &tls.Config{InsecureSkipVerify: true}}

// discover trusts the server's authority only by its hash, and the token only if the server knows it.
func discover(server, token, node string, hashes []string) (string, error) {
	var authority string
	for start := time.Now(); ; time.Sleep(time.Second) {
		err := apiCall(blind, server, "", "GET", "/ca", nil, &authority)
		if err == nil {
			break
		}
		if time.Since(start) > 20*time.Second {
			return "", err
		}
	}
	pinned := false
	for _, hash := range hashes {
		pinned = pinned || hash == hashOf(authority)
	}
	if !pinned {
		return "", fmt.Errorf("cluster CA found in cluster-info ConfigMap is invalid: none of the public keys %q are pinned", hashOf(authority))
	}
	err := apiCall(blind, server, "", "POST", "/join", map[string]string{"token": token, "node": node}, nil)
	var refused apiError
	if errors.As(err, &refused) && refused.status == http.StatusUnauthorized {
		return "", fmt.Errorf("could not find a JWS signature in the cluster-info ConfigMap for token ID %q", refused.text)
	}
	return authority, err
}

func kubeletSettings(server, authority, token, node string) (string, error) {
	path := "/var/lib/kubelet/.join.conf"
	defer os.Remove(path)
	var credentials string
	asked := map[string]string{"token": token, "node": node}
	if err := apiCall(blind, server, "", "POST", "/join", asked, &credentials); err != nil {
		return "", err
	}
	if err := writeKubeconfig(path, server, []byte(authority), "node-"+node, credentials); err != nil {
		return "", err
	}
	config, err := readKubeconfig(path)
	if err != nil {
		return "", err
	}
	var found []object
	if err := config.call("GET", "/find?kind=configmap&namespace=kube-system&name=kubelet-config-1.20", nil, &found); err != nil {
		return "", err
	}
	if len(found) == 0 {
		return "", fmt.Errorf("configmaps \"kubelet-config-1.20\" not found")
	}
	text, _ := found[0].part("data")["kubelet"].(string)
	return text, nil
}
