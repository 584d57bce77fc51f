import type { Catalogue } from '../../catalogue.ts'

export const clock: Catalogue = {
  'The clock agrees with that of the control machine to half a minute':
    '时钟与控制机相差不到半分钟',
  'clock agrees': '时钟一致',
  "clock is {0} s ahead of this machine's": '时钟比这台机器快 {0} 秒',
  "clock is {0} s behind this machine's": '时钟比这台机器慢 {0} 秒',
  'set it right (chronyc makestep, or timedatectl set-time), or mend the clock here':
    '把它校准（chronyc makestep 或 timedatectl set-time），或者校准这台机器的时钟',
}
