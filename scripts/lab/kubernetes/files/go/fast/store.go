package main

import (
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"reflect"
	"sort"
	"strings"
	"sync"
)

type object map[string]any

func (o object) kind() string { return strings.ToLower(fmt.Sprint(o["kind"])) }
func (o object) meta() map[string]any {
	meta, ok := o["metadata"].(map[string]any)
	if !ok {
		meta = map[string]any{}
		o["metadata"] = meta
	}
	return meta
}
func (o object) text(name string) string { text, _ := o.meta()[name].(string); return text }
func (o object) name() string            { return o.text("name") }

// part is a nested map, made if it is missing.
func (o object) part(name string) map[string]any {
	inner, ok := o[name].(map[string]any)
	if !ok {
		inner = map[string]any{}
		o[name] = inner
	}
	return inner
}

func key(kind, namespace, name string) string {
	if clusterWide[kind] {
		namespace = ""
	} else if namespace == "" {
		namespace = "default"
	}
	return kind + "/" + namespace + "/" + name
}

var clusterWide = map[string]bool{"node": true, "namespace": true, "clusterrole": true, "clusterrolebinding": true, "podsecuritypolicy": true}

type store struct {
	sync.Mutex
	path    string
	objects map[string]object
	seen    map[string]seenNode
}

func openStore(path string) (*store, error) {
	s := &store{path: path, objects: map[string]object{}, seen: map[string]seenNode{}}
	if text, err := os.ReadFile(path); err == nil {
		return s, json.Unmarshal(text, &s.objects)
	}
	s.save()
	return s, nil
}

func (s *store) save() {
	text, _ := json.Marshal(s.objects)
	_ = put(s.path, string(text), 0o600)
}

// find takes an empty name for all of a kind, and `*` for all namespaces.
func (s *store) find(kind, namespace, name string) []object {
	s.Lock()
	defer s.Unlock()
	found := []object{}
	for id, o := range s.objects {
		if namespace == "*" && name == "" {
			if o.kind() == kind {
				found = append(found, o)
			}
		} else if name == "" && strings.HasPrefix(id, key(kind, namespace, "")) || name != "" && id == key(kind, namespace, name) {
			found = append(found, o)
		}
	}
	sort.Slice(found, func(i, j int) bool { return found[i].name() < found[j].name() })
	copied := []object{}
	text, _ := json.Marshal(found)
	_ = json.Unmarshal(text, &copied)
	return copied
}

func (s *store) apply(given object) string {
	s.Lock()
	defer s.Unlock()
	hideStrings(given)
	if !clusterWide[given.kind()] && given.text("namespace") == "" {
		given.meta()["namespace"] = "default"
	}
	id := key(given.kind(), given.text("namespace"), given.name())
	old, known := s.objects[id]
	if !known {
		s.objects[id] = given
		s.save()
		return "created"
	}
	merged := object(merge(old, given))
	if reflect.DeepEqual(merged, old) {
		return "unchanged"
	}
	s.objects[id] = merged
	s.save()
	return "configured"
}

func (s *store) replace(given object) {
	s.Lock()
	defer s.Unlock()
	s.objects[key(given.kind(), given.text("namespace"), given.name())] = given
	s.save()
}

func (s *store) remove(kind, namespace, name string) bool {
	s.Lock()
	defer s.Unlock()
	id := key(kind, namespace, name)
	_, known := s.objects[id]
	delete(s.objects, id)
	delete(s.seen, name)
	s.save()
	return known
}

func merge(old, given map[string]any) map[string]any {
	result := map[string]any{}
	for name, value := range old {
		result[name] = value
	}
	for name, value := range given {
		before, wasMap := result[name].(map[string]any)
		now, isMap := value.(map[string]any)
		if wasMap && isMap {
			result[name] = merge(before, now)
		} else {
			result[name] = value
		}
	}
	return result
}

// A Secret's stringData is never given back: the API server moves it to data.
func hideStrings(o object) {
	plain, ok := o["stringData"].(map[string]any)
	if !ok {
		return
	}
	for name, value := range plain {
		o.part("data")[name] = base64.StdEncoding.EncodeToString([]byte(fmt.Sprint(value)))
	}
	delete(o, "stringData")
}
