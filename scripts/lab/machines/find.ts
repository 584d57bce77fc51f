import { describeLab, type Lab, type Machine } from './lab.ts'
import { labNames, readRecord } from './record.ts'
import { Refusal } from './refusal.ts'

export const findLab = async (name: string): Promise<Lab> => {
  const record = await readRecord(name)
  if (record !== undefined) return describeLab(record)
  const others = await labNames()
  const hint = others.length > 0 ? `There is: ${others.join(', ')}.` : 'Make it: npm run lab -- up'
  throw new Refusal(`There is no lab "${name}". ${hint}`)
}

export const findMachine = (lab: Lab, name: string): Machine => {
  const machine = lab.machines.find(candidate => candidate.name === name)
  if (machine !== undefined) return machine
  const names = lab.machines.map(candidate => candidate.name).join(', ')
  throw new Refusal(`The lab "${lab.name}" has no machine "${name}". It has: ${names}.`)
}
