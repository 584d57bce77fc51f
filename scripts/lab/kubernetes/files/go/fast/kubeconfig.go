package main

import (
	"bytes"
	"crypto/hmac"
	"crypto/sha256"
	"crypto/tls"
	"crypto/x509"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"time"

	"sigs.k8s.io/yaml"
)

const (
	pki       = "/etc/kubernetes/pki/"
	adminConf = "/etc/kubernetes/admin.conf"
	ownConf   = "/etc/kubernetes/kubelet.conf"
	bootConf  = "/etc/kubernetes/bootstrap-kubelet.conf"
)

type kubeconfig struct {
	APIVersion string `json:"apiVersion"`
	Kind       string `json:"kind"`
	Clusters   []struct {
		Name    string `json:"name"`
		Cluster struct {
			CA     []byte `json:"certificate-authority-data"`
			Server string `json:"server"`
		} `json:"cluster"`
	} `json:"clusters"`
	Contexts []struct {
		Name    string            `json:"name"`
		Context map[string]string `json:"context"`
	} `json:"contexts"`
	Current string `json:"current-context"`
	Users   []struct {
		Name string `json:"name"`
		User struct {
			Token string `json:"token"`
		} `json:"user"`
	} `json:"users"`
}

func writeKubeconfig(path, server string, authority []byte, user, token string) error {
	c := kubeconfig{APIVersion: "v1", Kind: "Config", Current: user + "@kubernetes"}
	c.Clusters = append(c.Clusters, struct {
		Name    string `json:"name"`
		Cluster struct {
			CA     []byte `json:"certificate-authority-data"`
			Server string `json:"server"`
		} `json:"cluster"`
	}{Name: "kubernetes"})
	c.Clusters[0].Cluster.CA, c.Clusters[0].Cluster.Server = authority, server
	c.Contexts = append(c.Contexts, struct {
		Name    string            `json:"name"`
		Context map[string]string `json:"context"`
	}{c.Current, map[string]string{"cluster": "kubernetes", "user": user}})
	c.Users = append(c.Users, struct {
		Name string `json:"name"`
		User struct {
			Token string `json:"token"`
		} `json:"user"`
	}{Name: user})
	c.Users[0].User.Token = token
	text, err := yaml.Marshal(c)
	if err != nil {
		return err
	}
	return put(path, string(text), 0o600)
}

func readKubeconfig(path string) (kubeconfig, error) {
	var c kubeconfig
	text, err := os.ReadFile(path)
	if err != nil {
		return c, err
	}
	if err := yaml.Unmarshal(text, &c); err != nil {
		return c, err
	}
	if len(c.Clusters) == 0 || len(c.Users) == 0 {
		return c, fmt.Errorf("%s names no cluster or no user", path)
	}
	return c, nil
}

// tokenFor makes the credentials of admin and nodes from the cluster's own key, so nothing lists them.
func tokenFor(user string) string {
	key, _ := os.ReadFile(pki + "sa.key")
	sum := hmac.New(sha256.New, key)
	sum.Write([]byte(user))
	return user + ":" + hex.EncodeToString(sum.Sum(nil))
}

type apiError struct {
	status int
	text   string
}

func (e apiError) Error() string { return e.text }

func notFound(err error) bool {
	var told apiError
	return errors.As(err, &told) && told.status == http.StatusNotFound
}

// transports are kept by authority: a kubelet greets the API server once, not at every heartbeat.
var transports = map[string]*http.Transport{}

func (c kubeconfig) call(method, path string, body, into any) error {
	authority := string(c.Clusters[0].Cluster.CA)
	transport := transports[authority]
	if transport == nil {
		roots := x509.NewCertPool()
		roots.AppendCertsFromPEM(c.Clusters[0].Cluster.CA)
		transport = &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}}
		transports[authority] = transport
	}
	return apiCall(transport, c.Clusters[0].Cluster.Server, c.Users[0].User.Token, method, path, body, into)
}

func apiCall(transport *http.Transport, server, token, method, path string, body, into any) error {
	text, err := json.Marshal(body)
	if err != nil {
		return err
	}
	request, err := http.NewRequest(method, server+path, bytes.NewReader(text))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+token)
	client := &http.Client{Timeout: 5 * time.Second, Transport: transport}
	response, err := client.Do(request)
	if errors.Is(err, syscall.ECONNREFUSED) {
		return fmt.Errorf("The connection to the server %s was refused - did you specify the right host or port?", strings.TrimPrefix(server, "https://"))
	}
	if err != nil {
		return fmt.Errorf("Unable to connect to the server: %w", errors.Unwrap(err))
	}
	defer response.Body.Close()
	answer, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return apiError{response.StatusCode, strings.TrimSpace(string(answer))}
	}
	if into == nil {
		return nil
	}
	return json.Unmarshal(answer, into)
}

func defaultKubeconfig() string {
	if path := os.Getenv("KUBECONFIG"); path != "" {
		return path
	}
	return filepath.Join(os.Getenv("HOME"), ".kube/config")
}
