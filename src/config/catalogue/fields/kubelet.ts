import type { FieldTable } from './field-table.ts'

/**
 * KubeletConfiguration, `kubelet.config.k8s.io/v1beta1`, by minor of Kubernetes.
 * Source: kubernetes/kubelet, config/v1beta1/types.go of v0.19.0 to v0.36.0 and v0.37.0-beta.0.
 */
export const KUBELET_FIELDS: FieldTable = [
  {
    since: 19,
    fields: `
      address:string allowedUnsafeSysctls:strings authentication.anonymous.enabled:bool
      authentication.webhook.cacheTTL:duration authentication.webhook.enabled:bool
      authentication.x509.clientCAFile:string authorization.mode:string
      authorization.webhook.cacheAuthorizedTTL:duration
      authorization.webhook.cacheUnauthorizedTTL:duration cgroupDriver:string cgroupRoot:string
      cgroupsPerQOS:bool clusterDNS:strings clusterDomain:string
      configMapAndSecretChangeDetectionStrategy:string containerLogMaxFiles:int
      containerLogMaxSize:string contentType:string cpuCFSQuota:bool cpuCFSQuotaPeriod:duration
      cpuManagerPolicy:string cpuManagerReconcilePeriod:duration enableContentionProfiling:bool
      enableControllerAttachDetach:bool enableDebuggingHandlers:bool enableServer:bool
      enableSystemLogHandler:bool enforceNodeAllocatable:strings eventBurst:int eventRecordQPS:int
      evictionHard:map evictionMaxPodGracePeriod:int evictionMinimumReclaim:map
      evictionPressureTransitionPeriod:duration evictionSoft:map evictionSoftGracePeriod:map
      failSwapOn:bool featureGates:flags fileCheckFrequency:duration hairpinMode:string
      healthzBindAddress:string healthzPort:int httpCheckFrequency:duration
      imageGCHighThresholdPercent:int imageGCLowThresholdPercent:int imageMinimumGCAge:duration
      iptablesDropBit:int iptablesMasqueradeBit:int kernelMemcgNotification:bool kubeAPIBurst:int
      kubeAPIQPS:int kubeReserved:map kubeReservedCgroup:string kubeletCgroups:string logging:any
      makeIPTablesUtilChains:bool maxOpenFiles:int maxPods:int nodeLeaseDurationSeconds:int
      nodeStatusMaxImages:int nodeStatusReportFrequency:duration
      nodeStatusUpdateFrequency:duration oomScoreAdj:int podCIDR:string podPidsLimit:int
      podsPerCore:int port:int protectKernelDefaults:bool providerID:string qosReserved:map
      readOnlyPort:int registryBurst:int registryPullQPS:int reservedSystemCPUs:string
      resolvConf:string rotateCertificates:bool runOnce:bool runtimeRequestTimeout:duration
      serializeImagePulls:bool serverTLSBootstrap:bool showHiddenMetricsForVersion:string
      staticPodPath:string staticPodURL:string staticPodURLHeader:any
      streamingConnectionIdleTimeout:duration syncFrequency:duration systemCgroups:string
      systemReserved:map systemReservedCgroup:string tlsCertFile:string tlsCipherSuites:strings
      tlsMinVersion:string tlsPrivateKeyFile:string topologyManagerPolicy:string
      volumePluginDir:string volumeStatsAggPeriod:duration`,
  },
  {
    since: 20,
    fields: `
      shutdownGracePeriod:duration shutdownGracePeriodCriticalPods:duration
      topologyManagerScope:string`,
  },
  {
    since: 21,
    fields: `
      enableDebugFlagsHandler:bool enableProfilingHandler:bool memoryManagerPolicy:string
      reservedMemory[].limits:any reservedMemory[].numaNode:int`,
  },
  {
    since: 22,
    fields: `
      cpuManagerPolicyOptions:map memorySwap.swapBehavior:string memoryThrottlingFactor:number
      seccompDefault:bool`,
  },
  {
    since: 23,
    fields: `
      registerNode:bool registerWithTaints:list shutdownGracePeriodByPodPriority[].priority:int
      shutdownGracePeriodByPodPriority[].shutdownGracePeriodSeconds:int`,
  },
  {
    since: 25,
    fields: `
      localStorageCapacityIsolation:bool tracing:any`,
  },
  {
    since: 26,
    fields: `
      topologyManagerPolicyOptions:map`,
  },
  {
    since: 27,
    fields: `
      containerRuntimeEndpoint:string enableSystemLogQuery:bool imageServiceEndpoint:string
      maxParallelImagePulls:int`,
  },
  {
    since: 29,
    fields: `
      imageMaximumGCAge:duration`,
  },
  {
    since: 30,
    fields: `
      containerLogMaxWorkers:int containerLogMonitorInterval:duration podLogsDir:string`,
  },
  {
    since: 31,
    fields: `
      failCgroupV1:bool`,
  },
  {
    since: 32,
    fields: `
      crashLoopBackOff.maxContainerRestartPeriod:duration singleProcessOOMKill:bool`,
  },
  {
    since: 33,
    fields: `
      imagePullCredentialsVerificationPolicy:string mergeDefaultEvictionSettings:bool
      preloadedImagesVerificationAllowlist:strings userNamespaces.idsPerPod:int`,
  },
  {
    since: 36,
    fields: `
      memoryReservationPolicy:string tlsCurvePreferences:list`,
  },
]
