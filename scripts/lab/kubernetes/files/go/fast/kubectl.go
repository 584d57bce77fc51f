package main

import (
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"strings"
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
