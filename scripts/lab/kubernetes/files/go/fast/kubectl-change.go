package main

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"sigs.k8s.io/yaml"
)

func (c client) read() ([]object, error) {
	source := c.values["f"] + c.values["filename"]
	input := io.Reader(os.Stdin)
	if source != "-" {
		opened, err := os.Open(source)
		if err != nil {
			return nil, err
		}
		defer opened.Close()
		input = opened
	}
	text, err := io.ReadAll(input)
	if err != nil {
		return nil, err
	}
	all := []object{}
	for _, document := range strings.Split(string(text), "\n---") {
		var o object
		if err := yaml.Unmarshal([]byte(document), &o); err != nil {
			return nil, fmt.Errorf("error: error parsing %s: %v", source, err)
		}
		if o == nil {
			continue
		}
		if items, isList := o["items"].([]any); isList {
			for _, item := range items {
				fields, _ := item.(map[string]any)
				all = append(all, object(fields))
			}
			continue
		}
		all = append(all, o)
	}
	for _, o := range all {
		if o.text("namespace") == "" && c.namespace != "" {
			o.meta()["namespace"] = c.namespace
		}
	}
	return all, nil
}

func (c client) apply(_ []string) error {
	all, err := c.read()
	if err != nil {
		return err
	}
	var told []string
	if err := c.config.call("POST", "/apply", all, &told); err != nil {
		return err
	}
	fmt.Println(strings.Join(told, "\n"))
	return nil
}

func (c client) create(_ []string) error {
	all, err := c.read()
	if err != nil {
		return err
	}
	for _, o := range all {
		c.namespace = o.text("namespace")
		var found []object
		if err := c.config.call("GET", "/find"+c.query(target{o.kind(), o.name()}), nil, &found); err != nil {
			return err
		}
		if len(found) > 0 {
			return fmt.Errorf("Error from server (AlreadyExists): error when creating: %ss %q already exists", o.kind(), o.name())
		}
		if err := c.config.call("POST", "/apply", []object{o}, nil); err != nil {
			return err
		}
		fmt.Printf("%s/%s created\n", o.kind(), o.name())
	}
	return nil
}

func (c client) remove(words []string) error {
	for _, t := range targets(words) {
		err := c.config.call("POST", "/delete"+c.query(t), nil, nil)
		if notFound(err) {
			if c.values["ignore-not-found"] == "" {
				return fmt.Errorf("Error from server (NotFound): %ss %q not found", t.kind, t.name)
			}
			continue
		}
		if err != nil {
			return err
		}
		fmt.Printf("%s %q deleted\n", t.kind, t.name)
	}
	return nil
}

// until asks again and again, as `wait` and `rollout status` do.
func (c client) until(t target, well func(object) bool) error {
	limit, err := time.ParseDuration(c.values["timeout"])
	if err != nil {
		limit = 30 * time.Second
	}
	for start := time.Now(); ; time.Sleep(200 * time.Millisecond) {
		found, err := c.find(t)
		if err != nil {
			return err
		}
		if len(found) > 0 && well(found[0]) {
			return nil
		}
		if time.Since(start) > limit {
			return fmt.Errorf("error: timed out waiting for the condition on %ss/%s", t.kind, t.name)
		}
	}
}

func (c client) wait(words []string) error {
	for _, t := range targets(words) {
		if err := c.until(t, isReady); err != nil {
			return err
		}
		fmt.Printf("%s/%s condition met\n", t.kind, t.name)
	}
	return nil
}

func (c client) rollout(words []string) error {
	for _, t := range targets(words[1:]) {
		runs := func(o object) bool {
			status := o.part("status")
			for _, name := range []string{"availableReplicas", "numberAvailable"} {
				if count, ok := status[name].(float64); ok && count > 0 {
					return true
				}
			}
			return false
		}
		if err := c.until(t, runs); err != nil {
			return err
		}
		fmt.Printf("%s %q successfully rolled out\n", t.kind, t.name)
	}
	return nil
}

// change reads a node, lets `edit` work on it for each of the words after its name, and writes it.
func (c client) change(words []string, edit func(node object, word string)) error {
	if len(words) > 0 && strings.Contains(words[0], "/") {
		kind, name, _ := strings.Cut(words[0], "/")
		words = append([]string{kind, name}, words[1:]...)
	}
	if len(words) < 3 {
		return fmt.Errorf("error: one or more changes are needed")
	}
	found, err := c.find(target{kindOf(words[0]), words[1]})
	if err != nil {
		return err
	}
	for _, word := range words[2:] {
		edit(found[0], word)
	}
	return c.config.call("POST", "/replace", found[0], nil)
}

func (c client) label(words []string) error {
	return c.change(words, func(node object, word string) {
		labels := object(node.meta()).part("labels")
		if name, value, given := strings.Cut(word, "="); given {
			labels[name] = value
		} else {
			delete(labels, strings.TrimSuffix(word, "-"))
		}
	})
}

func (c client) taint(words []string) error {
	return c.change(words, func(node object, word string) {
		bare := strings.TrimSuffix(word, "-")
		setting, effect, _ := strings.Cut(bare, ":")
		name, value, _ := strings.Cut(setting, "=")
		kept := []any{}
		old, _ := node.part("spec")["taints"].([]any)
		for _, taint := range old {
			fields, _ := taint.(map[string]any)
			if fields["key"] != name || effect != "" && fields["effect"] != effect {
				kept = append(kept, taint)
			}
		}
		if bare == word {
			added := map[string]any{"key": name, "effect": effect}
			if value != "" {
				added["value"] = value
			}
			kept = append(kept, added)
		}
		node.part("spec")["taints"] = kept
	})
}
