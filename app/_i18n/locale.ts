/** English, and the pseudo-locale that tests reach by the cookie: accented, longer, from right to left. */
export const LOCALES = ['en', 'ar-XB'] as const

export type Locale = (typeof LOCALES)[number]

export const LOCALE_COOKIE = 'locale'

/** The locale that a cookie names, or English. */
export const localeFrom = (cookie: string | undefined): Locale =>
  LOCALES.find((locale) => locale === cookie) ?? 'en'

/** Which way a locale is written. */
export const directionOf = (locale: Locale): 'ltr' | 'rtl' => (locale === 'ar-XB' ? 'rtl' : 'ltr')
