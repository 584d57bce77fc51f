import { runPrivately } from '../image/private-run.ts'

export const diskGiB = 12

/**
 * A disk that a BIOS boots: an MBR, and one ext4 partition with extlinux in it. ext4 without two features of which extlinux
 * knows nothing. Mounted once, in a mount namespace that ends with the command.
 */
const script = `
  raw=$2.raw
  rm -f "$raw"
  truncate -s ${diskGiB}G "$raw"
  echo '2048,,83,*' | sfdisk -q "$raw"
  blocks=$(( (${diskGiB} * 1024 - 1) * 256 ))
  mke2fs -q -F -t ext4 -b 4096 -O ^64bit,^metadata_csum -L root -d "$1" -E offset=1048576 "$raw" "$blocks"
  mount -o loop,offset=1048576 "$raw" /mnt
  extlinux --install /mnt/boot/extlinux
  umount /mnt
  dd if=/usr/lib/EXTLINUX/mbr.bin of="$raw" bs=440 count=1 conv=notrunc status=none
  qemu-img convert -O qcow2 -c "$raw" "$2"
  rm -f "$raw"
`

export const makeDisk = (tree: string, disk: string, log: string): Promise<unknown> =>
  runPrivately(['bash', '-euc', script, 'make-disk', tree, disk], log)
