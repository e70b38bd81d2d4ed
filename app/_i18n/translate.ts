import type { useTranslations } from 'next-intl'
import type { Messages as OurMessages } from './english.ts'
import type { Locale as OurLocale } from './locale.ts'

declare module 'next-intl' {
  interface AppConfig {
    Locale: OurLocale
    Messages: OurMessages
  }
}

/** Gives the text of a message. A key that does not exist, or an argument left out, is a type error. */
export type Translate = ReturnType<typeof useTranslations<never>>
