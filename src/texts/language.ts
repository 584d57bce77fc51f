export type Language = 'en' | 'zh'

type Environment = Readonly<Record<string, string | undefined>>

/** Mainland China and Singapore write as we do; Taiwan, Hong Kong and Macau write otherwise, and are told in English. */
const SIMPLIFIED = /^zh(?:[_-](?:CN|SG|MY|Hans)(?:[_-][A-Z]{2})?)?$/i

/** `zh_CN.UTF-8@stroke` without encoding and variant. */
const bare = (locale: string): string => locale.replace(/[.@].*$/, '')

/** What the words of a locale stand for; undefined where we do not have that language. */
function languageNamed(locale: string): Language | undefined {
  const name = bare(locale)
  if (SIMPLIFIED.test(name)) return 'zh'
  return /^en(?:[_-]|$)/i.test(name) ? 'en' : undefined
}

/**
 * The language to speak: `SLIPWAY_LANG` if it names one, then as gettext does: the locale of messages by POSIX, and unless
 * that is `C`, the first of `LANGUAGE` that we have. English where the locale's encoding is another than UTF-8, and on the
 * Linux console, which has no Chinese characters.
 */
export function languageOf(env: Environment): Language {
  const wish = env.SLIPWAY_LANG && languageNamed(env.SLIPWAY_LANG)
  if (wish) return wish
  if (env.TERM === 'linux') return 'en'
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'C'
  if (/^(?:C|POSIX)$/.test(bare(locale))) return 'en'
  if (!/\.utf-?8(?:@|$)/i.test(env.LC_ALL || env.LC_CTYPE || env.LANG || '')) return 'en'
  for (const name of env.LANGUAGE?.split(':') ?? []) {
    const language = languageNamed(name)
    if (language) return language
  }
  return languageNamed(locale) ?? 'en'
}
