import { useTranslations } from 'next-intl'
import type { CountsRead } from '#lib/domain/sci/counts/read-counts.ts'

const SHOWN = 20

/** What is wrong with a file of counts, line by line. */
export function CountFaults({ faults }: { faults: CountsRead['faults'] }) {
  const t = useTranslations()
  if (faults.length === 0) return null
  return (
    <div role="alert" className="rounded-md bg-danger-wash px-3 py-2">
      <p className="font-medium text-danger">{t('sci.counts.faults', { count: faults.length })}</p>
      <ul className="mt-1">
        {faults.slice(0, SHOWN).map(({ line, fault }) => (
          <li key={`${line} ${fault}`} className="break-words">
            {t('sci.counts.fault', { line, fault })}
          </li>
        ))}
        {faults.length > SHOWN && <li>{t('sci.counts.moreFaults', { count: faults.length - SHOWN })}</li>}
      </ul>
    </div>
  )
}
