import type { FieldTable } from './field-table.ts'

/**
 * KubeProxyConfiguration, `kubeproxy.config.k8s.io/v1alpha1`, by minor of Kubernetes.
 * Source: kubernetes/kube-proxy, config/v1alpha1/types.go of v0.19.0 to v0.36.0 and v0.37.0-beta.0.
 */
export const KUBE_PROXY_FIELDS: FieldTable = [
  {
    since: 19,
    until: 25,
    fields: `
      udpIdleTimeout:duration`,
  },
  {
    since: 19,
    fields: `
      bindAddress:string bindAddressHardFail:bool clientConnection:any clusterCIDR:string
      configSyncPeriod:duration conntrack.maxPerCore:int conntrack.min:int
      conntrack.tcpCloseWaitTimeout:duration conntrack.tcpEstablishedTimeout:duration
      detectLocalMode:string enableProfiling:bool featureGates:flags healthzBindAddress:string
      hostnameOverride:string iptables.masqueradeAll:bool iptables.masqueradeBit:int
      iptables.minSyncPeriod:duration iptables.syncPeriod:duration ipvs.excludeCIDRs:strings
      ipvs.minSyncPeriod:duration ipvs.scheduler:string ipvs.strictARP:bool
      ipvs.syncPeriod:duration ipvs.tcpFinTimeout:duration ipvs.tcpTimeout:duration
      ipvs.udpTimeout:duration metricsBindAddress:string mode:string nodePortAddresses:strings
      oomScoreAdj:int portRange:string showHiddenMetricsForVersion:string winkernel.enableDSR:bool
      winkernel.networkName:string winkernel.sourceVip:string`,
  },
  {
    since: 24,
    fields: `
      detectLocal.bridgeInterface:string detectLocal.interfaceNamePrefix:string
      winkernel.forwardHealthCheckVip:bool winkernel.rootHnsEndpointName:string`,
  },
  {
    since: 26,
    fields: `
      iptables.localhostNodePorts:bool`,
  },
  {
    since: 28,
    fields: `
      logging:any`,
  },
  {
    since: 29,
    fields: `
      conntrack.tcpBeLiberal:bool conntrack.udpStreamTimeout:duration
      conntrack.udpTimeout:duration nftables.masqueradeAll:bool nftables.masqueradeBit:int
      nftables.minSyncPeriod:duration nftables.syncPeriod:duration`,
  },
  {
    since: 31,
    fields: `
      windowsRunAsService:bool`,
  },
]
