package main

import (
	"fmt"
	"os/exec"
	"strings"
)

// keepRules lets pods' packets through (Docker's default is to drop what it forwards) and hides pods
// behind the node towards everything outside. Rules that are there already are left alone.
func keepRules(network, subnet string, masquerade bool) error {
	rules := []string{
		"filter FORWARD -s " + network + " -j ACCEPT",
		"filter FORWARD -d " + network + " -j ACCEPT",
	}
	if masquerade {
		rules = append(rules,
			"nat POSTROUTING -s "+network+" -d "+network+" -j RETURN",
			"nat POSTROUTING -s "+network+" ! -d 224.0.0.0/4 -j MASQUERADE --random-fully",
			"nat POSTROUTING ! -s "+network+" -d "+subnet+" -j RETURN",
			"nat POSTROUTING ! -s "+network+" -d "+network+" -j MASQUERADE --random-fully",
		)
	}
	for _, rule := range rules {
		table, chain, match := split(rule)
		if iptables(table, "-C", chain, match) == nil {
			continue
		}
		if err := iptables(table, "-A", chain, match); err != nil {
			return err
		}
	}
	return nil
}

func split(rule string) (table, chain string, match []string) {
	words := strings.Fields(rule)
	return words[0], words[1], words[2:]
}

func iptables(table, action, chain string, match []string) error {
	args := append([]string{"--wait", "-t", table, action, chain}, match...)
	output, err := exec.Command("iptables", args...).CombinedOutput()
	if err != nil {
		return fmt.Errorf("iptables %s: %s", strings.Join(args, " "), strings.TrimSpace(string(output)))
	}
	return nil
}
