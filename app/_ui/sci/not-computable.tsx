import { useTranslations } from 'next-intl'
import type { BoundaryScore } from '#lib/domain/sci/boundary-score.ts'

/** What stands in the way of a score, by what is missing first. */
function missing({ period, operation, countedDays, gaps, score }: BoundaryScore) {
  if (period === null) return 'bills'
  if (operation === null) return 'operation'
  if (countedDays === 0) return gaps.every(({ reason }) => reason === 'no-bill') ? 'bills' : 'counts'
  return !score.ok && score.reason.includes('(R)') ? 'zero' : 'carbon'
}

/** That there is no score, why, and what would give one: never a number. */
export function NotComputable({ shown }: { shown: BoundaryScore }) {
  const t = useTranslations()
  const { score } = shown
  return (
    <div className="mt-4 rounded-md bg-warn-wash px-4 py-3">
      <p className="font-medium">{score.ok ? t('sci.missing.title') : `SCI ${score.reason}.`}</p>
      <p className="mt-1 text-[0.8125rem]">{t(`sci.missing.${missing(shown)}`)}</p>
    </div>
  )
}
