import { useTranslations } from 'next-intl'
import { CHANGE_PARTS, type ChangePart } from '#lib/domain/change/change.ts'
import type { ChangeReport, Days } from '#lib/domain/change/change-report.ts'
import type { Scenarios } from '#lib/domain/change/scenarios.ts'
import { spanOf } from '#lib/domain/change/scenarios.ts'
import type { MassUnit } from '#lib/domain/format/mass.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { formatPeriod } from '../../_format/dates.ts'
import { nameOf } from '../../_format/names.ts'
import type { Translate } from '../../_i18n/translate.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { changeKey, EXPLAIN_TOTAL } from '../../_view/explained.ts'
import { largestService } from '../../_view/largest-service.ts'
import type { DataPeriod } from '../../_view/shown-period.ts'
import { changedView, otherPage } from '../../_view/view-href.ts'
import { Card } from '../card.tsx'
import { ExplainButton } from '../explain-button.client.tsx'
import { RangeText } from '../range-text.tsx'
import { TableScroll } from '../table-scroll.tsx'
import { ViewLink } from '../view-link.client.tsx'
import { CompareChoice } from './compare-choice.tsx'
import { DifferenceRange, DifferenceText, signed } from './difference-text.tsx'
import { Waterfall, type WaterfallStep } from './waterfall.client.tsx'

interface Props {
  readonly page: PageRequest
  readonly change: ChangeReport | null
  /** Where bills are; null where there is nothing to choose. */
  readonly data: DataPeriod | null
}

/** What the change from the period before is made of: as a waterfall, and as the same numbers in a table. */
export function ChangeCard({ page, change, data }: Props) {
  const t = useTranslations()
  const { shown } = page
  return (
    <Card
      title={t('change.title')}
      detail={
        change ? t('change.from', { base: periodName(change.base), now: periodName(change.now) }) : undefined
      }
      action={
        shown &&
        data &&
        shown.choice !== 'all' && (
          <CompareChoice page={page} data={data} days={{ from: shown.from, to: shown.to }} />
        )
      }
    >
      <div className="px-5 pt-1 pb-5">
        {change ? <Parts page={page} change={change} /> : <p className="text-muted">{whyNot(t, page)}</p>}
      </div>
    </Card>
  )
}

export const periodName = ({ from, to }: Days): string => formatPeriod(from, to)

function whyNot(t: Translate, { view, shown }: PageRequest): string {
  if (view.compare === 'none') return t('change.notCompared')
  return shown?.choice === 'all' ? t('change.allData') : t('change.noneBefore')
}

