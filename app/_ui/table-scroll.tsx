import { useTranslations } from 'next-intl'
import type { ReactNode, Ref } from 'react'

interface Props {
  readonly label: string
  readonly children: ReactNode
  readonly ref?: Ref<HTMLElement>
  /** Scrolls up and down by itself too, at most as high as the window, so that its head and its foot stay in sight. */
  readonly isTall?: boolean
}

/** Lets a wide table scroll by itself, with keys too, so that the page never does. */
export function TableScroll({ label, children, ref, isTall = false }: Props) {
  const t = useTranslations()
  return (
    <section
      ref={ref}
      aria-label={`${label}. ${t('table.scroll')}`}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keys
      tabIndex={0}
      className={`relative rounded-lg border border-line bg-surface print:overflow-visible ${isTall ? 'max-h-[max(22rem,calc(100dvh-10rem))] overflow-auto overscroll-x-contain print:max-h-none' : 'overflow-x-auto'}`}
    >
      {children}
    </section>
  )
}
