import { getTranslations } from 'next-intl/server'
import { formatCount } from '#lib/domain/format/count.ts'
import { formatMass, sharedMassUnit } from '#lib/domain/format/mass.ts'
import { visible } from '#lib/domain/format/visible.ts'
import { ruleFor } from '#lib/domain/retries/carbon/trace-rule.ts'
import { scale } from '#lib/domain/units/range.ts'
import type { RetryService, RetryView } from '#lib/queries/retries/retries.ts'
import { traceMappings, traceMappingView } from '#lib/queries/retries/trace-mapping.ts'
import { formatAmplification, formatSeconds } from '../../_format/retry-text.ts'
import { formatShare } from '../../_format/share.ts'
import { dataBandOf } from '../../_server/data-band-of.ts'
import type { PageRequest } from '../../_server/read-page.ts'
import { retryQuestionOf } from '../../_server/retries-of-page.ts'
import { Card } from '../card.tsx'
import { CostText } from '../cost-text.tsx'
import { RangeText } from '../range-text.tsx'
import { ownersOf } from '../sci/owners-of.ts'
import { selectionWords } from '../sci/selection-words.ts'
import { TableScroll } from '../table-scroll.tsx'
import { MappingEditor } from './mapping-editor.client.tsx'
import { MappingHistory } from './mapping-history.tsx'

const END = 'px-3 py-2 text-end whitespace-nowrap'
/** A longer table scrolls by itself. */
const MOST_OPEN = 30
const COLUMNS = ['co2e', 'range', 'cost', 'share', 'basis', 'amplification', 'visits'] as const

/** The services of the traces: which usage of the bills each is, and what of it was wasted. */
export async function ServicesCard({ page, answer }: { page: PageRequest; answer: RetryView }) {
  const t = await getTranslations()
  const { scope, organisation } = page
  const [mapping, versions, band] = await Promise.all([
    traceMappingView(scope, retryQuestionOf(page)),
    traceMappings(scope),
    dataBandOf(scope),
  ])
  const unit =
    page.view.unit ??
    sharedMassUnit(answer.services.map(({ waste }) => (waste?.attributedG.central ?? 0) / 1000))
  return (
    <Card title={t('retries.services.title')} detail={t('retries.services.detail')}>
      <div id="mapping" className="px-5 pb-5" data-retries="services">
        <TableScroll label={t('retries.services.title')} isTall={answer.services.length > MOST_OPEN}>
          <table className="figures w-full text-[0.8125rem]">
            <thead>
              <tr className="border-b border-line text-xs text-muted">
                <th scope="col" className="px-3 py-2.5 text-start font-medium">
                  {t('retries.services.service')}
                </th>
                <th scope="col" className="px-3 py-2.5 text-start font-medium">
                  {t('retries.services.usage')}
                </th>
                {COLUMNS.map((name) => (
                  <th key={name} scope="col" className={`${END} font-medium`}>
                    {name === 'co2e' || name === 'range'
                      ? `${name === 'co2e' ? t('co2e.symbol') : t('figure.rangeLabel')}, ${unit}`
                      : t(`retries.services.${name}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {answer.services.map((service) => {
                const usage = ruleFor(mapping.inForce.rules, service.service)?.usage
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
        {page.shared === undefined && (
          <>
            <MappingEditor
              slug={organisation.slug}
              view={mapping}
              usages={[
                ...ownersOf(t, band).map(({ kind, label, selection }) => ({
                  label: kind === 'all' ? label : t(`sci.form.owners.${kind}`, { name: label }),
                  usage: selection,
                })),
                ...band.tags.map((tag) => ({
                  label: `${t('dimensions.tag')} ${visible(tag)}`,
                  usage: { tag: [tag] },
                })),
              ]}
            />
            <MappingHistory versions={versions} />
          </>
        )}
      </div>
    </Card>
  )
}

interface RowProps {
  readonly service: RetryService
  readonly unit: ReturnType<typeof sharedMassUnit>
  readonly usage: string
  readonly names: { readonly unknown: string; readonly basis: string }
}

function Row({ service, unit, usage, names }: RowProps) {
  const { waste, mapping } = service
  const share = waste?.wastedShare ?? service.wastedWorkShare ?? service.wastedCountShare
  const kilograms = waste && scale(waste.attributedG, 1 / 1000)
  return (
    <tr className="border-b border-line last:border-0" data-service={service.service}>
      <th scope="row" className="max-w-64 min-w-32 px-3 py-2 text-start font-normal break-words">
        {visible(service.service)}
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
        <span className="block text-xs text-muted">{formatCount(service.arrivals)}</span>
      </td>
    </tr>
  )
}
