import { expect, test } from 'vitest'
import { languageOf } from '../../src/texts/language.ts'

test.each([
  [{}, 'en'],
  [{ LANG: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.utf8' }, 'zh'],
  [{ LANG: 'zh_SG.UTF-8' }, 'zh'],
  [{ LANG: 'zh_Hans_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh.UTF-8' }, 'zh'],
  // Taiwan and Hong Kong write otherwise.
  [{ LANG: 'zh_TW.UTF-8' }, 'en'],
  [{ LANG: 'zh_HK.UTF-8' }, 'en'],
  [{ LANG: 'zh_Hant_TW.UTF-8' }, 'en'],
  [{ LANG: 'de_DE.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8@pinyin' }, 'zh'],
  // The terminal could not show it.
  [{ LANG: 'zh_CN' }, 'en'],
  [{ LANG: 'zh_CN.GB18030' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_CTYPE: 'zh_CN.GBK' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', TERM: 'linux' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', TERM: 'linux', SLIPWAY_LANG: 'zh' }, 'zh'],
  // POSIX: the first of the three that is not empty.
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: 'C.UTF-8' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LC_ALL: '' }, 'zh'],
  [{ LANG: 'en_US.UTF-8', LC_MESSAGES: 'zh_CN.UTF-8' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en'],
  // gettext: LANGUAGE counts unless the locale is C, and its first language that we have wins.
  [{ LANG: 'en_US.UTF-8', LANGUAGE: 'zh_CN:en' }, 'zh'],
  [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'de:en:zh' }, 'en'],
  [{ LANG: 'zh_CN.UTF-8', LANGUAGE: 'de' }, 'zh'],
  [{ LANG: 'C', LANGUAGE: 'zh_CN' }, 'en'],
  [{ LANGUAGE: 'zh_CN' }, 'en'],
  // Said outright.
  [{ SLIPWAY_LANG: 'zh' }, 'zh'],
  [{ SLIPWAY_LANG: 'zh', LC_ALL: 'C' }, 'zh'],
  [{ SLIPWAY_LANG: 'en', LANG: 'zh_CN.UTF-8' }, 'en'],
  [{ SLIPWAY_LANG: 'tlh', LANG: 'zh_CN.UTF-8' }, 'zh'],
] as const)('%j: %s', (env, language) => expect(languageOf(env)).toBe(language))
