import { createTranslator } from 'next-intl'
import { LOCALE_COOKIE, localeFrom } from '../_i18n/locale.ts'
import { messagesOf } from '../_i18n/messages.ts'
import type { Translate } from '../_i18n/translate.ts'

/** The words for an answer of the API, in the locale of who asks. */
export function translatorOf(request: Request): Translate {
  const cookies = request.headers.get('cookie')?.split('; ') ?? []
  const locale = localeFrom(
    cookies.find((cookie) => cookie.startsWith(`${LOCALE_COOKIE}=`))?.slice(LOCALE_COOKIE.length + 1),
  )
  return createTranslator({ locale, messages: messagesOf(locale), timeZone: 'UTC' })
}
