package main

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"os"
	"strings"
	"time"
)

const storeFile = "/var/lib/etcd/member/store.json"

// The API server that a kubelet of a control plane runs. Its paths are its own: only the fast lab's
// kubectl, kubeadm and kubelet talk to it.
func apiServer() (http.Handler, error) {
	s, err := openStore(storeFile)
	if err != nil {
		return nil, err
	}
	mux := http.NewServeMux()
	open := func(path string, handle http.HandlerFunc) { mux.HandleFunc(path, handle) }
	closed := func(path string, handle http.HandlerFunc) {
		mux.HandleFunc(path, func(w http.ResponseWriter, r *http.Request) {
			token := strings.TrimPrefix(r.Header.Get("Authorization"), "Bearer ")
			user, _, _ := strings.Cut(token, ":")
			if user == "" || token != tokenFor(user) {
				http.Error(w, "error: You must be logged in to the server (Unauthorized)", http.StatusUnauthorized)
				return
			}
			handle(w, r)
		})
	}
	for _, path := range []string{"/readyz", "/healthz", "/livez"} {
		open(path, func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("ok")) })
	}
	open("/ca", func(w http.ResponseWriter, _ *http.Request) {
		text, _ := os.ReadFile(pki + "ca.crt")
		answerJSON(w, string(text))
	})
	open("/join", func(w http.ResponseWriter, r *http.Request) { join(s, w, r) })
	closed("/find", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		answerJSON(w, s.find(q.Get("kind"), q.Get("namespace"), q.Get("name")))
	})
	closed("/apply", func(w http.ResponseWriter, r *http.Request) {
		var given []object
		if err := json.NewDecoder(r.Body).Decode(&given); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		told := []string{}
		for _, o := range given {
			told = append(told, o.kind()+"/"+o.name()+" "+s.apply(o))
		}
		answerJSON(w, told)
	})
	closed("/replace", func(w http.ResponseWriter, r *http.Request) {
		var given object
		if err := json.NewDecoder(r.Body).Decode(&given); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		s.replace(given)
		answerJSON(w, "ok")
	})
	closed("/delete", func(w http.ResponseWriter, r *http.Request) {
		q := r.URL.Query()
		if !s.remove(q.Get("kind"), q.Get("namespace"), q.Get("name")) {
			http.Error(w, "", http.StatusNotFound)
			return
		}
		answerJSON(w, "ok")
	})
	closed("/heartbeat", func(w http.ResponseWriter, r *http.Request) {
		var beat heartbeat
		if err := json.NewDecoder(r.Body).Decode(&beat); err != nil {
			http.Error(w, err.Error(), http.StatusBadRequest)
			return
		}
		orders, err := s.beat(beat)
		if err != nil {
			http.Error(w, err.Error(), http.StatusNotFound)
			return
		}
		answerJSON(w, orders)
	})
	go func() {
		for {
			s.settle(time.Now())
			time.Sleep(300 * time.Millisecond)
		}
	}()
	return mux, nil
}

// join gives a node its credentials for a bootstrap token that is known and has not expired.
func join(s *store, w http.ResponseWriter, r *http.Request) {
	var asked struct{ Token, Node string }
	if err := json.NewDecoder(r.Body).Decode(&asked); err != nil {
		http.Error(w, err.Error(), http.StatusBadRequest)
		return
	}
	id, secret, _ := strings.Cut(asked.Token, ".")
	for _, o := range s.find("secret", "kube-system", "bootstrap-token-"+id) {
		field := func(name string) string {
			data, _ := o["data"].(map[string]any)
			text, _ := data[name].(string)
			plain, _ := base64.StdEncoding.DecodeString(text)
			return string(plain)
		}
		until, err := time.Parse(time.RFC3339, field("expiration"))
		if field("token-secret") == secret && (field("expiration") == "" || err == nil && time.Now().Before(until)) {
			answerJSON(w, tokenFor("node-"+asked.Node))
			return
		}
	}
	http.Error(w, id, http.StatusUnauthorized)
}
