import type { FieldTable } from './field-table.ts'

/**
 * Source: kubernetes-sigs/cluster-api, upstreamv1beta2/types.go of v1.4.0, upstreamv1beta3 and upstreamv1beta4/types.go
 * of ae7ff047db, which are copies of kubeadm's own.
 */

/** What InitConfiguration and JoinConfiguration have gained alike. */
const FIELDS_OF_BOTH: FieldTable = [
  {
    since: 3,
    fields: `
      nodeRegistration.imagePullPolicy:string patches.directory:string skipPhases:strings`,
  },
  {
    since: 4,
    fields: `
      dryRun:bool nodeRegistration.imagePullSerial:bool
      nodeRegistration.kubeletExtraArgs[].name:string
      nodeRegistration.kubeletExtraArgs[].value:string
      timeouts.controlPlaneComponentHealthCheck:duration timeouts.discovery:duration
      timeouts.etcdAPICall:duration timeouts.kubeletHealthCheck:duration
      timeouts.kubernetesAPICall:duration timeouts.tlsBootstrap:duration
      timeouts.upgradeManifests:duration`,
  },
]

/** InitConfiguration of kubeadm, by version of its API: 2 for v1beta2. */
export const INIT_FIELDS: FieldTable = [
  {
    since: 2,
    until: 3,
    fields: `
      nodeRegistration.kubeletExtraArgs:map`,
  },
  {
    since: 2,
    fields: `
      bootstrapTokens[].description:string bootstrapTokens[].expires:string
      bootstrapTokens[].groups:strings bootstrapTokens[].token:string
      bootstrapTokens[].ttl:duration bootstrapTokens[].usages:strings certificateKey:string
      localAPIEndpoint.advertiseAddress:string localAPIEndpoint.bindPort:int
      nodeRegistration.criSocket:string nodeRegistration.ignorePreflightErrors:strings
      nodeRegistration.name:string nodeRegistration.taints:list`,
  },
  ...FIELDS_OF_BOTH,
]

/** ClusterConfiguration of kubeadm, by version of its API: 2 for v1beta2. */
export const CLUSTER_FIELDS: FieldTable = [
  {
    since: 2,
    until: 2,
    fields: `
      dns.type:string useHyperKubeImage:bool`,
  },
  {
    since: 2,
    until: 3,
    fields: `
      apiServer.extraArgs:map apiServer.timeoutForControlPlane:duration
      controllerManager.extraArgs:map etcd.local.extraArgs:map scheduler.extraArgs:map`,
  },
  {
    since: 2,
    fields: `
      apiServer.certSANs:strings apiServer.extraVolumes[].hostPath:string
      apiServer.extraVolumes[].mountPath:string apiServer.extraVolumes[].name:string
      apiServer.extraVolumes[].pathType:string apiServer.extraVolumes[].readOnly:bool
      certificatesDir:string clusterName:string controlPlaneEndpoint:string
      controllerManager.extraVolumes[].hostPath:string
      controllerManager.extraVolumes[].mountPath:string
      controllerManager.extraVolumes[].name:string
      controllerManager.extraVolumes[].pathType:string
      controllerManager.extraVolumes[].readOnly:bool dns.imageRepository:string
      dns.imageTag:string etcd.external.caFile:string etcd.external.certFile:string
      etcd.external.endpoints:strings etcd.external.keyFile:string etcd.local.dataDir:string
      etcd.local.imageRepository:string etcd.local.imageTag:string etcd.local.peerCertSANs:strings
      etcd.local.serverCertSANs:strings featureGates:flags imageRepository:string
      kubernetesVersion:string networking.dnsDomain:string networking.podSubnet:string
      networking.serviceSubnet:string scheduler.extraVolumes[].hostPath:string
      scheduler.extraVolumes[].mountPath:string scheduler.extraVolumes[].name:string
      scheduler.extraVolumes[].pathType:string scheduler.extraVolumes[].readOnly:bool`,
  },
  {
    since: 4,
    fields: `
      apiServer.extraArgs[].name:string apiServer.extraArgs[].value:string
      apiServer.extraEnvs:list caCertificateValidityPeriod:duration
      certificateValidityPeriod:duration controllerManager.extraArgs[].name:string
      controllerManager.extraArgs[].value:string controllerManager.extraEnvs:list
      dns.disabled:bool encryptionAlgorithm:string etcd.local.extraArgs[].name:string
      etcd.local.extraArgs[].value:string etcd.local.extraEnvs:list proxy.disabled:bool
      scheduler.extraArgs[].name:string scheduler.extraArgs[].value:string
      scheduler.extraEnvs:list`,
  },
]

/** JoinConfiguration of kubeadm, by version of its API: 2 for v1beta2. */
export const JOIN_FIELDS: FieldTable = [
  {
    since: 2,
    until: 3,
    fields: `
      discovery.timeout:duration nodeRegistration.kubeletExtraArgs:map`,
  },
  {
    since: 2,
    fields: `
      caCertPath:string controlPlane.certificateKey:string
      controlPlane.localAPIEndpoint.advertiseAddress:string
      controlPlane.localAPIEndpoint.bindPort:int discovery.bootstrapToken.apiServerEndpoint:string
      discovery.bootstrapToken.caCertHashes:strings discovery.bootstrapToken.token:string
      discovery.bootstrapToken.unsafeSkipCAVerification:bool discovery.file.kubeConfigPath:string
      discovery.tlsBootstrapToken:string nodeRegistration.criSocket:string
      nodeRegistration.ignorePreflightErrors:strings nodeRegistration.name:string
      nodeRegistration.taints:list`,
  },
  ...FIELDS_OF_BOTH,
]
