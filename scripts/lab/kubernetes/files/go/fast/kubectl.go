package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"time"

	"sigs.k8s.io/yaml"
)

var shortKinds = map[string]string{
	"cm": "configmap", "deploy": "deployment", "ds": "daemonset", "no": "node", "svc": "service", "po": "pod",
	"sa": "serviceaccount", "ns": "namespace", "psp": "podsecuritypolicy",
}

// kindOf knows the names that people and tools write: `cm`, `nodes`, `deployments.apps`.
func kindOf(word string) string {
	word, _, _ = strings.Cut(strings.ToLower(word), ".")
	if long := shortKinds[word]; long != "" {
		return long
	}
	if strings.HasSuffix(word, "policies") {
		return strings.TrimSuffix(word, "ies") + "y"
	}
	return strings.TrimSuffix(word, "s")
}

type client struct {
	config    kubeconfig
	values    map[string]string
	namespace string
}

func kubectl(args []string) error {
	values, words := flags(args, "ignore-not-found", "no-headers", "overwrite", "A", "all-namespaces", "client", "short", "wait", "force", "ignore-daemonsets", "delete-local-data")
	if len(words) == 0 {
		return fmt.Errorf("kubectl: the fast lab's kubectl wants a command")
	}
	if words[0] == "version" {
		fmt.Println("Client Version: " + version)
		return nil
	}
	path := values["kubeconfig"]
	if path == "" {
		path = defaultKubeconfig()
	}
	config, err := readKubeconfig(path)
	if os.IsNotExist(err) {
		return fmt.Errorf("The connection to the server localhost:8080 was refused - did you specify the right host or port?")
	}
	if err != nil {
		return err
	}
	c := client{config, values, values["n"]}
	if values["namespace"] != "" {
		c.namespace = values["namespace"]
	}
	commands := map[string]func([]string) error{
		"get": c.get, "apply": c.apply, "create": c.create, "delete": c.remove, "wait": c.wait,
		"rollout": c.rollout, "label": c.label, "taint": c.taint,
	}
	run, known := commands[words[0]]
	if !known {
		return fmt.Errorf("kubectl: the fast lab's kubectl does not know: %s", strings.Join(args, " "))
	}
	return run(words[1:])
}

type target struct{ kind, name string }

// targets reads `kind/name kind/name`, `kind name name` and `kind`.
func targets(words []string) []target {
	found := []target{}
	for i, word := range words {
		if kind, name, slashed := strings.Cut(word, "/"); slashed {
			found = append(found, target{kindOf(kind), name})
		} else if i > 0 && !strings.Contains(words[0], "/") {
			found = append(found, target{kindOf(words[0]), word})
		} else if len(words) == 1 {
			for _, kind := range strings.Split(word, ",") {
				found = append(found, target{kind: kindOf(kind)})
			}
		}
	}
	return found
}

func (c client) query(t target) string {
	namespace := c.namespace
	if c.values["A"] != "" || c.values["all-namespaces"] != "" {
		namespace = "*"
	}
	return "?kind=" + t.kind + "&namespace=" + url.QueryEscape(namespace) + "&name=" + url.QueryEscape(t.name)
}

func (c client) find(t target) ([]object, error) {
	var found []object
	err := c.config.call("GET", "/find"+c.query(t), nil, &found)
	if err == nil && t.name != "" && len(found) == 0 && c.values["ignore-not-found"] == "" {
		err = fmt.Errorf("Error from server (NotFound): %ss %q not found", t.kind, t.name)
	}
	return found, err
}

func (c client) get(words []string) error {
	if raw := c.values["raw"]; raw != "" {
		if err := c.config.call("GET", raw, nil, nil); err != nil {
			return err
		}
		fmt.Print("ok")
		return nil
	}
	all, failed := []object{}, error(nil)
	asked := targets(words)
	for _, t := range asked {
		found, err := c.find(t)
		if err != nil {
			failed = err
		}
		all = append(all, found...)
	}
	one := len(asked) == 1 && asked[0].name != ""
	if len(all) > 0 || !one && failed == nil && c.values["o"] == "json" {
		c.print(all, one)
	}
	return failed
}

func (c client) print(all []object, one bool) {
	switch c.values["o"] + c.values["output"] {
	case "json":
		var value any = map[string]any{"apiVersion": "v1", "kind": "List", "items": all, "metadata": map[string]any{}}
		if one {
			value = all[0]
		}
		text, _ := json.MarshalIndent(value, "", "    ")
		fmt.Println(string(text))
	case "name":
		for _, o := range all {
			fmt.Printf("%s/%s\n", o.kind(), o.name())
		}
	default:
		if c.values["no-headers"] == "" {
			fmt.Println("NAME\tSTATUS\tVERSION")
		}
		for _, o := range all {
			status, kubelet := describe(o)
			fmt.Printf("%s\t%s\t%s\n", o.name(), status, kubelet)
		}
	}
}

func describe(o object) (status, kubelet string) {
	if o.kind() != "node" {
		return "-", "-"
	}
	status = "NotReady"
	if isReady(o) {
		status = "Ready"
	}
	info, _ := o.part("status")["nodeInfo"].(map[string]any)
	return status, fmt.Sprint(info["kubeletVersion"])
}

func isReady(o object) bool {
	conditions, _ := o.part("status")["conditions"].([]any)
	for _, condition := range conditions {
		fields, _ := condition.(map[string]any)
		if fields["type"] == "Ready" {
			return fields["status"] == "True"
		}
	}
	return false
}

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
