import { english, type Messages } from './english.ts'
import type { Locale } from './locale.ts'
import { pseudo } from './pseudo.ts'

const load: Readonly<Record<Locale, () => Messages>> = {
  en: () => english,
  'ar-XB': () => pseudo(english),
}

/** The messages of a locale. A further language is a folder of JSON files like `en`, and a line here. */
export const messagesOf = (locale: Locale): Messages => load[locale]()
