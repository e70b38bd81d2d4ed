import type { Messages } from '../_i18n/english.ts'
import type { Translate } from '../_i18n/translate.ts'

/** What a person calls a format of bills; its id where it has no name. */
export function formatName(t: Translate, format: string): string {
  const key = `imports.formats.${format as keyof Messages['imports']['formats']}` as const
  return t.has(key) ? t(key) : format
}
