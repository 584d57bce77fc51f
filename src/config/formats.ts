const NAME_PART = '[A-Za-z0-9]([A-Za-z0-9_.-]{0,61}[A-Za-z0-9])?'
const LABEL = '[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?'

/** DNS-1123 label: the name of a cluster or of a node. */
export const DNS_LABEL = new RegExp(`^${LABEL}$`)

/** DNS-1123 labels with dots between. */
export const DNS_NAME = new RegExp(`^${LABEL}(\\.${LABEL})*$`)

/** Key of a label or taint of Kubernetes: `disktype`, `example.com/disktype`. */
export const LABEL_KEY = new RegExp(`^(${LABEL}(\\.${LABEL})*/)?${NAME_PART}$`)

/** Value of a label or taint of Kubernetes; may be empty. */
export const LABEL_VALUE = new RegExp(`^(${NAME_PART})?$`)

/** `X.Y.Z`, with or without a leading v. */
export const VERSION = /^v?\d+\.\d+\.\d+$/

/** `18.06.1`, `1.36`: as Docker, containerd and CRI-O write theirs. */
export const RUNTIME_VERSION = /^\d+\.\d+(\.\d+)?$/

/** `v0.14.0`. */
export const TAG = /^v\d+\.\d+\.\d+$/

/** What a URL is made of in the files of a host: no blank, no quote, nothing that moves a cursor or ends a line. */
const PART = '[^\\s\'"\\u0000-\\u001f\\u007f-\\u009f]+'

export const URL = new RegExp(`^(https?|file)://${PART}$`)

/** Fingerprint of an OpenPGP key of version 4, with or without blanks, as gpg prints it. */
export const FINGERPRINT = /^([0-9A-Fa-f] *){40}$/

/** A URL, and for apt also suite and components: `https://… kubernetes-xenial main`. */
export const REPOSITORY_URL = new RegExp(`^(https?|file)://${PART}( ${PART})*$`)

export const WEB_URL = new RegExp(`^https?://${PART}$`)

/** `host[:port][/path]`, without a scheme: where images come from. */
export const REGISTRY = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5})?(\/[a-z0-9._-]+)*$/

const IMAGE_PART = '[a-z0-9]+((\\.|__?|-+)[a-z0-9]+)*'

/** `[registry/]name[:tag][@digest]`. Source: the grammar in reference.go of distribution/reference. */
export const IMAGE = new RegExp(
  `^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\\d{1,5})?/)?${IMAGE_PART}(/${IMAGE_PART})*` +
    '(:[A-Za-z0-9_][\\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$',
)

/** A registry or a block of addresses, as Docker's `insecure-registries` takes them. */
export const INSECURE_REGISTRY = /^[a-z0-9]([a-z0-9.-]*[a-z0-9])?(:\d{1,5}|\/\d{1,2})?$/

/** Name or address of a machine. */
export const MACHINE = /^[A-Za-z0-9:]([A-Za-z0-9.:_-]*[A-Za-z0-9])?$/

/** User of a Unix system. */
export const USER = /^[A-Za-z_][\w.-]{0,30}\$?$/

/** A variable of the environment. */
export const VARIABLE = /^[A-Za-z_]\w*$/

/** A path, but not `~somebody/…`, which only a shell could look up. */
export const PATH = /^(?!~[^/])[^\0]+$/

/** A proxy: scheme, host and port, nothing secret. */
export const PROXY_URL = /^https?:\/\/([A-Za-z0-9.-]+|\[[0-9A-Fa-f:]+\])(:\d{1,5})?\/?$/

/** What a list of exceptions from a proxy takes: a name, `.domain`, an address or a CIDR. */
export const NO_PROXY = /^[.\w*:-][\w.:*-]*(\/\d{1,3})?$/

/** A digest, as sha256sum prints it. */
export const SHA256 = /^[0-9a-f]{64}$/

const PORT = '([1-9]\\d{0,3}|[1-5]\\d{4}|6[0-4]\\d{3}|65[0-4]\\d{2}|655[0-2]\\d|6553[0-5])'

/** A port or a range of them, from 1 to 65535, and the protocol: `8080/tcp`, `9000-9100/udp`. */
export const OPENING = new RegExp(`^${PORT}(-${PORT})?/(tcp|udp)$`)
