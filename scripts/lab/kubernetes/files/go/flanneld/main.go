// A stand-in for flanneld v0.14.0, which no archive of the lab holds. It takes the flags of the
// published manifest, reads each node's pod network from the API, writes /run/flannel/subnet.env for
// the (real) flannel CNI plugin, and carries packets between nodes by vxlan or plain routes
// (host-gw). It speaks IPv4 and --kube-subnet-mgr only. Use it for nothing but the lab.
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"log"
	"net"
	"os"
	"os/signal"
	"path/filepath"
	"syscall"
	"time"
)

type interfaces []string

func (i *interfaces) String() string { return fmt.Sprint([]string(*i)) }

func (i *interfaces) Set(value string) error {
	*i = append(*i, value)
	return nil
}

type settings struct {
	Network string
	Backend struct {
		Type string
		VNI  int
		Port int
	}
}

func main() {
	var named, matching interfaces
	masquerade := flag.Bool("ip-masq", false, "masquerade what leaves the pod network")
	fromKubernetes := flag.Bool("kube-subnet-mgr", false, "read the subnets from the API")
	netConf := flag.String("net-config-path", "/etc/kube-flannel/net-conf.json", "")
	subnetFile := flag.String("subnet-file", "/run/flannel/subnet.env", "")
	version := flag.Bool("version", false, "say what this is")
	flag.Var(&named, "iface", "name or address of the link between the nodes")
	flag.Var(&matching, "iface-regex", "expression that its name or address matches")
	flag.Parse()
	if *version {
		fmt.Println("v0.14.0 (the lab's stand-in)")
		return
	}
	if !*fromKubernetes {
		log.Fatal("the lab's stand-in for flanneld knows only --kube-subnet-mgr")
	}
	stop := make(chan os.Signal, 1)
	signal.Notify(stop, syscall.SIGTERM, syscall.SIGINT)

	conf := readSettings(*netConf)
	link, address, err := chooseLink(named, matching)
	if err != nil {
		log.Fatal(err)
	}
	log.Printf("the lab's stand-in for flanneld uses %s (%s), backend %s", link.Attrs().Name, address, conf.Backend.Type)

	own, err := ownNode()
	for ; err != nil; own, err = ownNode() {
		log.Printf("cannot learn about this node: %v", err)
		if pause(stop, time.Second) {
			return
		}
	}
	if own.Spec.PodCIDR == "" {
		log.Fatalf("Error registering network: failed to acquire lease: node %q pod cidr not assigned", own.Metadata.Name)
	}
	subnet, mtu := parseNetwork(own.Spec.PodCIDR), link.Attrs().MTU
	var carrier backend = &routes{link: link}
	if conf.Backend.Type == "vxlan" {
		mtu -= 50
		if carrier, err = openTunnel(conf.Backend.VNI, conf.Backend.Port, link, address, subnet, mtu); err != nil {
			log.Fatal(err)
		}
	}
	if err := announce(own, conf.Backend.Type, carrier.data(), address); err != nil {
		log.Fatal(err)
	}
	if err := writeSubnetFile(*subnetFile, conf.Network, subnet, mtu, *masquerade); err != nil {
		log.Fatal(err)
	}
	log.Printf("wrote %s: %s of %s, MTU %d", *subnetFile, subnet, conf.Network, mtu)
	for {
		if err := keepRules(conf.Network, subnet.String(), *masquerade); err != nil {
			log.Print(err)
		}
		if err := follow(own.Metadata.Name, carrier); err != nil {
			log.Print(err)
		}
		if pause(stop, 2*time.Second) {
			return
		}
	}
}

func pause(stop chan os.Signal, length time.Duration) bool {
	select {
	case <-stop:
		return true
	case <-time.After(length):
		return false
	}
}

func readSettings(path string) settings {
	text, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	conf := settings{}
	conf.Backend.VNI, conf.Backend.Port = 1, 8472
	if err := json.Unmarshal(text, &conf); err != nil {
		log.Fatalf("%s: %v", path, err)
	}
	if conf.Backend.Type != "vxlan" && conf.Backend.Type != "host-gw" {
		log.Fatalf("the lab's stand-in for flanneld knows vxlan and host-gw, not %q", conf.Backend.Type)
	}
	return conf
}

func parseNetwork(text string) *net.IPNet {
	_, network, err := net.ParseCIDR(text)
	if err != nil {
		log.Fatal(err)
	}
	return network
}

// The file carries the bridge's address, the first of the subnet, as the CNI plugin expects.
func writeSubnetFile(path, network string, subnet *net.IPNet, mtu int, masquerade bool) error {
	gateway := net.IPNet{IP: append(net.IP{}, subnet.IP...), Mask: subnet.Mask}
	gateway.IP[len(gateway.IP)-1]++
	text := fmt.Sprintf("FLANNEL_NETWORK=%s\nFLANNEL_SUBNET=%s\nFLANNEL_MTU=%d\nFLANNEL_IPMASQ=%t\n", network, &gateway, mtu, masquerade)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	if err := os.WriteFile(path+".new", []byte(text), 0o644); err != nil {
		return err
	}
	return os.Rename(path+".new", path)
}
