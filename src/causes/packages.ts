import type { Cause } from './cause.ts'

/**
 * What yum, dnf, apt, dpkg, rpm and curl say, in the C locale. Facts §8 and §14; the rest is the wording of
 * apt 2.x, yum 3.4 and curl 7.x themselves.
 */
export const packages: readonly Cause[] = [
  {
    id: 'package-lock-held',
    when: /Could not get lock \/var\/(lib|cache)\/(dpkg|apt)|Unable to (acquire the dpkg frontend|lock the administration directory)|dpkg frontend lock was locked|Existing lock \/var\/run\/yum\.pid|holding the yum lock|Waiting for process with pid \d+ to finish/i,
    cause: 'another program is using the package manager',
    cure: 'wait for it to end (slipway ssh {host} ps -ef), then: slipway up',
    transient: true,
    // A first unattended upgrade of a new machine.
    lasts: 15 * 60_000,
  },
  {
    id: 'package-lock-broken',
    when: /Malformed lock file found/i,
    cause: 'the lock file of the package manager holds nothing that it could read',
    cure: 'if no dnf or yum runs there: slipway ssh {host} sudo systemd-tmpfiles --remove dnf.conf, then: slipway up',
  },
  {
    id: 'dpkg-interrupted',
    when: /dpkg was interrupted, you must manually run/i,
    cause: 'an earlier installation on this host was cut off half-way',
    cure: 'slipway ssh {host} sudo dpkg --configure -a',
  },
  {
    id: 'centos-7-mirrors-gone',
    when: /mirrorlist\.centos\.org|Cannot find a valid baseurl for repo: base\/7/i,
    cause:
      'the mirrors of CentOS 7 were switched off in 2024; only the vault still has its packages',
    cure: 'set repositories.centosVault in cluster.yaml to a mirror of vault.centos.org, then: slipway up',
  },
  {
    id: 'legacy-kubernetes-repository',
    when: /(apt|yum|packages\.cloud)\.(kubernetes\.io|google\.com).*\b(40[34]|Not Found|Forbidden)\b|The repository 'https?:\/\/apt\.kubernetes\.io/i,
    cause: "Google's repositories of Kubernetes were switched off in 2024",
    cure: 'set repositories.kubernetes in cluster.yaml to pkgs.k8s.io or a mirror, then: slipway up',
  },
  {
    id: 'release-file-gone',
    when: /does not have a Release file|no longer has a Release file/i,
    cause: 'the repository has nothing for this release of the system',
    cure: 'correct the url of that repository in cluster.yaml; what is asked for now: slipway ssh {host} apt-cache policy',
  },
  {
    id: 'repository-refused',
    when: /HTTP(S)? Error 403|Status code: 403|\b403 +Forbidden|returned error: 403/i,
    cause: 'the repository refuses: the path is wrong, or it has no packages of that minor release',
    cure: 'open the url of the repository in a browser; correct it in cluster.yaml, then: slipway up',
  },
  {
    id: 'server-overloaded',
    when: /(HTTP Error|Status code:|returned error:|HTTP status:?|HTTP\/[\d.]+) 50[0-4]\b|\b50[234] +(Service Unavailable|Service Temporarily|Bad Gateway|Gateway Time-?out)/i,
    cause: 'the server that the host downloads from is out of order or overloaded',
    cure: 'wait, and then: slipway up; or name another mirror in cluster.yaml',
    transient: true,
  },
  {
    id: 'repository-not-found',
    when: /HTTPS? Error 404|\b404 +Not Found|returned error: 404|Status code: 404/i,
    cause:
      'the repository has no such file: its address is wrong, or the host has an old list of it',
    cure: 'open the url of the repository in a browser; correct it in cluster.yaml, then: slipway up',
  },
  {
    id: 'signing-key-unknown',
    when: /holds the key [0-9A-F]{40}, which is not known to sign these packages/,
    cause: 'the repository offers another key than the one that is known to sign its packages',
    cure: 'compare it with what the makers of the packages publish: if it is theirs, give url, key and fingerprint under repositories in cluster.yaml; if not, take another mirror',
  },
  {
    id: 'signing-key-unreadable',
    when: /holds no keys that can be read/,
    cause: 'what the address of the signing key gives is no OpenPGP key',
    cure: 'open the address in a browser: a proxy or a mirror may answer with a page; correct the key under repositories in cluster.yaml, then: slipway up',
  },
  {
    id: 'repository-signature',
    when: /repomd\.xml signature could not be verified|repomd\.xml GPG signature verification error|The repository '.*' is not signed|The following signatures were invalid: BADSIG/i,
    cause: 'the signature of the repository does not fit the key that cluster.yaml names',
    cure: 'correct the key of that repository in cluster.yaml (Aliyun never signed its list: check: false)',
  },
  {
    id: 'repository-key-missing',
    when: /NO_PUBKEY|public key is not available|Public key for .* is not installed|GPG key retrieval failed/i,
    cause: 'the key that the repository is signed with is not on the host',
    cure: 'set the key of that repository in cluster.yaml to the address of the right one, then: slipway up',
  },
  {
    id: 'repository-key-expired',
    when: /EXPKEYSIG|KEYEXPIRED|key (is|has) expired/i,
    cause: 'the key that the repository is signed with has expired',
    cure: 'download the renewed key, name it as the key of that repository in cluster.yaml, then: slipway up',
  },
  {
    id: 'package-version-missing',
    when: /Version '.*' for '.*' was not found|No package .* available|Unable to find a match|Unable to locate package|has no installation candidate/i,
    cause: 'the repositories of this host do not have that version of the package',
    cure: 'see what there is: slipway ssh {host} apt-cache madison kubeadm (or: yum list --showduplicates kubeadm)',
  },
  {
    id: 'package-downgrade',
    when: /Packages were downgraded and -y was used without|Held packages were changed and -y was used without/i,
    cause: 'another version of the package is installed already',
    cure: 'see which: slipway ssh {host} "dpkg -l | grep -E \'kube|docker\'"; remove it there, then: slipway up',
  },
  {
    id: 'package-conflict',
    when: /unmet dependencies|you have held broken packages|Depends: .* but .* is (not (going to be|installable)|to be installed)|Transaction check error|conflicts with file from package|Error: Package: .*|requires: .* but none of the providers can be installed|problem: conflicting requests/i,
    cause: 'packages on this host contradict those that are to be installed',
    cure: 'remove the package that is named, as: slipway ssh {host} sudo apt-get remove PACKAGE (or: yum remove)',
  },
  {
    id: 'download-clock',
    when: /Release file for .* is not valid yet/i,
    cause: "the host's clock is behind",
    cure: 'slipway ssh {host} date, then set its clock or time.servers in cluster.yaml',
  },
  {
    id: 'download-hash',
    when: /Hash Sum mismatch|\[Errno -1\] (Package|Metadata file) does not match|checksum doesn't match/i,
    cause:
      'what was downloaded is not what the list promises: a mirror in the middle of an update, or a proxy that keeps old files',
    cure: 'try again in some minutes: slipway up',
    transient: true,
  },
  {
    id: 'download-certificate',
    when: /curl: \(60\)|SSL certificate problem|Peer's certificate issuer has been marked|Certificate verification failed|unable to get local issuer certificate|\[Errno 14\] curl#60/i,
    cause:
      'the host does not trust the certificate of the server: its list of authorities is too old, or a proxy stands between',
    cure: 'slipway ssh {host} sudo apt-get install -y ca-certificates (or: yum update -y ca-certificates)',
  },
  {
    id: 'download-tls-too-old',
    when: /curl: \(35\)|curl#35|tlsv1 alert protocol version|unsupported protocol|no alternative certificate subject name|gnutls_handshake\(\) failed/i,
    cause: 'host and server have no version of TLS in common',
    cure: 'update curl, nss and openssl on the host, or name a mirror over http in cluster.yaml',
  },
  {
    id: 'proxy-refuses',
    when: /Received HTTP code 40[37] from proxy|Proxy Authentication Required|Could not resolve proxy|Proxy CONNECT aborted/i,
    cause: 'the proxy that the host is to use does not let it through',
    cure: 'see its settings: slipway ssh {host} "env | grep -i proxy; cat /etc/apt/apt.conf.d/*proxy* /etc/yum.conf"',
  },
  {
    id: 'download-gave-up',
    when: /all mirrors were (already )?tried|No more mirrors to try|Some index files failed to download|Unable to fetch some archives/i,
    cause: 'the repository did not give what was asked for',
    cure: 'ask the host itself: slipway ssh {host} curl -sv URL, with an url of repositories in cluster.yaml',
    general: true,
    transient: true,
  },
  {
    id: 'name-not-resolved',
    when: /Could not resolve(?! proxy)|Temporary failure (in name resolution|resolving)|Name or service not known|server misbehaving|lookup \S+( on \S+)?: no such host|dial tcp: lookup/i,
    cause: 'the host cannot look up names (DNS)',
    cure: 'slipway ssh {host} cat /etc/resolv.conf, and name a DNS server there that answers',
    general: true,
  },
  {
    id: 'download-no-answer',
    when: /curl: \((7|28)\)|curl#(7|28)\b|Failed to connect to \S+ port|Could not connect to \S+:\d+|Connection timed out after|Cannot initiate the connection to/i,
    cause: 'the host cannot reach the server: no route, a firewall, or only by a proxy',
    cure: 'ask the host itself: slipway ssh {host} curl -sv URL; where there is a proxy, set it for the package manager',
    general: true,
    transient: true,
  },
]