function Parts({ page, change: report }: { page: PageRequest; change: ChangeReport }) {
  const t = useTranslations()
  const { organisation, view, search } = page
  const { base, now, change } = report
  const unit = view.unit ?? sharedMassUnit(CHANGE_PARTS.map((part) => change.parts[part].central))
  const services = (part: ChangePart) => {
    const most = largestService(part, report)
    return otherPage(`/o/${organisation.slug}/services`, search, most ? { service: [most.value] } : {})
  }
  const beforeHref = changedView(search, { from: base.from, to: base.to, explain: null })
  const step = (label: string, kilograms: Scenarios, href: string, isTotal: boolean): WaterfallStep => {
    const { from, to } = spanOf(kilograms)
    const text = (value: number) => (isTotal ? formatMass(value, unit) : signed(value, unit))
    return { label, kilograms, href, isTotal, range: `${text(from)} – ${text(to)}` }
  }
  return (
    <>
      <div className="grid grid-cols-1 items-start gap-x-8 gap-y-3 xl:grid-cols-[2fr_3fr]">
        <Waterfall
          label={t('change.chartLabel', { unit })}
          unit={unit}
          steps={[
            step(t('change.before'), change.base, beforeHref, true),
            ...CHANGE_PARTS.map((part) =>
              step(t(`change.parts.${part}`), change.parts[part], services(part), false),
            ),
            step(t('change.after'), change.now, changedView(search, { explain: EXPLAIN_TOTAL }), true),
          ]}
        />
        <TableScroll label={t('change.title')}>
          <table className="figures w-full text-[0.8125rem]">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2 text-start font-medium">
                  {t('change.part')}
                </th>
                <th scope="col" className="px-3 py-2 text-end font-medium whitespace-nowrap">
                  {t('change.change')}, {unit}
                </th>
                <th scope="col" className="px-3 py-2 text-end font-medium whitespace-nowrap">
                  {t('change.range')}, {unit}
                </th>
                <th scope="col" className="px-3 py-2 text-start font-medium">
                  {t('change.most')}
                </th>
              </tr>
            </thead>
            <tbody>
              <TotalRow name={periodName(base)} kilograms={change.base} unit={unit}>
                <ViewLink
                  href={beforeHref}
                  className="inline-block min-h-6 leading-6 underline-offset-2 hover:underline"
                >
                  {formatMass(change.base.central, unit)}
                </ViewLink>
              </TotalRow>
              {CHANGE_PARTS.map((part) => {
                const most = largestService(part, report)
                return (
                  <tr key={part} className="border-b border-line align-top">
                    <th scope="row" className="min-w-44 px-3 py-1.5 text-start font-normal">
                      {t(`change.parts.${part}`)}
                      <span className="block text-xs text-muted">{t(`change.partHints.${part}`)}</span>
                    </th>
                    <td className="px-3 py-1.5 text-end">
                      <DifferenceText kilograms={change.parts[part]} unit={unit} terse />
                    </td>
                    <td className="px-3 py-1.5 text-end">
                      <DifferenceRange kilograms={change.parts[part]} unit={unit} />
                    </td>
                    <td className="min-w-40 px-3 py-1.5">
                      {most && (
                        <ViewLink
                          href={services(part)}
                          className="inline-block min-h-6 leading-6 underline-offset-2 hover:underline"
                        >
                          {nameOf(t, 'service', most.value)}{' '}
                          <span className="text-muted">
                            {signed(most.kilograms, unit)} {unit}
                          </span>
                        </ViewLink>
                      )}
                    </td>
                  </tr>
                )
              })}
              <TotalRow name={periodName(now)} kilograms={change.now} unit={unit}>
                <ExplainButton of={EXPLAIN_TOTAL} className="min-h-6">
                  {formatMass(change.now.central, unit)}
                </ExplainButton>
              </TotalRow>
            </tbody>
            <tfoot>
              <tr className="font-medium">
                <th scope="row" className="px-3 py-2 text-start font-medium">
                  {t('change.total')}
                </th>
                <td className="px-3 py-2 text-end">
                  <ExplainButton of={changeKey({})} className="min-h-6">
                    <DifferenceText kilograms={change.difference} unit={unit} terse />
                  </ExplainButton>
                </td>
                <td className="px-3 py-2 text-end font-normal">
                  <DifferenceRange kilograms={change.difference} unit={unit} />
                </td>
                <td />
              </tr>
            </tfoot>
          </table>
        </TableScroll>
      </div>
      <ComparisonNotes change={report} />
    </>
  )
}

interface TotalProps {
  readonly name: string
  readonly kilograms: Scenarios
  readonly unit: MassUnit
  readonly children: React.ReactNode
}

function TotalRow({ name, kilograms, unit, children }: TotalProps) {
  return (
    <tr className="border-b border-line">
      <th scope="row" className="px-3 py-1.5 text-start font-medium">
        {name}
      </th>
      <td className="px-3 py-1.5 text-end font-medium">{children}</td>
      <td className="px-3 py-1.5 text-end text-muted">
        <RangeText kilograms={kilograms} unit={unit} />
      </td>
      <td />
    </tr>
  )
}

/** What must be known before the two periods are compared: their lengths, and days without bills. */
function ComparisonNotes({ change: { base, now } }: { change: ChangeReport }) {
  const t = useTranslations()
  const notes = [
    ...(base.days === now.days ? [] : [t('change.lengths', { base: base.days, now: now.days })]),
    ...[base, now]
      .filter(({ days, billedDays }) => billedDays < days)
      .map((period) =>
        t('change.billed', { period: periodName(period), billed: period.billedDays, days: period.days }),
      ),
  ]
  if (notes.length === 0) return null
  return (
    <ul className="mt-3 space-y-1 text-[0.8125rem] text-muted">
      {notes.map((note) => (
        <li key={note}>{note}</li>
      ))}
    </ul>
  )
}
