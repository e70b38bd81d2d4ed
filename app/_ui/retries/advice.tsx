import { useTranslations } from 'next-intl'
import type { EdgeRow } from '#lib/domain/retries/carbon/edge-rows.ts'
import { adviceFor } from '../../_view/retry-advice.ts'

/** Which setting to change, in words. */
export function Advice({ row }: { row: EdgeRow }) {
  const t = useTranslations()
  return (
    <ul className="list-disc space-y-1.5 ps-5 text-[0.8125rem]" data-retries="advice">
      {adviceFor(row).map((advice) => (
        <li key={advice}>{t(`retries.advice.${advice}`)}</li>
      ))}
    </ul>
  )
}
