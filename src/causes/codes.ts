import type { ProblemCode } from '../core/problem.ts'

/** What a kind of problem means, and what to do about it. */
export interface CodeExplained {
  readonly means: string
  readonly cure: string
}

export const codes: Readonly<Record<ProblemCode, CodeExplained>> = {
  CONFIG_INVALID: {
    means:
      'cluster.yaml, a file that it names, or the command line cannot be understood. No host was asked.',
    cure: 'correct the lines that are named; slipway schema describes every setting, slipway COMMAND --help every option',
  },
  HOST_UNREACHABLE: {
    means: 'no SSH server answers at the address: it is down, elsewhere, or behind a firewall',
    cure: 'ssh -v USER@ADDRESS from this machine; correct address, port or ssh in cluster.yaml',
  },
  AUTH_REFUSED: {
    means: 'the SSH server answers, and takes neither a key nor a password of ours',
    cure: 'correct ssh.user or ssh.identityFile in cluster.yaml, or ssh-copy-id the key; ssh -v shows what is tried',
  },
  HOST_KEY_UNKNOWN: {
    means: 'the host shows a key that is not in known_hosts, so nobody can tell who it is',
    cure: 'ssh-keyscan ADDRESS >> ~/.ssh/known_hosts after comparing fingerprints, or hostKeys: accept-new below ssh in cluster.yaml',
  },
  HOST_KEY_CHANGED: {
    means:
      'the host shows another key than the one that is known: it was installed anew, or is not the same machine',
    cure: 'find out which; if it was installed anew: ssh-keygen -R ADDRESS',
  },
  SUDO_REFUSED: {
    means: 'the user who logs in cannot become root there by sudo, doas or su',
    cure: 'let sudo -n true work for that user on the host, as by NOPASSWD in /etc/sudoers.d, or log in as root',
  },
  CONNECTION_LOST: {
    means:
      'the connection broke, and could not be made anew within two minutes. What was at work on the host ends by itself.',
    cure: 'run the same command again: it finds what is still at work, waits for it, and goes on',
  },
  CHECK_FAILED: {
    means: 'a check found something that no step mends. Nothing was touched.',
    cure: 'slipway check shows all of it, each finding with what to do',
  },
  COMMAND_FAILED: {
    means: 'a program on a host failed, or slipway itself has a defect. The other hosts went on.',
    cure: 'the message names the cause where it is known; slipway logs HOST STEP shows what was printed; then slipway up, or slipway retry',
  },
  NOT_CONVERGED: {
    means:
      'a step has acted, and what it was for is still not so: something undoes it, or it takes more time',
    cure: 'slipway plan shows what is missing; look at the host (slipway ssh HOST), then slipway up',
  },
  UNSUPPORTED: {
    means:
      'slipway does not know how to do this there: the system, a version, or a change that takes an upgrade',
    cure: 'the hint says what would work; slipway versions shows what goes with what',
  },
  FOREIGN_CLUSTER: {
    means:
      'there is a cluster, or half of one, on the host that this cluster.yaml did not make. It was left alone.',
    cure: 'take it over with slipway up --adopt HOST, or give it up with slipway reset --host HOST, which loses what is on it',
  },
  DECLINED: {
    means:
      'a question was answered with no, or there was no terminal to ask it at. Nothing was touched.',
    cure: 'slipway plan shows what would be done; --yes does it without asking',
  },
  INTERRUPTED: {
    means:
      'the run was stopped by Ctrl-C or a signal. What was begun on the hosts was waited for, or ends by itself.',
    cure: 'run the same command again: it goes on where it stopped',
  },
  LOCKED: {
    means: 'another run is at work on the same hosts, from here or from elsewhere',
    cure: 'wait for it; if it is certainly gone: --break-lock',
  },
}
