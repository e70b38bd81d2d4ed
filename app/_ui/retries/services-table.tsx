import { useTranslations } from 'next-intl'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, type MassUnit } from '#lib/domain/format/mass.ts'
import { shortName } from '#lib/domain/format/short-name.ts'
import { ruleFor, type TraceRule } from '#lib/domain/retries/carbon/trace-rule.ts'
import { scale } from '#lib/domain/units/range.ts'
import type { RetryService } from '#lib/queries/retries/retries.ts'
import { formatAmplification, formatSeconds } from '../../_format/retry-text.ts'
import { formatShare } from '../../_format/share.ts'
import { CostText } from '../cost-text.tsx'
import { RangeText } from '../range-text.tsx'
import { selectionWords } from '../sci/selection-words.ts'
import { TableScroll } from '../table-scroll.tsx'

const END = 'px-3 py-2 text-end whitespace-nowrap'
const HEAD =
  'sticky top-0 z-10 bg-surface px-3 py-2.5 font-medium shadow-[inset_0_-1px_0_var(--line)] print:static'
/** A longer table scrolls by itself. */
const MOST_OPEN = 30
const COLUMNS = ['co2e', 'range', 'cost', 'share', 'basis', 'amplification', 'visits'] as const

interface Props {
  readonly services: readonly RetryService[]
  /** In force. */
  readonly rules: readonly TraceRule[]
  readonly unit: MassUnit
}

/** Each service of the traces: its usage, and what of that it wasted. */
export function ServicesTable({ services, rules, unit }: Props) {
  const t = useTranslations()
  return (
    <TableScroll label={t('retries.services.title')} isTall={services.length > MOST_OPEN}>
      <table className="figures w-full text-[0.8125rem]">
        <thead>
          <tr className="text-xs text-muted">
            <th scope="col" className={`${HEAD} text-start`}>
              {t('retries.services.service')}
            </th>
            <th scope="col" className={`${HEAD} text-start`}>
              {t('retries.services.usage')}
            </th>
            {COLUMNS.map((name) => (
              <th key={name} scope="col" className={`${HEAD} text-end whitespace-nowrap`}>
                {name === 'co2e' || name === 'range'
                  ? `${name === 'co2e' ? t('co2e.symbol') : t('figure.rangeLabel')}, ${unit}`
                  : t(`retries.services.${name}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {services.map((service) => {
            const usage = ruleFor(rules, service.service)?.usage
            return (
              <Row
                key={service.service}
                service={service}
                unit={unit}
                usage={
                  service.mapping === 'unmapped' || !usage
                    ? t(`retries.mapping.states.${service.mapping}`)
                    : `${selectionWords(t, usage)}${service.mapping === 'no-usage' ? `: ${t('retries.mapping.states.no-usage')}` : ''}`
                }
                names={{
                  unknown: t('retries.unknown'),
                  basis: service.waste ? t(`retries.basis.${service.waste.basis}`) : '–',
                }}
              />
            )
          })}
        </tbody>
      </table>
    </TableScroll>
  )
}

interface RowProps {
  readonly service: RetryService
  readonly unit: MassUnit
  readonly usage: string
  readonly names: { readonly unknown: string; readonly basis: string }
}

function Row({ service, unit, usage, names }: RowProps) {
  const { waste, mapping } = service
  const share = waste?.wastedShare ?? service.wastedWorkShare ?? service.wastedCountShare
  const kilograms = waste && scale(waste.attributedG, 1 / 1000)
  return (
    <tr className="border-b border-line last:border-0" data-service={service.service}>
      <th scope="row" className="max-w-64 min-w-32 px-3 py-2 text-start font-normal wrap-anywhere">
        {shortName(service.service)}
      </th>
      <td
        className={`max-w-72 min-w-36 px-3 py-2 text-start break-words ${mapping === 'unmapped' || mapping === 'no-usage' ? 'text-warn' : 'text-muted'}`}
      >
        {usage}
      </td>
      <td className={END}>{kilograms ? formatMass(kilograms.central, unit) : names.unknown}</td>
      <td className={`${END} text-muted`}>
        {kilograms ? <RangeText kilograms={kilograms} unit={unit} /> : '–'}
      </td>
      <td className={END}>{waste ? <CostText cost={waste.cost} /> : '–'}</td>
      <td className={END}>{share === null ? '–' : formatShare(share)}</td>
      <td className={END}>
        {names.basis}
        <span className="block text-xs text-muted">
          {formatSeconds(service.wastedWorkSeconds)} / {formatSeconds(service.workSeconds)}
        </span>
      </td>
      <td className={END}>{formatAmplification(service.endToEndAmplification)}</td>
      <td className={END}>
        {formatAmplification(service.visits)}
        <span className="block text-xs text-muted">{formatCount(service.visitCount)}</span>
      </td>
    </tr>
  )
}
