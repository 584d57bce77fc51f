package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"time"
)

// heartbeat is what a kubelet says again and again.
type heartbeat struct {
	Node, Address, Version string
	// Network says that a pod network is set up on the node.
	Network bool
	// Register is set once, at the kubelet's start: a node deleted meanwhile comes back only then.
	Register bool
}

// orders is what a kubelet is told in return.
type orders struct {
	PodCIDR   string
	CNI       string // the network's configuration, once its DaemonSet is there
	Network   string
	NodePorts []int // where nginx answers
	NextMs    int   // until the next heartbeat
}

// Few nodes are quick to show what changes, and many leave the host's processors to others.
const (
	leastBeatMs   = 500
	beatMsPerNode = 20
)

type seenNode struct {
	at   time.Time
	last heartbeat
}

const lostAfter = 8 * time.Second

func (s *store) beat(b heartbeat) (orders, error) {
	s.Lock()
	defer s.Unlock()
	id := key("node", "", b.Node)
	node, known := s.objects[id]
	if !known && !b.Register {
		return orders{}, fmt.Errorf("node %q not found", b.Node)
	}
	if !known {
		node = object{"apiVersion": "v1", "kind": "Node"}
		node["metadata"] = map[string]any{"name": b.Node, "labels": map[string]any{
			"kubernetes.io/hostname": b.Node, "kubernetes.io/os": "linux", "kubernetes.io/arch": "amd64",
		}}
		node["spec"] = map[string]any{"podCIDR": s.freeSubnet()}
		s.objects[id] = node
	}
	s.seen[b.Node] = seenNode{time.Now(), b}
	s.describe(node, b, true)
	cidr, _ := node.part("spec")["podCIDR"].(string)
	told := s.ordersFor(cidr)
	told.NextMs = max(leastBeatMs, beatMsPerNode*len(s.seen))
	return told, nil
}

func max(a, b int) int {
	if a > b {
		return a
	}
	return b
}

func (s *store) describe(node object, b heartbeat, alive bool) {
	ready := map[string]any{"type": "Ready", "status": "True", "reason": "KubeletReady"}
	switch {
	case !alive:
		ready["status"], ready["reason"] = "Unknown", "NodeStatusUnknown"
	case !b.Network:
		ready["status"], ready["reason"] = "False", "KubeletNotReady"
		ready["message"] = "runtime network not ready: NetworkReady=false reason:NetworkPluginNotReady message:docker: network plugin is not ready: cni config uninitialized"
	}
	before, _ := json.Marshal(node["status"])
	node["status"] = map[string]any{
		"conditions": []any{ready},
		"addresses": []any{
			map[string]any{"type": "InternalIP", "address": b.Address},
			map[string]any{"type": "Hostname", "address": b.Node},
		},
		"nodeInfo": map[string]any{"kubeletVersion": b.Version, "containerRuntimeVersion": "docker://20.10.24"},
	}
	if after, _ := json.Marshal(node["status"]); string(before) != string(after) {
		s.save()
	}
}

func (s *store) freeSubnet() string {
	used := map[string]bool{}
	for _, o := range s.objects {
		if o.kind() == "node" {
			used[fmt.Sprint(o.part("spec")["podCIDR"])] = true
		}
	}
	for i := 0; ; i++ {
		if cidr := fmt.Sprintf("10.244.%d.0/24", i); !used[cidr] {
			return cidr
		}
	}
}

func (s *store) ordersFor(cidr string) orders {
	told := orders{PodCIDR: cidr}
	for _, o := range s.objects {
		switch {
		case o.kind() == "daemonset" && strings.Contains(o.name(), "flannel"):
			data := s.flannelSettings()
			told.CNI, _ = data["cni-conf.json"].(string)
			var conf struct{ Network string }
			text, _ := data["net-conf.json"].(string)
			_ = json.Unmarshal([]byte(text), &conf)
			told.Network = conf.Network
		case o.kind() == "service" && s.hasRunningPods(o):
			ports, _ := o.part("spec")["ports"].([]any)
			for _, port := range ports {
				fields, _ := port.(map[string]any)
				if number, ok := fields["nodePort"].(float64); ok {
					told.NodePorts = append(told.NodePorts, int(number))
				}
			}
		}
	}
	return told
}

func (s *store) flannelSettings() map[string]any {
	for _, o := range s.objects {
		if o.kind() == "configmap" && o.name() == "kube-flannel-cfg" {
			return o.part("data")
		}
	}
	return map[string]any{}
}

// hasRunningPods is true for a service whose name or selector is that of a Deployment with pods.
func (s *store) hasRunningPods(service object) bool {
	selector := fmt.Sprint(service.part("spec")["selector"])
	for _, o := range s.objects {
		if o.kind() != "deployment" || o.text("namespace") != service.text("namespace") {
			continue
		}
		wanted, _ := o.part("spec")["selector"].(map[string]any)
		if fmt.Sprint(wanted["matchLabels"]) == selector {
			available, _ := o.part("status")["availableReplicas"].(float64)
			return available > 0
		}
	}
	return false
}

// settle does the controllers' work: lost nodes, and how many pods run.
func (s *store) settle(now time.Time) {
	s.Lock()
	defer s.Unlock()
	ready, all := 0, 0
	for _, o := range s.objects {
		if o.kind() != "node" {
			continue
		}
		all++
		seen, known := s.seen[o.name()]
		if !known {
			// The API server has just started; the kubelets have time to say something.
			s.seen[o.name()] = seenNode{now, seen.last}
			continue
		}
		if now.Sub(seen.at) > lostAfter {
			s.describe(o, seen.last, false)
		} else if seen.last.Network {
			ready++
		}
	}
	changed := false
	for _, o := range s.objects {
		before, _ := json.Marshal(o["status"])
		spec := o.part("spec")
		switch o.kind() {
		case "deployment":
			replicas, ok := spec["replicas"].(float64)
			if !ok {
				replicas = 1
			}
			available := replicas
			if ready == 0 {
				available = 0
			}
			o["status"] = map[string]any{"replicas": replicas, "readyReplicas": available, "availableReplicas": available, "updatedReplicas": available}
		case "daemonset":
			o["status"] = map[string]any{"desiredNumberScheduled": float64(all), "numberReady": float64(ready), "numberAvailable": float64(ready), "updatedNumberScheduled": float64(all)}
		default:
			continue
		}
		after, _ := json.Marshal(o["status"])
		changed = changed || string(before) != string(after)
	}
	if changed {
		s.save()
	}
}
