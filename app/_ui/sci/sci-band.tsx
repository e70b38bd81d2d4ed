import { useTranslations } from 'next-intl'
import type { DataBand } from '#lib/queries/data-band.ts'
import { addDays, formatDay, formatPeriod } from '../../_format/dates.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { otherPage } from '../../_view/view-href.ts'
import { ViewLink } from '../view-link.client.tsx'

/** Which days these are, how fresh the data is, and by what it was counted. */
export function SciBand({ page, band }: { page: PageRequest; band: DataBand }) {
  const t = useTranslations()
  const { organisation, search, shown, view } = page
  const base = `/o/${organisation.slug}`
  const settings = `${otherPage(`${base}/settings`, search)}#factors`
  const link = 'underline-offset-2 hover:text-ink hover:underline'
  return (
    <p className="text-[0.8125rem] leading-6 text-muted">
      {shown && <span className="text-ink">{formatPeriod(shown.from, shown.to)}</span>}
      {band.period && (
        <>
          {shown && ' · '}
          <ViewLink href={otherPage(`${base}/imports`, search)} className={link}>
            {t('band.billsTo', { day: formatDay(addDays(band.period.end, -1)) })}
          </ViewLink>
        </>
      )}
      {(shown || band.period) && ' · '}
      <ViewLink href={settings} className={link}>
        {t('factors.inText', { id: view.factorSet })}
      </ViewLink>
    </p>
  )
}
