import type { Catalogue } from './catalogue.ts'
import type { Language } from './language.ts'
import { english, type Say, sayer } from './say.ts'
import { filler, translator } from './translate.ts'

/** Loads what is needed to speak a language; for English, nothing. */
export async function speak(language: Language): Promise<Say> {
  if (language === 'en') return english
  const { chinese, told } = await import('./zh/index.ts')
  return speaking('zh-CN', chinese, told)
}

/** `told` holds templates that are filled where they are said, and words; no ready text is recognised by them. */
export const speaking = (tag: string, catalogue: Catalogue, told: Catalogue = {}): Say =>
  sayer(tag, translator(catalogue, told), filler({ ...catalogue, ...told }))
