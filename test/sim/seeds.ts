import type { Scenario } from './scenario.ts'

/** What once failed: as `shape:kind:point`, or a scenario in full, where more than one thing had to come together. */
export interface Kept {
  readonly at: string | Omit<Scenario, 'name'>
  readonly showed: string
}

/** Played first, each time; `--kept N` replays one, counted from 1. */
export const KEPT: readonly Kept[] = [
  {
    at: 'debian12-1:power:225',
    showed:
      'after a power cut apt-get did nothing until `dpkg --configure -a` had run, which nobody did',
  },
  { at: 'debian12-1:power:278', showed: 'the same, of a package that was unpacked' },
  {
    at: 'el7-1:power-torn:355',
    showed:
      "the marker of kubeadm was not on the disk, so that slipway took its own half control plane for somebody else's",
  },
  {
    at: 'el7-1:power-torn:422',
    showed: 'kubeadm was noted as ended while its certificates were not yet on the disk',
  },
  { at: 'el7-1:power-torn:489', showed: 'the same, of a kubeconfig' },
  {
    at: 'el7-1:power-torn:197',
    showed: "a power cut took the machine's new name back, and kubeadm went on under the old one",
  },
  {
    at: 'el7-1:power-torn:419',
    showed: 'what was waited for in vain was not reset, though kubeadm init had not ended',
  },
  {
    at: {
      seed: 5747,
      shape: 'debian12-3',
      start: { kind: 'unplugged', at: 0.8646313008453603 },
      runs: [
        {
          faults: [
            { kind: 'blackout', point: 1, host: 1, ms: 1758 },
            { kind: 'blackout', point: 31, host: 0, ms: 192 },
          ],
          rest: 60983,
          second: { point: 86, laptop: 'laptop' },
        },
        { faults: [{ kind: 'power', point: 103, host: 1, ms: 950 }], rest: 2 },
      ],
    },
    showed: 'a worker was noted as joined whose kubelet had lost its flags in a power cut',
  },
  { at: 'el7-1:blackout:73', showed: 'half a file stayed beside its target for ever' },
  {
    at: {
      seed: 1245,
      shape: 'el7-2',
      start: { kind: 'halted', at: 0.8263958054594696 },
      runs: [
        {
          faults: [
            { kind: 'cut-all', point: 128, host: 0, ms: 1283 },
            { kind: 'power-torn', point: 163, host: 1, ms: 357 },
          ],
          rest: 312,
        },
      ],
    },
    showed:
      'a kubelet.conf that a power cut had emptied was taken for a silent API server, for ever',
  },
  {
    at: {
      seed: 3547,
      shape: 'el7-2',
      start: { kind: 'drifted', drifts: ['worker-reset', 'nginx-gone'] },
      runs: [{ faults: [{ kind: 'disk-full', point: 64, host: 1, ms: 294 }], rest: 6616 }],
    },
    showed:
      'a worker that was reset was refused its name by kubeadm join, as long as its node seemed Ready',
  },
  {
    at: {
      seed: 3785,
      shape: 'debian12-3',
      start: { kind: 'unplugged', at: 0.3458488208707422 },
      runs: [{ faults: [{ kind: 'cut-all', point: 800, host: 1, ms: 36794 }], rest: 4 }],
    },
    showed: 'a signing key of apt that a power cut had emptied was left as it was',
  },
  {
    at: {
      seed: 1,
      shape: 'el7-2',
      start: { kind: 'drifted', drifts: ['docker-stopped', 'hosts-emptied'] },
      runs: [{ faults: [], rest: 0 }],
      need: { kind: 'foreign', host: 0 },
    },
    showed:
      'on a host of another cluster, all steps acted that come before the one that finds whose it is',
  },
  {
    at: {
      seed: 4988,
      shape: 'el7-2',
      start: { kind: 'drifted', drifts: ['rebooted', 'node-gone', 'kubelet-disabled'] },
      runs: [{ faults: [{ kind: 'blackout', point: 109, host: 0, ms: 36348 }], rest: 45 }],
    },
    showed:
      'a kubeadm reset that a power cut had ended left a worker without its certificates, and that passed for a join that had ended well',
  },
]
