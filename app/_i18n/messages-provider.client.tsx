'use client'
import { NextIntlClientProvider } from 'next-intl'
import { type ReactNode, useMemo } from 'react'
import type { Locale } from './locale.ts'
import { messagesOf } from './messages.ts'

/** Gives components in the browser their words, as part of the code that a browser keeps, not of each page. */
export function MessagesProvider({ locale, children }: { locale: Locale; children: ReactNode }) {
  const messages = useMemo(() => messagesOf(locale), [locale])
  return (
    <NextIntlClientProvider locale={locale} messages={messages} timeZone="UTC">
      {children}
    </NextIntlClientProvider>
  )
}
