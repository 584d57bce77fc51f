/** Texts that read like language and are told to nobody in words of ours, and why. */
export const NOT_SAID: readonly { readonly because: string; readonly texts: readonly string[] }[] =
  [
    {
      because: 'contents of a file, or of what a program prints',
      texts: [
        '# Written by slipway.',
        '# slipway: {0}',
        "{0}\n# The names of the cluster's machines stand in {1}.\nmanage_etc_hosts: false\n",
        '# Written by slipway: no device of compressed memory to swap to.\n',
      ],
    },
    { because: 'a key, not a text', texts: ['not run', 'cut off'] },
  ]
