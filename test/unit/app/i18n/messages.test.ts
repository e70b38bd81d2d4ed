import { createTranslator } from 'next-intl'
import { describe, expect, it } from 'vitest'
import { english } from '#app/_i18n/english.ts'
import { LOCALES, type Locale } from '#app/_i18n/locale.ts'
import { messagesOf } from '#app/_i18n/messages.ts'

type Tree = { readonly [key: string]: string | Tree }
type AnyTranslate = (key: string, values?: Record<string, string | number>) => string

const textsOf = (tree: Tree, path = ''): (readonly [string, string])[] =>
  Object.entries(tree).flatMap(([name, value]) =>
    typeof value === 'string' ? [[path + name, value] as const] : textsOf(value, `${path}${name}.`),
  )

const ALL = textsOf(english)

/** A value for each argument of a message: whatever is counted is a number. */
const samples = (message: string, count: number): Record<string, string | number> =>
  Object.fromEntries(
    [...message.matchAll(/\{(\w+)\s*(?:,\s*(\w+)|\})/g)].map(([, name = '', kind]) => [
      name,
      kind === undefined ? `<${name}>` : count,
    ]),
  )

const translator = (locale: Locale): AnyTranslate =>
  createTranslator({
    locale,
    messages: messagesOf(locale),
    timeZone: 'UTC',
    onError: (error) => {
      throw error
    },
  }) as AnyTranslate

describe.each(LOCALES)('in %s', (locale) => {
  const t = translator(locale)

  it('every message can be said, of none, of one and of many', () => {
    expect(ALL.length).toBeGreaterThan(1000)
    for (const [key, message] of ALL)
      for (const count of [0, 1, 250]) {
        const values = samples(message, count)
        const text = t(key, values)
        expect(text, key).not.toMatch(/[{}]/)
        if (!/plural|select/.test(message))
          for (const value of Object.values(values)) expect(text, key).toContain(String(value))
      }
  })
})

it('English says what its message is, to the letter, where nothing is put in', () => {
  const t = translator('en')
  for (const [key, message] of ALL) if (!message.includes('{')) expect(t(key), key).toBe(message)
})

it('the files of English share no name of an area: none hides another', () => {
  const names = ALL.map(([key]) => key)
  expect(new Set(names).size).toBe(names.length)
  for (const area of ['navigation', 'overview', 'share', 'report', 'problem', 'welcome'])
    expect(Object.keys(english)).toContain(area)
})

it('counts are in the words that the number asks for', () => {
  const t = translator('en')
  expect(t('imports.importAll', { files: 1 })).toBe('Import this file')
  expect(t('imports.importAll', { files: 1200 })).toBe('Import 1,200 files')
  expect(t('band.attention', { count: 1 })).toBe('1 import needs attention')
  expect(t('share.days', { days: 365 })).toBe('1 year')
  expect(t('team.rules.none', { versions: 1 })).toBe('The team rules have not changed.')
  expect(t('team.rules.none', { versions: 3 })).toContain('last 3 versions')
  expect(t('footprints.accounts', { both: 4, onlyOfficial: 0, onlyBills: 2 })).toBe(
    'Accounts: 4 in both, 2 only in the bills. Compared are those in both.',
  )
  expect(t('explain.year', { year: 2024 })).toBe('year 2024')
})
