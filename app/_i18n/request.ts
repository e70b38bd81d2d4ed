import { cookies } from 'next/headers'
import { getRequestConfig } from 'next-intl/server'
import { LOCALE_COOKIE, localeFrom } from './locale.ts'
import { messagesOf } from './messages.ts'

/** What next-intl asks once for each request: the locale of the cookie, and its messages. */
export default getRequestConfig(async () => {
  const locale = localeFrom((await cookies()).get(LOCALE_COOKIE)?.value)
  return { locale, messages: messagesOf(locale), timeZone: 'UTC' }
})
