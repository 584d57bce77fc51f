package main

import (
	"fmt"
	"net"
	"regexp"

	"github.com/vishvananda/netlink"
)

// chooseLink takes the first link that --iface names, else one that --iface-regex matches, else that
// of the default route, in the order in which flanneld looks.
func chooseLink(named, matching interfaces) (netlink.Link, net.IP, error) {
	for _, name := range named {
		if link, address := findLink(func(text string) bool { return text == name }); link != nil {
			return link, address, nil
		}
	}
	for _, expression := range matching {
		pattern, err := regexp.Compile(expression)
		if err != nil {
			return nil, nil, err
		}
		if link, address := findLink(pattern.MatchString); link != nil {
			return link, address, nil
		}
	}
	if len(named)+len(matching) > 0 {
		return nil, nil, fmt.Errorf("Failed to find interface to use that matches the interfaces %v and/or regexes %v provided", named, matching)
	}
	return defaultLink()
}

func findLink(fits func(string) bool) (netlink.Link, net.IP) {
	links, _ := netlink.LinkList()
	for _, link := range links {
		addresses, _ := netlink.AddrList(link, netlink.FAMILY_V4)
		for _, address := range addresses {
			if fits(link.Attrs().Name) || fits(address.IP.String()) {
				return link, address.IP
			}
		}
	}
	return nil, nil
}

func defaultLink() (netlink.Link, net.IP, error) {
	routes, err := netlink.RouteList(nil, netlink.FAMILY_V4)
	if err != nil {
		return nil, nil, err
	}
	for _, route := range routes {
		if route.Dst != nil || route.LinkIndex == 0 {
			continue
		}
		link, err := netlink.LinkByIndex(route.LinkIndex)
		if err != nil {
			continue
		}
		if _, address := findLink(func(text string) bool { return text == link.Attrs().Name }); address != nil {
			return link, address, nil
		}
	}
	return nil, nil, fmt.Errorf("Failed to find any valid interface to use: failed to get default interface: Unable to find default route")
}
