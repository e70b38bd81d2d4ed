import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { NuqsAdapter } from 'nuqs/adapters/next/app'
import { en } from './_messages/en.ts'
import { THEME_COOKIE, themeFrom } from './_view/theme.ts'
import './globals.css'

export const metadata: Metadata = {
  title: en.product,
  description: en.tagline,
  robots: { index: false, follow: false },
}

export const viewport: Viewport = { colorScheme: 'light dark' }

export default async function RootLayout({ children }: LayoutProps<'/'>) {
  const jar = await cookies()
  return (
    <html lang="en" data-theme={themeFrom(jar.get(THEME_COOKIE)?.value)}>
      <body>
        <NuqsAdapter>{children}</NuqsAdapter>
      </body>
    </html>
  )
}
