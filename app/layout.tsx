import { DirectionProvider } from '@base-ui/react/direction-provider'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { getLocale, getTranslations } from 'next-intl/server'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { directionOf } from './_i18n/locale.ts'
import { MessagesProvider } from './_i18n/messages-provider.client.tsx'
import { THEME_COOKIE, themeFrom } from './_view/theme.ts'
import './globals.css'

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations()
  return { title: t('product'), description: t('tagline'), robots: { index: false, follow: false } }
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const [jar, locale] = await Promise.all([cookies(), getLocale()])
  const direction = directionOf(locale)
  return (
    <html lang={locale} dir={direction} data-theme={themeFrom(jar.get(THEME_COOKIE)?.value)}>
      <body>
        <MessagesProvider locale={locale}>
          <DirectionProvider direction={direction}>
            <NuqsAdapter>{children}</NuqsAdapter>
          </DirectionProvider>
        </MessagesProvider>
      </body>
    </html>
  )
}
