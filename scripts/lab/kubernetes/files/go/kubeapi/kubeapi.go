// Package kubeapi is the little that the lab's stand-ins need of the Kubernetes API: read and patch
// as the pod's service account.
package kubeapi

import (
	"bytes"
	"crypto/tls"
	"crypto/x509"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"time"
)

const account = "/var/run/secrets/kubernetes.io/serviceaccount"

func Get(path string, into any) error {
	return call("GET", path, "", nil, into)
}

// Patch changes the fields of the object that `change` names and leaves the others.
func Patch(path string, change any) error {
	body, err := json.Marshal(change)
	if err != nil {
		return err
	}
	return call("PATCH", path, "application/strategic-merge-patch+json", body, nil)
}

func call(method, path, contentType string, body []byte, into any) error {
	// Read at every call: certificate and token are replaced while the pod runs.
	authority, err := os.ReadFile(account + "/ca.crt")
	if err != nil {
		return err
	}
	token, err := os.ReadFile(account + "/token")
	if err != nil {
		return err
	}
	roots := x509.NewCertPool()
	roots.AppendCertsFromPEM(authority)
	// A kept connection to a server that went away silently would hang every later call.
	transport := &http.Transport{TLSClientConfig: &tls.Config{RootCAs: roots}, DisableKeepAlives: true}
	client := &http.Client{Timeout: 10 * time.Second, Transport: transport}

	server := net.JoinHostPort(os.Getenv("KUBERNETES_SERVICE_HOST"), os.Getenv("KUBERNETES_SERVICE_PORT"))
	request, err := http.NewRequest(method, "https://"+server+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Authorization", "Bearer "+string(token))
	request.Header.Set("Accept", "application/json")
	if contentType != "" {
		request.Header.Set("Content-Type", contentType)
	}
	response, err := client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode >= 300 {
		return fmt.Errorf("%s %s: the API server answers %s", method, path, response.Status)
	}
	if into == nil {
		return nil
	}
	return json.NewDecoder(response.Body).Decode(into)
}
