import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Direction as Way } from '#lib/domain/what-if/move-region.ts'

/** A difference with its direction in a sign and in words; the colour only repeats them. */
export function Direction({ direction, children }: { direction: Way; children: ReactNode }) {
  const t = useTranslations()
  const colour = direction === 'less' ? 'text-accent' : direction === 'more' ? 'text-warn' : ''
  return (
    <span className={colour}>
      {children}{' '}
      <span className="text-[0.8125rem] font-normal whitespace-nowrap">
        {t(`regions.directions.${direction}`)}
      </span>
    </span>
  )
}
