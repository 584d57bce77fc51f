package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net"
	"os"

	"k8s.io/kubernetes/lab/kubeapi"
)

const prefix = "flannel.alpha.coreos.com/"

type node struct {
	Metadata struct {
		Name        string
		Annotations map[string]string
	}
	Spec struct{ PodCIDR string }
}

type nodeList struct{ Items []node }

// peer is another node as a backend needs it.
type peer struct {
	subnet  *net.IPNet
	address net.IP
	data    string
}

func readNodes() ([]node, error) {
	var list nodeList
	err := kubeapi.Get("/api/v1/nodes", &list)
	return list.Items, err
}

func ownNode() (node, error) {
	name := os.Getenv("NODE_NAME")
	if name == "" {
		var pod struct{ Spec struct{ NodeName string } }
		path := "/api/v1/namespaces/" + os.Getenv("POD_NAMESPACE") + "/pods/" + os.Getenv("POD_NAME")
		if err := kubeapi.Get(path, &pod); err != nil {
			return node{}, err
		}
		name = pod.Spec.NodeName
	}
	nodes, err := readNodes()
	if err != nil {
		return node{}, err
	}
	for _, found := range nodes {
		if found.Metadata.Name == name {
			return found, nil
		}
	}
	return node{}, fmt.Errorf("there is no node %q", name)
}

// announce tells the other nodes how to reach this one, in the annotations that flanneld uses.
func announce(own node, backendType string, data any, address net.IP) error {
	text, err := json.Marshal(data)
	if err != nil {
		return err
	}
	annotations := map[string]string{
		prefix + "backend-type":        backendType,
		prefix + "backend-data":        string(text),
		prefix + "kube-subnet-manager": "true",
		prefix + "public-ip":           address.String(),
	}
	change := map[string]any{"metadata": map[string]any{"annotations": annotations}}
	return kubeapi.Patch("/api/v1/nodes/"+own.Metadata.Name+"/status", change)
}

// follow brings the backend up to the nodes there are now.
func follow(ownName string, carrier backend) error {
	nodes, err := readNodes()
	if err != nil {
		return err
	}
	peers := []peer{}
	for _, other := range nodes {
		address := net.ParseIP(other.Metadata.Annotations[prefix+"public-ip"])
		_, subnet, err := net.ParseCIDR(other.Spec.PodCIDR)
		if other.Metadata.Name == ownName || address == nil || err != nil {
			continue
		}
		peers = append(peers, peer{subnet, address, other.Metadata.Annotations[prefix+"backend-data"]})
	}
	changed, err := carrier.apply(peers)
	if changed {
		log.Printf("now reaching %d other nodes", len(peers))
	}
	return err
}
