// A stand-in for CoreDNS 1.7.0, which no archive of the lab holds. It answers the kubelet's probes,
// and over UDP and TCP on port 53 the addresses of the cluster's services:
// <service>.<namespace>.svc.cluster.local. Everything else does not exist for it; it forwards nothing.
// The Corefile is only read for its zone. Use it for nothing but the lab.
package main

import (
	"flag"
	"fmt"
	"log"
	"net"
	"net/http"
	"os"
	"regexp"
	"strings"
	"sync/atomic"
	"time"

	"github.com/miekg/dns"
	"k8s.io/kubernetes/lab/kubeapi"
)

type serviceList struct {
	Items []struct {
		Metadata struct{ Name, Namespace string }
		Spec     struct{ ClusterIP string }
	}
}

// addresses maps "service.namespace" to a cluster address; nil until first read.
var addresses atomic.Value

func main() {
	config := flag.String("conf", "Corefile", "the Corefile")
	version := flag.Bool("version", false, "say what this is")
	flag.Parse()
	if *version {
		fmt.Println("CoreDNS-1.7.0 (the lab's stand-in)")
		return
	}
	zone := zoneOf(*config)
	log.Printf("the lab's stand-in for CoreDNS serves %s", zone)

	go serveHTTP(":8080", "/health", func() bool { return true })
	go serveHTTP(":8181", "/ready", func() bool { return addresses.Load() != nil })
	go keepReading()

	dns.HandleFunc(".", func(w dns.ResponseWriter, r *dns.Msg) { _ = w.WriteMsg(answer(r, zone)) })
	failed := make(chan error)
	for _, network := range []string{"udp", "tcp"} {
		go func(network string) {
			failed <- (&dns.Server{Addr: ":53", Net: network}).ListenAndServe()
		}(network)
	}
	log.Fatal(<-failed)
}

func zoneOf(path string) string {
	text, err := os.ReadFile(path)
	if err != nil {
		log.Fatal(err)
	}
	if found := regexp.MustCompile(`(?m)^\s*kubernetes\s+([^\s{]+)`).FindSubmatch(text); found != nil {
		return dns.Fqdn(string(found[1]))
	}
	return "cluster.local."
}

func answer(request *dns.Msg, zone string) *dns.Msg {
	reply := new(dns.Msg)
	reply.SetReply(request)
	reply.Authoritative = true
	if len(request.Question) != 1 {
		reply.Rcode = dns.RcodeFormatError
		return reply
	}
	question := request.Question[0]
	known, _ := addresses.Load().(map[string]net.IP)
	name := strings.ToLower(question.Name)
	address, found := known[strings.TrimSuffix(name, ".svc."+zone)]
	if !found {
		reply.Rcode = dns.RcodeNameError
		return reply
	}
	if question.Qtype == dns.TypeA && address != nil {
		header := dns.RR_Header{Name: question.Name, Rrtype: dns.TypeA, Class: dns.ClassINET, Ttl: 30}
		reply.Answer = []dns.RR{&dns.A{Hdr: header, A: address}}
	}
	return reply
}

func keepReading() {
	for {
		read, err := readServices()
		if err != nil {
			log.Printf("cannot read the services: %v", err)
		} else {
			addresses.Store(read)
		}
		time.Sleep(3 * time.Second)
	}
}

func readServices() (map[string]net.IP, error) {
	var list serviceList
	if err := kubeapi.Get("/api/v1/services", &list); err != nil {
		return nil, err
	}
	result := map[string]net.IP{}
	for _, item := range list.Items {
		result[item.Metadata.Name+"."+item.Metadata.Namespace] = net.ParseIP(item.Spec.ClusterIP)
	}
	return result, nil
}

func serveHTTP(address, path string, well func() bool) {
	mux := http.NewServeMux()
	mux.HandleFunc(path, func(w http.ResponseWriter, _ *http.Request) {
		if !well() {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		fmt.Fprint(w, "OK")
	})
	log.Fatal(http.ListenAndServe(address, mux))
}
