package main

import (
	"encoding/json"
	"fmt"
	"net"
	"syscall"

	"github.com/vishvananda/netlink"
)

type backend interface {
	// data is what the other nodes must know to send here.
	data() any
	// apply reaches exactly these peers and says whether that changed anything.
	apply(peers []peer) (bool, error)
}

// routes is the host-gw backend: each peer is the gateway of its pods.
type routes struct {
	link netlink.Link
	kept map[string]string
}

func (r *routes) data() any { return nil }

func (r *routes) apply(peers []peer) (bool, error) {
	wanted := map[string]string{}
	for _, p := range peers {
		wanted[p.subnet.String()] = p.address.String()
	}
	changed := fmt.Sprint(wanted) != fmt.Sprint(r.kept)
	for subnet := range r.kept {
		if _, found := wanted[subnet]; !found {
			_ = netlink.RouteDel(&netlink.Route{LinkIndex: r.link.Attrs().Index, Dst: parseNetwork(subnet)})
		}
	}
	for _, p := range peers {
		route := netlink.Route{LinkIndex: r.link.Attrs().Index, Dst: p.subnet, Gw: p.address}
		if err := netlink.RouteReplace(&route); err != nil {
			return changed, fmt.Errorf("route to %s by %s: %w", p.subnet, p.address, err)
		}
	}
	r.kept = wanted
	return changed, nil
}

// tunnel is the vxlan backend: one device, told by hand where each peer's end is.
type tunnel struct {
	device *netlink.Vxlan
	vni    int
	kept   map[string]string
}

type tunnelEnd struct {
	VNI     int
	VtepMAC string
}

func openTunnel(vni, port int, link netlink.Link, address net.IP, subnet *net.IPNet, mtu int) (backend, error) {
	name := fmt.Sprintf("flannel.%d", vni)
	wanted := &netlink.Vxlan{
		LinkAttrs:    netlink.LinkAttrs{Name: name, MTU: mtu},
		VxlanId:      vni,
		VtepDevIndex: link.Attrs().Index,
		SrcAddr:      address,
		Port:         port,
	}
	if old, err := netlink.LinkByName(name); err == nil {
		before, fits := old.(*netlink.Vxlan)
		if !fits || before.VtepDevIndex != link.Attrs().Index || !before.SrcAddr.Equal(address) || before.Port != port {
			if err := netlink.LinkDel(old); err != nil {
				return nil, err
			}
		}
	}
	if err := netlink.LinkAdd(wanted); err != nil && err != syscall.EEXIST {
		return nil, fmt.Errorf("making %s: %w", name, err)
	}
	made, err := netlink.LinkByName(name)
	if err != nil {
		return nil, err
	}
	device, fits := made.(*netlink.Vxlan)
	if !fits {
		return nil, fmt.Errorf("%s is no vxlan device", name)
	}
	old, _ := netlink.AddrList(device, netlink.FAMILY_V4)
	for _, stale := range old {
		if !stale.IP.Equal(subnet.IP) {
			_ = netlink.AddrDel(device, &stale)
		}
	}
	own := &netlink.Addr{IPNet: &net.IPNet{IP: subnet.IP, Mask: net.CIDRMask(32, 32)}}
	if err := netlink.AddrReplace(device, own); err != nil {
		return nil, err
	}
	return &tunnel{device: device, vni: vni}, netlink.LinkSetUp(device)
}

func (t *tunnel) data() any { return tunnelEnd{t.vni, t.device.HardwareAddr.String()} }

func (t *tunnel) apply(peers []peer) (bool, error) {
	wanted := map[string]string{}
	for _, p := range peers {
		wanted[p.subnet.String()] = p.address.String() + p.data
	}
	changed := fmt.Sprint(wanted) != fmt.Sprint(t.kept)
	for subnet := range t.kept {
		if _, found := wanted[subnet]; !found {
			_ = netlink.RouteDel(&netlink.Route{LinkIndex: t.device.Index, Dst: parseNetwork(subnet)})
		}
	}
	for _, p := range peers {
		if err := t.reach(p); err != nil {
			return changed, fmt.Errorf("tunnel to %s by %s: %w", p.subnet, p.address, err)
		}
	}
	t.kept = wanted
	return changed, nil
}

func (t *tunnel) reach(p peer) error {
	var end tunnelEnd
	if err := json.Unmarshal([]byte(p.data), &end); err != nil {
		return err
	}
	mac, err := net.ParseMAC(end.VtepMAC)
	if err != nil {
		return err
	}
	index := t.device.Index
	neighbour := netlink.Neigh{LinkIndex: index, State: netlink.NUD_PERMANENT, Type: syscall.RTN_UNICAST, IP: p.subnet.IP, HardwareAddr: mac}
	if err := netlink.NeighSet(&neighbour); err != nil {
		return err
	}
	forward := netlink.Neigh{LinkIndex: index, State: netlink.NUD_PERMANENT, Family: syscall.AF_BRIDGE, Flags: netlink.NTF_SELF, IP: p.address, HardwareAddr: mac}
	if err := netlink.NeighSet(&forward); err != nil {
		return err
	}
	route := netlink.Route{LinkIndex: index, Dst: p.subnet, Gw: p.subnet.IP, Flags: int(netlink.FLAG_ONLINK)}
	return netlink.RouteReplace(&route)
}
